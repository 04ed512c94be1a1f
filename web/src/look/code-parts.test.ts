import {describe, expect, it} from "vitest"
import {explainedParts, partsOf} from "./code-parts.ts"

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

describe("the explained parts of a code", () => {
  it.each([
    [
      "of ultrasound",
      "50U301000C0000",
      [
        ["equipment", "50"],
        ["site", "U301"],
        [null, "000"],
        ["method", "C0"],
        [null, "000"],
      ],
    ],
    [
      "of nuclear medicine",
      "C010A107B4000",
      [
        ["equipment", "C0"],
        [null, "10"],
        ["site", "A107"],
        ["method", "B4"],
        [null, "000"],
      ],
    ],
  ] as const)("%s are the whole code, each segment of its facet", (_, code, told) => {
    const segments = told.map(([facet, text], i) => ({segment: `s${i}`, text, facet, zh: "名", en: "name"}))
    const parts = explainedParts(code, segments)
    expect(parts.map(({text}) => text).join("")).toBe(code)
    expect(parts.map(({facet}) => facet ?? null)).toEqual(told.map(([facet]) => facet))
    expect(parts.every(({zh, en}) => zh === "名" && en === "name")).toBe(true)
  })
  it("are the code alone till they are told", () =>
    expect(explainedParts("50U301000C0000")).toEqual([{segment: "whole", text: "50U301000C0000", facet: "reserve"}]))
})
