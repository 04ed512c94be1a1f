import {readFileSync} from "node:fs"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {digestOf} from "../../tools/digest.ts"
import {pinyinRows} from "../../tools/pinyin.ts"
import {readDigest} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {checkCode, formatCode, parseCode} from "./code.ts"
import {explain} from "./explain.ts"
import {nameOf} from "./name.ts"
import {pinyinOf} from "./pinyin.ts"
import {codeOf} from "./read-name.ts"

const edition = shelf.edition("5.0")

describe("an edition", () => {
  it.each(shelf.ids())("%s has no fault in its tables", id => {
    expect(shelf.faults(id)).toEqual([])
  })

  it.each(["5.0", "us-1.1", "pet-1.1", "spect-2.0"])("%s generates the published list exactly", id => {
    const rows = readDigest(id)
    const made = digestOf(shelf.edition(id), rows[0]?.prefix.length ?? 0)
    expect(made, `editions/${id}/digest.csv is another list: npm run digest -- ${id}`).toEqual(rows)
  })

  it.each(shelf.ids())("%s gives every listed code one name, and every name one code", id => {
    const {items} = shelf.edition(id)
    if (id === "2.5" || id === "3.0") return // cut from 5.0: the layouts alone
    expect(new Set([...items.values()].map(item => item.zh)).size).toBe(items.size)
    expect(new Set([...items.values()].map(item => item.en)).size).toBe(items.size)
    expect([...items.values()].filter(item => /\p{sc=Han}/u.test(item.en))).toEqual([])
  })
})

describe("拼音码", () => {
  it("table is what the words give", () => {
    expect(
      readFileSync(new URL("../../editions/pinyin.csv", import.meta.url), "utf8")
        .trim()
        .split("\n"),
      "editions/pinyin.csv is of other words: npm run pinyin",
    ).toEqual(pinyinRows())
  })
  it.each([
    ["CT颅脑(平扫+三维重建)", "CTLNPSSWCJ"],
    ["MR膀胱(增强)", "MRPGZQ"],
    ["3.0TMR骶髂关节(平扫)", "30TMRDQGJPS"],
    ["囧胸部", "XB"],
    ["胸囧囧部", "XB"],
  ])("of %s is %s", (name, code) => {
    expect(pinyinOf(edition, name)).toBe(code)
  })
})

describe("an explanation", () => {
  it.each([
    ["20010701111100", ["CT不区分设备", "头部", "鼻部", "副鼻窦", "平扫", "三维重建", ""]],
    ["CT颅脑(平扫)", ["CT不区分设备", "头部", "颅脑", "颅脑", "平扫", "", ""]],
  ])("of %s names each segment, the levels of the site by all that stands before them", (text, names) => {
    expect(explain(edition, text).segments.map(({zh}) => zh)).toEqual(names)
  })
})

describe("a code", () => {
  it("is cut into facets", () => {
    expect(parseCode(edition, "20010701111100")).toMatchObject({
      value: {modality: "CT", facets: {equipment: "20", site: "010701", method: "11", processing: "11"}},
    })
  })

  it.each([...edition.items.keys()].filter((_, i) => i % 50 === 0))("%s is written back as read", text => {
    const read = parseCode(edition, text)
    expect(read.ok && formatCode(edition, read.value)).toBe(text)
  })

  it.each([
    ["20010100110000", "listed"],
    ["22072201221100", "listed"],
    ["33050101230000", "listed"],
    ["45072503Xj0000", "unlisted"],
    ["20010102110000", "ruled-out"],
    ["20010100990000", "ruled-out"],
    ["2001010011000", "malformed"],
    ["", "malformed"],
  ])("%s is %s", (text, standing) => {
    expect(checkCode(edition, text).standing).toBe(standing)
  })

  it.each([
    ["2OO1O1OO11OOOO", "20010100110000"],
    ["２００１０１００１１００００", "20010100110000"],
    ["40050106x80000", undefined],
    ["45050106x80000", "45050106X80000"],
    ["44040803m13700", "44040803M13700"],
    ["200101001100000", "20010100110000"],
    ["20110100010000", "20010100110000"],
  ])("%s is repaired to %s", (text, repaired) => {
    const proposed = checkCode(edition, text).issues[0]?.repairs.map(repair => repair.text) ?? []
    if (repaired === undefined) expect(proposed).toEqual([])
    else expect(proposed).toContain(repaired)
  })

  it("never throws, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 40}), text => {
        const check = checkCode(edition, text)
        return check.standing === "malformed" ? check.issues.length > 0 : text.length === 14
      }),
    )
  })
})

describe("a name", () => {
  it.each([
    ["22072201221100", "16排CT左膝关节(平扫+增强+三维重建)", "rule"],
    ["33050101230000", "3.0TMR肝脏动态对比增强(DCE-MRI)", "style"],
    ["20080502330000", "CT肺动脉血管成像(CTPA)", "exception"],
    ["40030202000100", "DR颈椎正位", "rule"],
    ["44040803M13700", "MG双侧乳腺钼靶正、侧位", "rule"],
    ["300722017b0000", "MR左膝关节造影", "style"],
  ])("of %s is %s, by %s", (text, zh, layer) => {
    const read = parseCode(edition, text)
    expect(read.ok && nameOf(edition, read.value, "zh")).toEqual({text: zh, layer})
  })

  it.each(["5.0", "us-1.1", "pet-1.1", "spect-2.0"])("of every item of %s reads back to its code", id => {
    const own = shelf.edition(id)
    const wrong = [...own.items.values()].filter(item => codeOf(own, item.zh) !== item.code)
    expect(wrong).toEqual([])
  })

  it.each([
    ["*16排CT左膝关节（平扫 + 增强 + 三维重建）", "22072201221100"],
    ["RF双踝关节关节造影", "45072503Xj0000"],
    ["DR胸部", "40040100000000"],
    ["随便写的", undefined],
    ["", undefined],
  ])("%s reads as %s", (name, code) => {
    expect(codeOf(edition, name)).toBe(code)
  })
})
