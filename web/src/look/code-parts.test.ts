import {describe, expect, it} from "vitest"
import {partsOf} from "./code-parts.ts"

const cut = (code: string, facets: Readonly<Record<string, string>>): string =>
  partsOf(code, facets)
    .map(({text, facet}) => `${facet}:${text}`)
    .join(" ")

describe("the parts of a code", () => {
  it("are its facets", () =>
    expect(cut("20010100110000", {equipment: "20", site: "010100", method: "11", processing: "00"})).toBe(
      "equipment:20 site:010100 method:11 processing:00 reserve:00",
    ))
  it("leave room for what is constant", () =>
    expect(cut("A010A100A000", {equipment: "A0", site: "A100", method: "A0"})).toBe(
      "equipment:A0 reserve:10 site:A100 method:A0 reserve:00",
    ))
  it("are the whole code where no facet is known", () => expect(cut("2001", {})).toBe("reserve:2001"))
})
