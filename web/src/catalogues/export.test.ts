import {describe, expect, it} from "vitest"
import {endpoints} from "../../../src/api/index.ts"
import type {ExportForm, MappingState} from "../../../src/api/lists.ts"
import {exportAddress, leftOutBy} from "./export.ts"

const place = {institution: "i1", catalogue: "c1"}

describe("exportAddress", () => {
  it("is the route's path", () => {
    const path = endpoints["catalogues.export"].path.replace(":institution", "i1").replace(":catalogue", "c1")
    expect(exportAddress(place, "sssom", [], "zh")).toBe(`${path}?as=sssom`)
  })
  it("names the states where the form asks for them", () => {
    expect(exportAddress(place, "csv", ["accepted", "no match"], "en")).toContain(
      "as=csv&states=accepted%2Cno+match&language=en",
    )
    expect(exportAddress(place, "work", ["accepted"], "zh")).not.toContain("states")
  })
})

describe("leftOutBy", () => {
  const figures = {
    states: {accepted: 5, "in review": 3, proposed: 2, "no match": 1},
    renamed: {accepted: 2, rejected: 1},
  }
  const told = (form: ExportForm, asked: readonly MappingState[] = []) =>
    leftOutBy(form, asked, figures).map(({state, count}) => `${state} ${count}`)
  it("tells what a form leaves out, but for rows that go along with an earlier answer", () => {
    expect(told("conceptmap")).toEqual(["proposed 2", "in review 1"])
    expect(told("sssom")).toEqual(["proposed 2", "in review 1", "no match 1"])
    expect(told("csv", ["in review", "proposed"])).toEqual(["accepted 5", "no match 1"])
  })
})
