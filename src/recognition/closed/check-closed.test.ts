import {describe, expect, it} from "vitest"
import {lexiconTables} from "../../shelf/index.ts"
import {shelf} from "../../shelf/made-shelf.ts"
import {checkClosedLexicon} from "./check-closed.ts"

const edition = shelf.edition("us-1.1")
const tables = lexiconTables(edition.naming)
const faultsOf = (changed: object) =>
  checkClosedLexicon(edition, {...tables, ...changed}).map(({id, place}) => [id, place.table, place.row])

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
})
