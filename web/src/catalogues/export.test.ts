import {describe, expect, it} from "vitest"
import {endpoints} from "../../../src/api/index.ts"
import {exportAddress} from "./export.ts"

const place = {institution: "i1", catalogue: "c1"}

describe("exportAddress", () => {
  it("is the route's path", () => {
    const path = endpoints["catalogues.export"].path.replace(":institution", "i1").replace(":catalogue", "c1")
    expect(exportAddress(place, "sssom", [])).toBe(`${path}?as=sssom`)
  })
  it("names the states where the form asks for them", () => {
    expect(exportAddress(place, "csv", ["accepted", "no match"])).toContain("as=csv&states=accepted%2Cno+match")
    expect(exportAddress(place, "work", ["accepted"])).not.toContain("states")
  })
})
