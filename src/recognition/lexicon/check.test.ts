import {describe, expect, it} from "vitest"
import {lexiconTables} from "../../shelf/index.ts"
import {shelf} from "../../shelf/made-shelf.ts"
import {checkLexicon} from "./check.ts"

const edition = shelf.edition("5.0")
const ids = (word: Record<string, string>, site: Record<string, string> = {}) =>
  checkLexicon(edition, {word: [word], site: Object.keys(site).length > 0 ? [site] : []}).map(found => found.id)

describe("checkLexicon", () => {
  it("finds nothing in the project's own lexicon", () => {
    const found = checkLexicon(edition, lexiconTables("radiology"))
    expect(found.map(({id, place, params}) => [id, place.table, place.row, JSON.stringify(params)].join(" "))).toEqual(
      [],
    )
  })
  it("finds a word that is never read as it is written", () => {
    expect(ids({word: "ＣＴ", facet: "modality", value: "CT", reason: "x"})).toEqual(["lexicon.unfolded"])
  })
  it("finds facets, codes and sites that the edition hasn't", () => {
    expect(ids({word: "a", facet: "colour", value: "red", reason: "x"})).toEqual(["lexicon.facet"])
    expect(ids({word: "a", facet: "method", value: "CT:zz", reason: "x"})).toEqual(["lexicon.value"])
    expect(ids({word: "a", facet: "method", value: "MR:43 @没有", reason: "x"})).toEqual(["lexicon.value"])
    expect(ids({word: "a", facet: "aside", value: "", reason: "x"}, {word: "b", any: "没有", reason: "x"})).toEqual([
      "lexicon.value",
    ])
  })
  it("finds roles that there aren't, and terms that the edition hasn't", () => {
    const role = {facet: "method", modality: "CT", code: "11", role: "plain", reason: "x"}
    const found = (row: Record<string, string>) =>
      checkLexicon(edition, {role: [{...role, ...row}]}).map(({id, place}) => [id, place.column].join(" "))
    expect(found({})).toEqual([])
    expect(found({facet: "colour"})).toEqual(["lexicon.facet facet"])
    expect(found({role: "plane"})).toEqual(["lexicon.value role"])
    expect(found({code: "31"})).toEqual(["lexicon.value code"])
    expect(found({facet: "modality", modality: "", code: "US", role: "scan"})).toEqual(["lexicon.value code"])
    expect(found({reason: ""})).toEqual(["lexicon.reason reason"])
  })
  it("finds a pair that can never stand for two methods", () => {
    const found = (special: string, method: string) =>
      checkLexicon(edition, {pair: [{modality: "MR", beside: "11", special, method}]}).map(({id}) => id)
    expect(found("52", "7f")).toEqual([])
    expect(found("58", "7e")).toEqual(["lexicon.idle"])
    expect(found("58", "zz")).toEqual(["lexicon.value"])
  })
  it("finds a row without its reason and a word in both tables", () => {
    expect(ids({word: "a", facet: "aside", value: "generic", reason: ""})).toEqual(["lexicon.reason"])
    expect(
      ids({word: "a", facet: "aside", value: "generic", reason: "x"}, {word: "a", any: "胸部", reason: "x"}),
    ).toEqual(["lexicon.shadowed"])
  })
})
