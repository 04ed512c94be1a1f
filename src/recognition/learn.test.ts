import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {changedNames, proposeWords} from "./learn.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const decisions = [
  {name: "DR腰椎鼎片", codes: ["40030400000100"]},
  {name: "DR骨盆鼎片", codes: ["40060900000100"]},
  {name: "DR颈椎鼎片", codes: ["40030202000100"]},
  {name: "DR胸椎正侧位", codes: ["40030300003700"]},
]

describe("proposeWords", () => {
  it("proposes a word that three decisions agree on", () => {
    expect(proposeWords(lexicon, decisions)[0]).toMatchObject({
      word: "鼎",
      facet: "position",
      value: "01",
      support: 3,
      against: 0,
    })
  })
  it("proposes nothing that two decisions say, or that as many deny", () => {
    expect(proposeWords(lexicon, decisions.slice(1))).toEqual([])
    const denied = ["DR髋鼎片左", "DR右足鼎片", "DR左手鼎片"].map(name => ({name, codes: ["40040100000200"]}))
    expect(proposeWords(lexicon, [...decisions, ...denied])).toEqual([])
  })
  it("turns nothing on by itself, and shows what a word would change before it does", () => {
    expect(recognise(lexicon, "DR腰椎鼎片").items[0]?.code).toBe("40030400000000")
    const taught = shelf.lexicon("5.0", [{word: "鼎片", facet: "position", value: "01", reason: "本院"}])
    const changed = changedNames(lexicon, taught, ["DR腰椎鼎片", "DR腰椎正位", "头颅CT"])
    expect(changed.map(one => [one.name, one.after.items[0]?.code])).toEqual([["DR腰椎鼎片", "40030400000100"]])
    expect(taught.version).not.toBe(lexicon.version)
  })
  it("proposes sites by the standard's names, methods by their modality, and three examples at most", () => {
    const taught = (name: string, codes: readonly string[]) =>
      names.map(one => ({name: one.replace("囧", name), codes}))
    const names = ["CT腹部囧平扫", "腹部囧CT平扫", "腹部囧CT(平扫)", "CT平扫腹部囧"]
    expect(proposeWords(lexicon, taught("鼎域", ["20050101110000"]))).toEqual([
      {
        word: "鼎域",
        facet: "site",
        value: "肝脏",
        support: 4,
        against: 0,
        examples: ["CT腹部鼎域平扫", "腹部鼎域CT平扫", "腹部鼎域CT(平扫)"],
      },
    ])
    const methods = ["胸部CT鼎法", "CT胸部鼎法", "鼎法胸部CT"].map(name => ({name, codes: ["20040100210000"]}))
    expect(proposeWords(lexicon, methods)).toMatchObject([{word: "鼎法", facet: "method", value: "CT:21", support: 3}])
  })
  it("counts a name once, and those that say otherwise against it", () => {
    const [first] = decisions
    expect(proposeWords(lexicon, first ? [first, first, first] : [])).toEqual([])
    const other = {name: "DR胸部鼎片", codes: ["40040100000200"]}
    expect(proposeWords(lexicon, [...decisions, other])[0]).toMatchObject({support: 3, against: 1})
  })
  it("puts what most decisions speak for first, then by the word", () => {
    const more = ["DR腰椎甲片", "DR骨盆甲片", "DR颈椎甲片", "DR胸椎甲片"].map(name => ({
      name,
      codes: [`${recognise(lexicon, name).items[0]?.code.slice(0, 12)}00`.replace(/0000$/, "0100")],
    }))
    const same = decisions.slice(0, 3).map(({name, codes}) => ({name: name.replace("鼎", "乙"), codes}))
    const words = proposeWords(lexicon, [...decisions, ...same, ...more]).map(({word}) => word)
    expect(words).toEqual(["甲", "乙", "鼎"])
  })
  it("proposes nothing where two facets are lacking, several items were decided, or the code is none", () => {
    const names = ["DR腰椎鼎片", "DR骨盆鼎片", "DR颈椎鼎片"]
    for (const codes of [["30010100110000"], ["40030400000100", "40060900000100"], ["9"], []])
      expect(
        proposeWords(
          lexicon,
          names.map(name => ({name, codes})),
        ),
      ).toEqual([])
  })
})
