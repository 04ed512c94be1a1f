import {describe, expect, it} from "vitest"
import {editionInUse} from "../api/edition.ts"
import type {EditionSummary} from "../look/usual-edition.ts"
import {editionOfRow, editionsToFind, isSameItem} from "./find-edition.ts"
import {madeItem, madeRow} from "./made-rows.ts"

const edition = (id: string, status: EditionSummary["status"] = "released"): EditionSummary => ({
  ...{edition: id, status, zh: id, en: id, items: 1, facets: [], hash: id},
})
const editions = [
  edition("3.0", "retired"),
  edition("5.0"),
  edition("6.0", "draft"),
  edition("pet-1.1"),
  edition("us-1.1"),
]
const found = (...first: readonly string[]) => editionsToFind(editions, first).map(({edition: id}) => id)

describe("the editions that items for a row are found in", () => {
  it("are every family's in force, that of the row first", () => {
    expect(found("us-1.1", "5.0")).toEqual(["us-1.1", "5.0", "pet-1.1"])
    expect(found("5.0", "5.0")).toEqual(["5.0", "pet-1.1", "us-1.1"])
  })
  it("hold one that is retired or a draft where the row is of it, or it is in use", () => {
    expect(found("3.0", "6.0")).toEqual(["3.0", "6.0", "5.0", "pet-1.1", "us-1.1"])
  })
  it("begin with that of the draft, else of what stands, else the one in use", () => {
    const ultrasound = {...madeItem("50U301000C0000"), edition: "us-1.1"}
    const row = madeRow("r")
    expect(editionOfRow([ultrasound], row)).toBe("us-1.1")
    expect(editionOfRow([], {mapping: {...row.mapping, items: [ultrasound]}})).toBe("us-1.1")
    expect(editionOfRow([], {mapping: {...row.mapping, items: []}})).toBe(editionInUse)
  })
})

it("tells items of two editions apart though their code is the same", () => {
  const item = madeItem("1")
  expect(isSameItem(item, {...item})).toBe(true)
  expect(isSameItem(item, {...item, edition: "us-1.1"})).toBe(false)
})
