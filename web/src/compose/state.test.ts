import {describe, expect, it} from "vitest"
import type {Node} from "../look/nodes.ts"
import {
  askedOf,
  type Choices,
  type FacetChoices,
  fromItem,
  inEdition,
  meansCode,
  missing,
  modalityOf,
  namesOf,
  nodesOf,
  roomOf,
  termsIn,
  withModality,
  withoutTerms,
  withTerm,
} from "./state.ts"

const address = {edition: "5.0", modality: "CT", site: "010100", method: "11", text: "x", closed: "no"}

describe("the address of what is composed", () => {
  it("names terms", () => expect(termsIn({...address, position: ""})).toEqual({site: "010100", method: "11"}))
  it("lets go of a term chosen again", () => {
    expect(withTerm(address, "method", "21").method).toBe("21")
    expect(withTerm(address, "method", "11").method).toBeUndefined()
  })
  it("keeps the site alone in another modality", () =>
    expect(termsIn(withModality(address, "MR"))).toEqual({site: "010100"}))
  it("keeps no term in another edition", () =>
    expect(inEdition(address, "3.0")).toEqual({edition: "3.0", text: "x", closed: "no"}))
  it("can let go of all terms", () => expect(termsIn(withoutTerms(address))).toEqual({}))
  it("comes from an item's own terms", () =>
    expect(
      fromItem({
        edition: "5.0",
        modality: "CT",
        terms: [
          {facet: "site", code: "010100", zh: "", en: ""},
          {facet: "reserve", code: "10", zh: "", en: ""},
        ],
      }),
    ).toEqual({edition: "5.0", modality: "CT", site: "010100"}))
})

describe("choices", () => {
  const term = (code: string, zh: string, more: object = {}): FacetChoices["terms"][number] => ({
    code,
    zh,
    en: zh,
    pinyin: "",
    open: true,
    listed: true,
    ...more,
  })
  const why = {id: "site.modality", params: {}, place: {}, repairs: [], zh: "MR没有此部位", en: "no such site in MR"}
  const sites: FacetChoices = {
    facet: "site",
    zh: "部位",
    en: "site",
    needed: true,
    terms: [
      term("01", "头部"),
      term("0101", "颅脑", {listed: false}),
      term("010100", "颅脑"),
      term("02", "颈部", {open: false, listed: false, why}),
      term("0201", "颈", {open: false, listed: false, why}),
    ],
  }
  const choices: Choices = {
    modalities: [{key: "US", zh: "超声", en: "ultrasound"}],
    facets: [sites, {facet: "method", zh: "方法", en: "method", needed: true, terms: [term("11", "平扫")]}],
    segments: [
      {segment: "equipment", facet: "equipment", at: 0, text: "20", zh: "", en: ""},
      {segment: "site1", facet: "site", at: 2, text: null, zh: "", en: ""},
      {segment: "method", facet: "method", at: 8, text: null, zh: "", en: ""},
    ],
    issues: [],
  }
  const outline = (nodes: readonly Node[]): string =>
    nodes
      .map(({key, why: closed, faint, children}) => {
        const mark = `${closed === undefined ? "" : "!"}${faint ? "?" : ""}`
        return `${key}${mark}${children ? `(${outline(children)})` : ""}`
      })
      .join(" ")

  it("are trees of sites, closed ones with their reason", () => {
    expect(outline(nodesOf(sites, "zh", true))).toBe("01(010100) 02!(0201!)")
    expect(nodesOf(sites, "en", true)[1]?.why).toBe("no such site in MR")
  })
  it("can be the open ones alone", () => expect(outline(nodesOf(sites, "zh", false))).toBe("01(010100)"))
  it("ask for no part that is called as its site, where it is the only one", () => {
    const named = (...last: string[]) => ({
      ...sites,
      terms: [term("01", "头部"), term("0101", "颅脑"), ...last.map((zh, i) => term(`01010${i}`, zh))],
    })
    expect(outline(nodesOf(named("颅脑"), "zh", true))).toBe("01(010100)")
    expect(outline(nodesOf(named("颅脑", "垂体"), "zh", true))).toBe("01(0101(010100 010101))")
    expect(outline(nodesOf(named("垂体"), "zh", true))).toBe("01(0101(010100))")
  })
  it("tell what is missing", () => expect(missing(choices, {site: "01"})).toEqual(["method"]))
  it("tell what is chosen, in order", () =>
    expect(namesOf(choices, {method: "11", site: "0101"}, "zh")).toEqual(["颅脑", "平扫"]))
  it("know the room of each segment", () => expect([0, 1, 2].map(i => roomOf(choices.segments, i))).toEqual([2, 6, 2]))
  it("take the only modality for chosen", () => {
    expect(modalityOf({}, choices.modalities)).toBe("US")
    expect(modalityOf({modality: "CT"}, choices.modalities)).toBe("CT")
    expect(modalityOf({}, [])).toBeUndefined()
  })
  it("are asked without terms where there is no modality", () => {
    expect(askedOf(undefined, {site: "01"})).toEqual({})
    expect(askedOf("CT", {site: "01"})).toEqual({modality: "CT", facets: {site: "01"}})
  })
})

describe("a text", () => {
  it.each([
    ["20010100110000", true],
    ["2001 0100-1100 00", true],
    ["2001010011O000", true],
    ["CT颅脑(平扫)", false],
    ["chest CT", false],
    ["CT 3D", false],
    ["", false],
  ])("%s is meant as a code: %s", (text, is) => expect(meansCode(text)).toBe(is))
})
