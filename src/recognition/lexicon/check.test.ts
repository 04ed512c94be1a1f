import {describe, expect, it} from "vitest"
import {lexiconTables} from "../../shelf/index.ts"
import {shelf} from "../../shelf/made-shelf.ts"
import {checkLexicon} from "./check.ts"

const edition = shelf.edition("5.0")
const ids = (word: Record<string, string>, site: Record<string, string> = {}) =>
  checkLexicon(edition, {word: [word], site: Object.keys(site).length > 0 ? [site] : []}).map(found => found.id)
const word = (word: string, facet: string, value: string) => ({word, facet, value, reason: "x"})
const aside = (text: string) => word(text, "aside", "")
const site = (word: string) => ({word, any: "胸部", reason: "x"})
/** `id table row column` and what the text tells. */
const told = (tables: Record<string, readonly Record<string, string>[]>) =>
  checkLexicon(edition, tables).map(({id, place, params}) =>
    [id, place.table, place.row, place.column, ...Object.values(params ?? {})].join(" "),
  )

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
  it.each<[string, Record<string, readonly Record<string, string>[]>, readonly string[]]>([
    ["a word twice", {word: [aside("a"), aside("b"), aside("a")]}, ["lexicon.repeated word.csv 4 word a 2"]],
    ["a site twice", {site: [site("a"), site("a")]}, ["lexicon.repeated site.csv 3 word a 2"]],
    [
      "a word in both tables",
      {site: [site("b")], word: [aside("a"), aside("b")]},
      ["lexicon.shadowed word.csv 3 word b"],
    ],
    ["no word", {word: [aside("")]}, ["lexicon.unfolded word.csv 2 word "]],
    ["blanks alone", {word: [aside(" ")]}, ["lexicon.unfolded word.csv 2 word  "]],
    ["a sign that is left out", {site: [site("肝、胆")]}, []],
    ["no reason", {site: [site("a"), {...site("b"), reason: ""}]}, ["lexicon.reason site.csv 3 reason b"]],
    [
      "sites of a modality",
      {site: [{...site("a"), CT: "胸部 头颅 !足|没有"}]},
      ["lexicon.value site.csv 2 CT 头颅 site", "lexicon.value site.csv 2 CT 足|没有 site"],
    ],
    ["one site of two", {site: [{...site("a"), any: "胸部|足"}]}, []],
    ["an undecided site", {site: [{...site("a"), any: "(未定)"}]}, []],
    ["an open site", {site: [{...site("a"), any: "某区"}], "open-site": [{site: "某区"}]}, []],
    [
      "levels of the spine",
      {
        level: [
          {site: "胸部", beside: "胸部"},
          {site: "椎", beside: "胸部 怪"},
        ],
      },
      ["lexicon.value level.csv 3 site 椎 site", "lexicon.value level.csv 3 beside 怪 site"],
    ],
    ["a region's vessels", {site: [{...site("a"), any: "某区"}], vessel: [{site: "某区"}]}, []],
    [
      "a site that is brought",
      {word: [word("a", "method", "MR:43 @胸部"), word("b", "method", "MR:43 @怪")], site: []},
      ["lexicon.value word.csv 3 value @怪 method"],
    ],
    ["a word of a site that is brought", {word: [word("a", "side", "left@怪")], site: [site("怪")]}, []],
    [
      "several values",
      {word: [word("a", "method", "CT:11 plain  CT:zz XX:11 CT:33?")]},
      ["lexicon.value word.csv 2 value CT:zz method", "lexicon.value word.csv 2 value XX:11 method"],
    ],
    ["a code that has no modality", {word: [word("a", "method", "11")]}, ["lexicon.value word.csv 2 value 11 method"]],
    [
      "post-processing",
      {word: [word("a", "processing", "11"), word("b", "processing", "zz")]},
      ["lexicon.value word.csv 3 value zz processing"],
    ],
    [
      "a view",
      {word: [word("a", "position", "01 02"), word("b", "position", "01 zz")]},
      ["lexicon.value word.csv 3 value zz position"],
    ],
    [
      "equipment",
      {
        word: [
          word("a", "equipment", "22"),
          word("b", "equipment", "zz"),
          word("c", "mobile", "42"),
          word("d", "mobile", "zz"),
        ],
      },
      ["lexicon.value word.csv 3 value zz equipment", "lexicon.value word.csv 5 value zz mobile"],
    ],
    [
      "a modality",
      {word: [word("a", "modality", "CT"), word("b", "modality", "US")]},
      ["lexicon.value word.csv 3 value US modality"],
    ],
    [
      "a side",
      {word: [word("a", "side", "left"), word("b", "side", "links")]},
      ["lexicon.value word.csv 3 value links side"],
    ],
    [
      "a count of views",
      {word: [word("a", "views", "12"), word("b", "views", "1a"), word("c", "views", "a1")]},
      ["lexicon.value word.csv 3 value 1a views", "lexicon.value word.csv 4 value a1 views"],
    ],
    ["a kind", {word: [word("a", "colour", "red")]}, ["lexicon.facet word.csv 2 facet colour"]],
  ])("tells %s with its place", (_, tables, expected) => expect(told(tables)).toEqual(expected))
  it("tells rows of roles and pairs with their places", () => {
    const role = {facet: "method", modality: "CT", code: "11", role: "plain", reason: "x"}
    const pair = {modality: "MR", beside: "11", special: "52", method: "7f"}
    expect(
      told({
        role: [role, {...role, facet: "colour"}, {...role, role: "plane", code: "31", reason: ""}],
        pair: [pair, {...pair, beside: "zz", special: "yy"}, {...pair, method: "7e"}],
      }),
    ).toEqual([
      "lexicon.facet role.csv 3 facet colour",
      "lexicon.value role.csv 4 role plane method",
      "lexicon.value role.csv 4 code 31 method",
      "lexicon.reason role.csv 4 reason 31",
      "lexicon.value pair.csv 3 beside zz method",
      "lexicon.value pair.csv 3 special yy method",
      "lexicon.idle pair.csv 4 method 7e",
    ])
  })
})
