import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import type {Item} from "../standard/index.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const open = lexicon.open as OpenLexicon
const listed = [...lexicon.edition.items.values()]
const codes = (name: string) => recognise(lexicon, name).items.map(item => item.code)

describe("a listed item's own name", () => {
  it.each(["5.0", "3.0"])("is that item in %s, Chinese or English, with a star or without", id => {
    const own = shelf.lexicon(id)
    const wrong = [...own.edition.items.values()].flatMap(item =>
      [item.zh, `*${item.zh}`, item.en, ` ${item.en.toUpperCase()} `].filter(name => {
        const read = recognise(own, name)
        return read.status !== "standard" || read.items.map(found => found.code).join() !== item.code
      }),
    )
    expect(wrong).toEqual([])
  })
})

/** Bedside, said first, is of all (policy 1); the vagina's own names say a route too. */
const isApart = ({zh, facets}: Item): boolean => !/^阴道|床旁|移动/.test(zh) && facets.site !== "999999"

describe("laws of recognition", () => {
  const item = fc.constantFrom(...listed)
  const idle = fc.constantFrom("(医保)", "(自费)", "门诊", "住院", "(不含胶片)", "【互认】", "  ", "(电子胶片)", "检查")

  it("sets words aside wherever they stand", () => {
    fc.assert(
      fc.property(item, fc.array(idle, {minLength: 1, maxLength: 3}), fc.boolean(), ({zh}, words, first) => {
        const [before, after] = first ? [words.join(""), ""] : ["", words.join("")]
        expect(codes(`${before}${zh}${after}`)).toEqual(codes(zh))
      }),
    )
  })

  it("never reads a right side where left is said, or the other way about", () => {
    const sided = listed.filter(({facets, modality}) => {
      const target = open.target(open.siteTerm.get(facets.site ?? "")?.of ?? "", modality)
      return target?.left === facets.site
    })
    for (const {zh} of sided) {
      const other = zh.replace("左侧", "右侧").replace("左", "右")
      for (const code of codes(other)) expect(open.siteTerm.get(code.slice(2, 8))?.side).not.toBe("left")
    }
    expect(sided.length).toBeGreaterThan(50)
  })

  it("is blind to width, case and script", () => {
    fc.assert(
      fc.property(item, ({zh}) => {
        const wide = zh.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        expect(codes(wide)).toEqual(codes(zh))
        expect(codes(zh.toLowerCase())).toEqual(codes(zh))
      }),
    )
  })

  it("answers the same whatever was read before", () => {
    fc.assert(
      fc.property(fc.array(item, {minLength: 2, maxLength: 4}), items => {
        const name = items.map(({zh}) => zh).join(";")
        const fresh = shelf.lexicon("5.0")
        expect(recognise({...fresh}, name)).toEqual(recognise(lexicon, name))
      }),
      {numRuns: 30},
    )
  })

  it("reads two whole examinations that + joins as both, where it accepts them", () => {
    const all = shelf.lexicons("5.0")
    const items = [all.open, ...all.closed].flatMap(family => [...(family?.edition.items.values() ?? [])])
    const whole = fc.constantFrom(...items.filter(isApart))
    const isFar = (a: Item, b: Item) => a.facets.site?.slice(0, 2) !== b.facets.site?.slice(0, 2)
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(isFar(a, b))
        const {accepted, items} = recognise(all, `${a.zh}+${b.zh}`)
        if (accepted) expect(new Set(items.map(({code}) => code))).toEqual(new Set([a.code, b.code]))
      }),
      {numRuns: 1500},
    )
  })

  it("never accepts contrast that is denied", () => {
    const contrast = fc.constantFrom(...listed.filter(({zh}) => zh.includes("增强")))
    const denial = fc.constantFrom(
      "(不增强)",
      "(非增强)",
      "(未增强)",
      "，无增强",
      "(不做增强)",
      " 不打药",
      "(增强除外)",
    )
    fc.assert(
      fc.property(contrast, denial, ({zh}, denied) => {
        expect(recognise(lexicon, zh + denied).accepted).toBe(false)
      }),
    )
  })

  it("never accepts a modality that is taken back", () => {
    const taken = fc.constantFrom(
      (key: string) => `(不做${key})`,
      (key: string) => `(${key}除外)`,
      (key: string) => ` excl ${key}`,
    )
    fc.assert(
      fc.property(item, taken, ({zh, modality}, take) => {
        fc.pre(zh.includes(modality))
        expect(recognise(lexicon, zh + take(modality)).accepted).toBe(false)
      }),
    )
  })

  it("never accepts one side of what is examined on both", () => {
    const both = listed.filter(({facets}) => open.siteTerm.get(facets.site ?? "")?.side === "both")
    const side = fc.constantFrom("(左)", "、左", "，右侧", "(右侧)", " R", "-左")
    fc.assert(
      fc.property(fc.constantFrom(...both), side, ({zh}, side) => {
        fc.pre(/双/.test(zh))
        expect([zh + side, recognise(lexicon, zh + side).accepted]).toEqual([zh + side, false])
      }),
    )
  })

  it("never accepts a misspelling", () => {
    for (const name of ["头颅CT平少", "CT胸不平扫", "膝关接MR平扫左", "颈追正侧位片"]) {
      const read = recognise(lexicon, name)
      expect([name, read.accepted]).toEqual([name, false])
    }
  })
})
