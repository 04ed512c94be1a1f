import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {buildEdition} from "./build-edition.ts"
import {isInForce, readTerm, termTitle, wordOf, writeTerm} from "./term.ts"

const {dictionaries: _d, names: _n, items: _i, ...facts} = shelf.edition("5.0")

describe("a term", () => {
  it.each(shelf.ids())("of %s is written back as read", id => {
    const {dictionaries, modalities} = shelf.edition(id)
    const keys = modalities.map(({key}) => key)
    for (const {facet, terms} of Object.values(dictionaries))
      for (const term of terms) expect(readTerm(facet, writeTerm(term), keys)).toEqual(term)
  })
  it("says what its facet alone has", () => {
    const {site, method, equipment} = shelf.edition("5.0").dictionaries
    expect(site?.any("072201")).toMatchObject({side: "left", of: "膝关节", kind: "joint"})
    expect(method?.get("22", "CT")).toMatchObject({style: "bracket", contrast: "both", group: {code: "2"}})
    expect(method?.get("M1", "XR")?.equipment).toEqual(["44"])
    expect(equipment?.any("22")?.generic).toBe("20")
    expect([equipment?.any("20")].map(term => term && wordOf(term, "en"))).toEqual(["CT"])
    expect([method?.get("00", "CT")].map(term => term && termTitle(term).zh)).toEqual(["仅后处理"])
  })
  it.each([
    [{replaced_by: "M2"}, {codes: ["M2"], relation: "equivalent"}],
    [
      {replaced_by: "010803 010806", relation: "split"},
      {codes: ["010803", "010806"], relation: "split"},
    ],
    [{relation: "none"}, {codes: [], relation: "none"}],
  ])("with %o is retired", (cells, heirs) => {
    const term = readTerm("method", {code: "M5", zh: "钼靶三维断层", modality: "XR", ...cells}, [])
    expect([term.heirs, isInForce(term)]).toEqual([heirs, false])
  })
  it("in force has neither heirs nor a last edition", () => {
    const row = {code: "M2", zh: "钼靶断层", modality: "XR"}
    expect([{}, {until: "5.0"}].map(cells => isInForce(readTerm("method", {...row, ...cells}, [])))).toEqual([
      true,
      false,
    ])
  })
})

describe("the tables of an edition", () => {
  const site = {code: "010100", zh: "颅脑", modalities: "CT"}
  const equipment = {code: "20", modality: "CT", zh: "CT"}
  it.each([
    [{colour: []}, {id: "edition.table-unknown", place: {table: "colour"}}],
    [{site: [{...site, sied: "left"}]}, {id: "edition.column", place: {table: "site", row: 1, column: "sied"}}],
    [
      {site: [site, {...site, code: "010101", side: "lfet"}]},
      {id: "edition.value", place: {table: "site", row: 3, column: "side"}},
    ],
    [{site: [site, site]}, {id: "edition.row-repeated", params: {key: "010100"}, place: {table: "site", row: 3}}],
    [{listed: [{equipment: "99", site: "010100"}]}, {id: "edition.equipment", place: {row: 2, column: "equipment"}}],
    [
      {equipment: [equipment], listed: [{equipment: "20", site: "010100", also: "11 11"}]},
      {id: "edition.listed-twice", params: {code: "20010100110000"}, place: {table: "listed", row: 2}},
    ],
  ])("%j are told %o", (tables, expected) => {
    expect(buildEdition(facts, tables).issues).toMatchObject([expected])
  })
})
