import {describe, expect, it} from "vitest"
import {
  type Count,
  inEdition,
  looksLikeCode,
  narrowedBy,
  queryOf,
  termsByFacet,
  termValue,
  withFacet,
  withoutFacets,
} from "./state.ts"

const address = {q: "颅脑", edition: "5.0", modality: "CT", site: "0101", method: "CT/11", item: "20010100110000"}

describe("the address of a search", () => {
  it("narrows by what the page knows, and nothing empty", () =>
    expect(narrowedBy({...address, site: "", strange: "x"})).toEqual({modality: "CT", method: "CT/11"}))
  it("asks the server for trimmed words no longer than it takes", () => {
    expect(queryOf("  ", {})).toEqual({})
    expect(queryOf(" 颅脑 ", {modality: "CT"})).toEqual({q: "颅脑", modality: "CT"})
    expect(queryOf("x".repeat(1_000_000), {}).q).toHaveLength(200)
  })
  it("lets go of a term chosen again", () => {
    expect(withFacet(address, "site", "0101").site).toBeUndefined()
    expect(withFacet(address, "site", "0102").site).toBe("0102")
  })
  it("lets go of a modality's terms with it, but not of the site", () =>
    expect(withFacet(address, "modality", "MR")).toEqual({
      q: "颅脑",
      edition: "5.0",
      modality: "MR",
      site: "0101",
      item: "20010100110000",
    }))
  it("keeps the words in another edition", () => expect(inEdition(address, "3.0")).toEqual({q: "颅脑", edition: "3.0"}))
  it("can let go of all that narrows", () =>
    expect(withoutFacets(address)).toEqual({q: "颅脑", edition: "5.0", item: "20010100110000"}))
})

describe("counted terms", () => {
  const count = (facet: Count["facet"], code: string, n: number, modality?: string): Count => ({
    facet,
    code,
    zh: code,
    en: code,
    n,
    ...(modality !== undefined && {modality}),
  })
  const counts = [
    count("modality", "CT", 5),
    count("modality", "MR", 4),
    count("site", "01", 9),
    count("site", "02", 9),
    count("method", "11", 2, "CT"),
    count("method", "21", 3, "CT"),
    count("processing", "11", 3, "CT"),
  ]
  const shown = (narrowed: object) => termsByFacet(counts, narrowed).map(({facet}) => facet)
  it("are of modality and site first", () => expect(shown({})).toEqual(["modality", "site"]))
  it("are of all facets with a choice in one modality", () =>
    expect(shown({modality: "CT"})).toEqual(["modality", "site", "method"]))
  it("show a facet that is chosen", () => expect(shown({processing: "CT/11"})).toContain("processing"))
  it("stand in the address with their modality", () => {
    expect(termValue(count("method", "A0", 1, "PET/CT"))).toBe("PET/CT/A0")
    expect(termValue(count("site", "01", 1))).toBe("01")
  })
})

describe("a text", () => {
  it.each([
    ["20010100110000", true],
    ["50U101000C0000", true],
    ["2001", false],
    ["ctlunaoplain", false],
    ["CT颅脑(平扫)", false],
  ])("%s can only be a code: %s", (text, is) => expect(looksLikeCode(text)).toBe(is))
})
