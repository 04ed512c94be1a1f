import {describe, expect, it} from "vitest"
import {charClass, Folder, foldWord} from "./normalise.ts"

const folder = new Folder(new Map([["電", "电"]]), 100)

describe("a folded name", () => {
  it.each([
    ["ＣＴ【頭】", "ct[頭]"],
    ["電腦", "电腦"],
    ["㎝", "cm"],
    ["𠮷a", "𠮷a"],
    ["\ud800x", "\ud800x"],
    ["a\u3000\tb", "a  b"],
    ["《x》〈y〉{z}〔w〕", "(x)(y)(z)[w]"],
    ["a—b–c−d", "a-b-c-d"],
    ["胸部。头", "胸部;头"],
    ["ABD_PELVIS", "abd pelvis"],
    ["a_", "a_"],
    ["_a", "_a"],
    ["胸_a", "胸_a"],
    ["a_1", "a_1"],
    ["a_z_A", "a z a"],
    ["\u0000a", "\u0000a"],
    ["", ""],
  ])("of %j is %j", (raw, folded) => expect(folder.folded(raw)).toBe(folded))
  it("knows where each of its units came from", () => {
    const length = folder.fold("a㎝𠮷b")
    expect([length, [...folder.from.subarray(0, length + 1)]]).toEqual([6, [0, 1, 1, 2, 2, 4, 5]])
  })
  it("is the same when it is folded again", () => {
    for (const raw of ["㎝", "\u0000", "𠮷", "Ａ"]) {
      const own = new Folder(new Map(), 8)
      expect([raw, own.folded(raw)]).toEqual([raw, own.folded(raw)])
    }
  })
  it("of a word leaves out what parts the names of one term", () => {
    expect(foldWord("Ａ、b")).toBe("ab")
  })
})

describe("what a character is to a reader", () => {
  it.each([
    ["5", charClass.digit],
    ["５", charClass.digit],
    ["-", charClass.between],
    ["，", charClass.between],
    [" ", charClass.between],
    ["\u0000", charClass.between],
    ["胸", charClass.word],
    ["a", charClass.word],
    ["½", charClass.word],
  ])("%j is of class %i", (char, expected) => {
    expect(new Folder(new Map(), 10).classAt(char, 0)).toBe(expected)
  })
  it("is told of a pair in both its halves, and of a half alone", () => {
    const at = (raw: string, place: number) => folder.classAt(raw, place)
    expect([at("a😀", 1), at("a😀", 2), at("😀", 1)]).toEqual([charClass.between, charClass.between, charClass.between])
    expect([at("𠮷", 0), at("𠮷", 1), at("𝟗", 0), at("𝟗", 1)]).toEqual([
      charClass.word,
      charClass.word,
      charClass.digit,
      charClass.digit,
    ])
    expect([at("\ude00", 0), at("a\ude00", 1)]).toEqual([charClass.word, charClass.word])
  })
})
