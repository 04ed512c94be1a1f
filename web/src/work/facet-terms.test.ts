import {describe, expect, it} from "vitest"
import {firstFacet, otherTerms, without} from "./facet-terms.ts"

describe("a facet of an item for another", () => {
  it("leaves the other facets of an item as they are, whatever its edition", () => {
    const ultrasound = {equipment: "50", site: "U301", route: "0", detail: "00", method: "C0", additional: "000"}
    expect(without(ultrasound, "site")).toEqual({equipment: "50", method: "C0"})
    const bone = {equipment: "C0", reserve: "10", site: "A107", method: "B4", processing: "0", additional: "00"}
    expect(without(bone, "method")).toEqual({equipment: "C0", site: "A107"})
  })
  it("is one of the same width that is open", () => {
    const terms = ["U3", "U301", "U101", "U102"].map(code => ({code, open: code !== "U102"}))
    expect(otherTerms(terms, "U301").map(({code}) => code)).toEqual(["U101"])
  })
  it("is its site first, and of X-ray its position", () => {
    expect(["CT", "US", "PET/CT", "XR"].map(firstFacet)).toEqual(["site", "site", "site", "position"])
  })
})
