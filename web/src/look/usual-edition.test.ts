import {describe, expect, it} from "vitest"
import {type EditionSummary, usualEdition} from "./usual-edition.ts"

const edition = (id: string, status: EditionSummary["status"], days: Partial<EditionSummary> = {}): EditionSummary => ({
  edition: id,
  status,
  zh: id,
  en: id,
  items: 1,
  facets: [],
  hash: "",
  ...days,
})

describe("the usual edition", () => {
  it.each([
    [["3.0", "5.0", "us"], "5.0"],
    [["us", "draft"], "us"],
    [["draft"], "draft"],
    [[], undefined],
  ])("of %j is %s", (ids, usual) => {
    const known: Readonly<Record<string, EditionSummary>> = {
      "3.0": edition("3.0", "retired", {published: "2022-12"}),
      "5.0": edition("5.0", "released", {published: "2023-12", inForce: "2024-03-01"}),
      us: edition("us", "released"),
      draft: edition("draft", "draft", {published: "2026"}),
    }
    expect(usualEdition(ids.flatMap(id => known[id] ?? []))?.edition).toBe(usual)
  })
})
