import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {narrowFacets} from "./lists.ts"
import {countItems, narrowItems} from "./narrow.ts"
import {searchItems} from "./search.ts"

const edition = shelf.edition("5.0")
const search = (query: string) => searchItems(edition, query, {sounds: shelf.sounds()})
const first = (query: string) => search(query).items[0]?.zh
const isFuzzy = (query: string) => search(query).fuzzy

describe("a search", () => {
  it.each([
    ["ctxbps", "CT胸部(平扫)"],
    ["chest plain ct", "CT胸部(平扫)"],
    ["平扫胸部", "CT胸部(平扫)"],
    ["ＣＴ胸部（平扫）", "CT胸部(平扫)"],
    ["左膝 正侧位", "DR左膝关节正、侧位"],
    ["x线 胸部", "DR胸部正位"],
    ["冠状动脉成像", "CT冠状动脉血管成像(CTA)"],
    ["颅脑", "CT颅脑(平扫)"],
    ["20040100110000", "CT胸部(平扫)"],
    ["0401001100", "CT胸部(平扫)"],
    ["2004 0100 11", "CT胸部(平扫)"],
    ["头部 ct", "CT颅脑(平扫)"],
    ["xiongbu ct", "CT胸部(平扫)"],
    ["xi guan jie mr", "MR左膝关节(平扫)"],
    ["xiguanj", "CT左膝关节(平扫)"],
    ["lunao", "CT颅脑(平扫)"],
  ])("for “%s” begins with %s", (query, name) => {
    expect(isFuzzy(query)).toBe(false)
    expect(first(query)).toBe(name)
  })

  it.each([
    ["chets ct", "CT胸部(平扫)"],
    ["abdomnal aorta", "CT腹主动脉血管成像(CTA)"],
    ["2OO4O1OO11", "CT胸部(平扫)"],
    ["冠脉 CTA", "CT冠状动脉血管成像(CTA)"],
    ["胸部正部位", "DR胸部正位"],
    ["胸布平扫", "CT胸部(平扫)"],
    ["胸布 ct", "CT胸部(平扫)"],
    ["宽关节 mr", "MR左髋关节(平扫)"],
    ["乳线", "MR乳腺(平扫)"],
    ["胸部正", "DR胸部正位"],
    ["左膝关结 mr", "MR左膝关节(平扫)"],
    ["头颅 ct 平扫", "CT颅脑(平扫)"],
    ["mri knee", "MR左膝关节(平扫)"],
  ])("for “%s”, typed as it may be, begins with %s", (query, name) => {
    expect(first(query)).toBe(name)
  })

  it.each(["hand", "bone", "liver", "chest", "plain", "knee", "contrast"])("takes “%s” for no 拼音", word => {
    expect(search(word)).toEqual(searchItems(edition, word))
  })

  it("tells that nothing fits as written, and finds nothing for what is far from everything", () => {
    expect(isFuzzy("chets")).toBe(true)
    expect(searchItems(edition, "qqqqwwww").items).toEqual([])
    expect(searchItems(edition, " 、() ").items).toEqual([])
  })

  it.each(shelf.ids())("of %s finds every item by its names and code", id => {
    const own = shelf.edition(id)
    for (const item of [...own.items.values()].filter((_, i) => i % 29 === 0))
      for (const query of [item.zh, item.en, item.code]) {
        const found = searchItems(own, query)
        expect(found.fuzzy, query).toBe(false)
        expect([found.items[0]?.zh, found.items[0]?.code], query).toContain(query === item.code ? item.code : item.zh)
      }
  })

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 30}), query => {
        const {items} = search(query)
        return items.length <= edition.items.size
      }),
      {numRuns: 50},
    )
  })
})

describe("narrowing", () => {
  const items = [...edition.items.values()]
  const narrow = {modality: "CT", site: "04", method: "CT/11"}
  it("keeps what has all the terms", () => {
    const kept = narrowItems(edition, items, narrow)
    expect(kept).toContain(edition.items.get("20040100110000"))
    expect(kept.every(({code}) => /^2004....11/.test(code))).toBe(true)
    expect(narrowItems(edition, kept, {equipment: "22"})).toEqual(kept)
  })
  it("counts in each facet what choosing the term would leave", () => {
    const counts = countItems(edition, items, narrow)
    expect(new Set(counts.map(({facet}) => facet))).toEqual(
      new Set(["modality", "site", "method", "processing", "equipment"]),
    )
    for (const {facet, code, modality, n} of counts)
      expect([
        facet,
        code,
        narrowItems(edition, items, {...narrow, [facet]: modality ? `${modality}/${code}` : code}).length,
      ]).toEqual([facet, code, n])
  })
  it.each(shelf.ids())("of %s counts sites of all levels in the order of their codes", id => {
    const own = shelf.edition(id)
    const sites = countItems(own, [...own.items.values()], {}).filter(({facet}) => facet === "site")
    expect(sites.map(({code}) => code)).toEqual(sites.map(({code}) => code).toSorted())
    const top = sites.filter(({code}) => !sites.some(other => other.code !== code && code.startsWith(other.code)))
    expect(top.reduce((sum, {n}) => sum + n, 0)).toBe(own.items.size)
    expect(narrowFacets).toContain("site")
  })
})
