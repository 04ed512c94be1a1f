import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {recogniseRow} from "./beside.ts"
import {explanation} from "./explanation.ts"
import {meaningOf, meaningsOf} from "./meanings.ts"
import {holder, lexiconRow, type OwnWord, ownWord, ownWordFault, withOwnWords} from "./own-words.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicons("5.0")
const open = shelf.lexicon("5.0").open
const us = shelf.lexicon("us-1.1").closed[0]
const harmless = (word: string): OwnWord => ({word, kind: "aside", value: ""})
const radiology = (word: string, kind: OwnWord["kind"], value: string): OwnWord => ({
  ...{word, kind, value},
  family: "radiology",
})
const read = (name: string, ...words: readonly OwnWord[]) => recognise(withOwnWords(lexicon, words), name)
const codes = (name: string, ...words: readonly OwnWord[]) => read(name, ...words).items.map(({code}) => code)
const fault = (word: OwnWord, family: "radiology" | "ultrasound" = "radiology") =>
  ownWordFault(lexicon, word, family)?.id

describe("a word that means nothing", () => {
  it("makes a name sure that nothing else kept from it, and tells so", () => {
    expect(read("胸部CT平扫(囧)")).toMatchObject({accepted: false, flags: ["unknown-text"]})
    const taught = read("胸部CT平扫(囧)", harmless("囧"))
    expect(taught).toMatchObject({accepted: true, flags: ["institution-word"], status: "standard"})
    expect(taught.items.map(({code}) => code)).toEqual(codes("胸部CT平扫"))
    expect(taught.account).toContainEqual({at: 7, length: 1, text: "囧", as: "aside", value: "", own: true})
    expect(explanation(taught, "zh")).toContain("囧 = 搁置（本机构用词）")
    expect(explanation(taught, "en")).toContain("囧 = set aside (the institution's word)")
  })
  it("is read in names of every family", () => {
    expect(read("甲状腺彩超(囧)")).toMatchObject({accepted: false})
    expect(read("甲状腺彩超(囧)", harmless("囧"))).toMatchObject({accepted: true, flags: ["institution-word"]})
  })
  it("leaves names without it as they are, to the version", () => {
    const before = read("胸部CT平扫")
    const after = read("胸部CT平扫", harmless("囧"))
    expect(after.version).not.toBe(before.version)
    expect({...after, version: ""}).toEqual({...before, version: ""})
  })
  it("leaves what else is not understood a doubt", () => {
    expect(read("胸部CT平扫(囧魑)", harmless("囧"))).toMatchObject({
      accepted: false,
      flags: ["institution-word", "unknown-text"],
    })
  })
})

describe("a word with a meaning", () => {
  const side = meaningOf(open ?? raise(), {kind: "side", value: "left"})
  it("is a site, a side, a method, as the standard's own words are", () => {
    expect(side?.zh).toBe("左侧")
    expect(codes("魑CT平扫", radiology("魑", "site", "胸部"))).toEqual(codes("胸部CT平扫"))
    expect(codes("膝关节MR平扫(魑)", {word: "魑", kind: "side", value: "left"})).toEqual(codes("左膝关节MR平扫"))
    expect(codes("胸部CT魑", radiology("魑", "method", "contrast"))).toEqual(codes("胸部CT增强"))
    expect(codes("胸部魑", radiology("魑", "position", "01"))).toEqual(codes("胸部正位"))
    expect(codes("胸部平扫(魑)", radiology("魑", "modality", "CT"))).toEqual(codes("胸部CT平扫"))
    expect(codes("魑彩超", {word: "魑", kind: "site", value: "甲状腺", family: "ultrasound"})).toEqual(
      codes("甲状腺彩超"),
    )
  })
  it("never lets an answer stand that does not show it", () => {
    expect(read("胸部MR平扫(魑)", radiology("魑", "method", "CT:33")).accepted).toBe(false)
    expect(read("胸部CT平扫(魑)", radiology("魑", "position", "01")).accepted).toBe(false)
    expect(read("胸部CT平扫(魑)", radiology("魑", "modality", "MR")).accepted).toBe(false)
    expect(read("胸部CT平扫(魑)", radiology("魑", "site", "盆腔")).items.length).not.toBe(1)
    const route: OwnWord = {word: "魑", kind: "route", value: "经阴道", family: "ultrasound"}
    expect(read("甲状腺彩超(魑)", route).flags).toEqual(["institution-word", ...read("甲状腺彩超(经阴道)").flags])
  })
  it("is of its own family alone", () => {
    const word: OwnWord = {word: "魑", kind: "site", value: "甲状腺", family: "ultrasound"}
    expect(read("胸部CT平扫(魑)", word)).toMatchObject({accepted: false, flags: ["unknown-text"]})
  })
  it("is left unread where the edition has not what it means", () => {
    expect(read("胸部CT平扫(魑)", radiology("魑", "site", "没有"))).toMatchObject({flags: ["unknown-text"]})
  })
  it("is read in columns beside the name", () => {
    const beside = [{kind: "side", column: "侧别", text: "魑"}] as const
    const row = {name: "膝关节MR平扫", beside}
    expect(recogniseRow(lexicon, row)).toMatchObject({flags: expect.arrayContaining(["column-unread"])})
    const taught = recogniseRow(withOwnWords(lexicon, [{word: "魑", kind: "side", value: "left"}]), row)
    expect(taught.items.map(({code}) => code)).toEqual(codes("左膝关节MR平扫"))
    expect(taught.flags).toEqual(["institution-word"])
  })
})

describe("what the lexicon knows", () => {
  it("is never read otherwise by a word, whatever it was taught before", () => {
    // words that could not be taught: the lexicon's own are found first
    const swallowing = [harmless("部C"), harmless("胸部"), harmless("囧胸"), radiology("平扫", "method", "contrast")]
    for (const name of ["胸部CT平扫", "囧胸部CT平扫", "胸部CT平扫(急)"]) {
      const [before, after] = [read(name), read(name, ...swallowing)]
      expect({...after, version: ""}).toEqual({...before, version: ""})
    }
  })
  it("refuses a word that it has, or a part of which it has", () => {
    expect(fault(harmless("胸部"))).toBe("word.known")
    expect(fault(radiology("胸部", "site", "盆腔"))).toBe("word.known")
    expect(fault(harmless("囧胸部"))).toBe("word.contains")
    expect(fault(radiology("囧增强", "method", "plain"))).toBe("word.contains")
    expect(fault(harmless("囧经阴道"))).toBe("word.contains") // of ultrasound
  })
})

describe("ownWordFault", () => {
  it("finds nothing in a word that none knows", () => {
    expect(fault(harmless("囧"))).toBeUndefined()
    expect(fault(radiology("魑魅", "site", "胸部"))).toBeUndefined()
  })
  it("knows the meanings of the family alone that a word is taught for, and what is said in all", () => {
    expect(fault({word: "魑", kind: "site", value: "甲状腺"}, "ultrasound")).toBeUndefined()
    expect(fault({word: "魑", kind: "route", value: "经阴道"}, "ultrasound")).toBeUndefined()
    expect(fault({word: "魑", kind: "site", value: "全脊柱"}, "ultrasound")).toBe("word.meaning")
    expect(fault({word: "阴超", kind: "site", value: "胸部"})).toBe("word.known") // a route of ultrasound
    expect(fault(radiology("腓总神经", "site", "小腿"))).toBeUndefined() // a site of ultrasound too
    expect(fault({word: "腓总神经", kind: "side", value: "left"})).toBe("word.known")
  })
  it("refuses what is no word", () => {
    expect(["", "()", "12", "- ."].map(word => fault(harmless(word)))).toEqual(Array(4).fill("word.empty"))
    expect(fault(harmless("囧".repeat(41)))).toBe("word.long")
  })
  it("refuses a meaning that the edition has not", () => {
    expect(fault(radiology("囧", "site", "没有"))).toBe("word.meaning")
    expect(fault(radiology("囧", "route", "经阴道"))).toBe("word.meaning")
  })
  it("lets no word be harmless that negates, leaves open or counts", () => {
    expect(["未", "非囧", "囧除", "禁"].map(word => fault(harmless(word)))).toEqual(Array(4).fill("word.negates"))
    expect(["囧四枚", "囧5根", "囧2 parts"].map(word => fault(harmless(word)))).toEqual(Array(3).fill("word.counts"))
    expect(fault(harmless("囧2室"))).toBeUndefined()
  })
})

describe("a word as it is kept", () => {
  it("is folded as names are", () => expect(ownWord(lexicon, " ＡＢ囧顱 ")).toBe("ab囧颅"))
  it("is found in names however these are written", () => {
    const holds = holder(lexicon, ["ab囧"])
    expect([holds("胸部ＡＢ囧"), holds("胸部AB囧"), holds("胸部囧")]).toEqual([true, true, false])
  })
  it("is a row of its family's lexicon", () => {
    expect(lexiconRow(harmless("囧"), "radiology", "两家机构")).toEqual({
      ...{word: "囧", facet: "aside", value: "", reason: "两家机构"},
    })
    expect(lexiconRow({word: "囧", kind: "route", value: "经阴道"}, "ultrasound", "两家机构")).toEqual({
      ...{word: "囧", says: "route=经阴道", reason: "两家机构"},
    })
  })
})

describe("meaningsOf", () => {
  it("names a site by what its sides share, in English too", () => {
    const site = (key: string) => meaningOf(open ?? raise(), {kind: "site", value: key})
    expect(site("膝关节")).toMatchObject({zh: "膝关节", en: "knee joints", modalities: ["CT", "MR", "XR"]})
    expect(meaningOf(us ?? raise(), {kind: "site", value: "甲状腺"})).toMatchObject({en: "thyroid", modalities: ["US"]})
  })
  it("has codes but those for what is not told apart", () => {
    const all = meaningsOf(open ?? raise()).map(({kind, value}) => `${kind} ${value}`)
    expect(all).toContain("position 01")
    expect(all).toContain("method CT:11")
    expect(all.filter(one => / (\w+:)?0+$/.test(one))).toEqual([])
  })

  it("has each meaning once, all in both languages", () => {
    for (const one of [open ?? raise(), us ?? raise()]) {
      const all = meaningsOf(one)
      expect(new Set(all.map(({kind, value}) => `${kind} ${value}`)).size).toBe(all.length)
      expect(all.filter(({zh, en}) => zh === "" || en === "")).toEqual([])
      expect(all.length).toBeGreaterThan(100)
    }
  })
})

function raise(): never {
  throw new Error("no such lexicon")
}
