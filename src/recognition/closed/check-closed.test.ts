import {describe, expect, it} from "vitest"
import {lexiconTables} from "../../shelf/index.ts"
import {shelf} from "../../shelf/made-shelf.ts"
import {checkClosedLexicon} from "./check-closed.ts"

const edition = shelf.edition("us-1.1")
const tables = lexiconTables(edition.naming)
const faultsOf = (changed: object) =>
  checkClosedLexicon(edition, {...tables, ...changed}).map(({id, place}) => [id, place.table, place.row])
const site = (word: string, US: string) => ({word, US, reason: "x"})
const word = (word: string, says: string) => ({word, says, reason: "x"})

describe("the tables of a closed edition's lexicon", () => {
  it.each(["us-1.1", "pet-1.1", "spect-2.0"])("of %s have no faults", id => {
    const own = shelf.edition(id)
    expect(checkClosedLexicon(own, lexiconTables(own.naming))).toEqual([])
  })
  it.each([
    [{site: [{word: "大腿骨", US: "股骨", reason: "x"}]}, ["lexicon.value", "site.csv", 2]],
    [{site: [{word: "肝", US: "肝脏|胆", reason: "x"}]}, ["lexicon.value", "site.csv", 2]],
    [{site: [{word: "残尿", US: "膀胱/积液", reason: "x"}]}, ["lexicon.value", "site.csv", 2]],
    [{site: [{word: "某区", US: "@某区", reason: "x"}]}, ["lexicon.value", "site.csv", 2]],
    [{site: [{word: "肝", US: "肝脏", reason: ""}]}, ["lexicon.reason", "site.csv", 2]],
    [{word: [{word: "ＵＳ", says: "modality=US", reason: "x"}]}, ["lexicon.unfolded", "word.csv", 2]],
    [{word: [{word: "us", says: "modaliti=US", reason: "x"}]}, ["lexicon.facet", "word.csv", 2]],
    [{word: [{word: "经鼻", says: "route=经鼻", reason: "x"}]}, ["lexicon.value", "word.csv", 2]],
    [{word: [{word: "五维", says: "method=五维", reason: "x"}]}, ["lexicon.value", "word.csv", 2]],
    [{word: [{word: "左", says: "side=links", reason: "x"}]}, ["lexicon.value", "word.csv", 2]],
    [{word: [{word: "旗", says: "flag=none", reason: "x"}]}, ["lexicon.value", "word.csv", 2]],
    [{group: [{members: "肝脏 股骨", least: "2", site: "肝胆脾胰", reason: "x"}]}, ["lexicon.value", "group.csv", 2]],
    [{who: [{who: "child", site: "肝脏", means: "小儿肝脏", reason: "x"}]}, ["lexicon.value", "who.csv", 2]],
  ])("%j is told with its place", (changed, fault) => {
    expect(faultsOf(changed)).toEqual([fault])
  })
  it("holds a word twice for the same modality a fault", () => {
    const row = {word: "us", says: "modality=US", reason: "x"}
    expect(faultsOf({word: [row, row]})).toEqual([["lexicon.repeated", "word.csv", 3]])
  })
  it.each<[string, object, readonly string[]]>([
    [
      "sites of a cell",
      {site: [site("甲", "肝脏 胆囊|怪? - @怪 @腹部 怪~~")]},
      [
        "lexicon.value site.csv 2 US 怪 site",
        "lexicon.value site.csv 2 US @怪 site",
        "lexicon.value site.csv 2 US 怪 site",
      ],
    ],
    ["a site that is set aside", {site: [site("甲", ".")]}, []],
    ["a site without its side", {site: [site("甲", "颈动脉")]}, []],
    [
      "a detail of a site",
      {site: [site("甲", "颈部/包块"), site("乙", "肝脏/三级"), site("丙", "怪/三级")]},
      ["lexicon.value site.csv 3 US 肝脏/三级 site", "lexicon.value site.csv 4 US 怪/三级 site"],
    ],
    [
      "a site that a word brings",
      {word: [word("甲", "brings=肝脏"), word("乙", "brings=怪"), word("丙", "site=怪")]},
      ["lexicon.value word.csv 3 says 怪 site", "lexicon.value word.csv 4 says 怪 site"],
    ],
    ["a word of another modality", {word: [{...word("甲", "route=怪"), only: "NM"}]}, []],
    [
      "a word of its own modality",
      {word: [{...word("甲", "route=怪"), only: "US"}]},
      ["lexicon.value word.csv 2 says 怪 route"],
    ],
    [
      "who is examined",
      {word: [word("甲", "who=child"), word("乙", "who=infant"), word("丙", "who=adult")]},
      ["lexicon.value word.csv 4 says adult aside"],
    ],
    ["a flag", {word: [word("甲", "flag=bedside"), word("乙", "flag=怪")]}, ["lexicon.value word.csv 3 says 怪 aside"]],
    [
      "routes and details",
      {word: [word("甲", "route=经阴道"), word("乙", "detail=包块"), word("丙", "detail=怪")]},
      ["lexicon.value word.csv 4 says 怪 site"],
    ],
    [
      "methods",
      {word: [word("甲", "method=造影"), word("乙", "procedure=怪"), word("丙", "procedure=造影")]},
      ["lexicon.value word.csv 3 says 怪 method"],
    ],
    ["takes, where the family has none", {word: [word("甲", "take=怪"), word("乙", "machine=怪")]}, []],
    [
      "sides",
      {word: [word("甲", "side=left"), word("乙", "side=one"), word("丙", "side=links")]},
      ["lexicon.value word.csv 4 says links side"],
    ],
    [
      "a site of a rule",
      {
        side: [{site: "怪", unstated: "both"}],
        contains: [
          {site: "肝脏", part: "怪"},
          {site: "怪", part: "肝脏"},
        ],
      },
      [
        "lexicon.value contains.csv 2 part 怪 site",
        "lexicon.value contains.csv 3 part 怪 site",
        "lexicon.value side.csv 2 site 怪 site",
      ],
    ],
  ])("tells %s with its place", (_, changed, expected) => {
    const found = checkClosedLexicon(edition, {...tables, ...changed})
    const told = found.map(({id, place, params}) =>
      [id, place.table, place.row, place.column, ...Object.values(params ?? {})].join(" "),
    )
    expect(told).toEqual(expected)
  })
})
