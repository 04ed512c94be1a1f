import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {InstitutionNames} from "./institution.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const [head, chest, unlisted] = ["20010100110000", "20040100110000", "99999999999999"]
const answerOf = (name: string, decided: string, codes: readonly string[]) =>
  new InstitutionNames(lexicon, [{name: decided, codes}]).apply(recognise(lexicon, name))

describe("the names that an institution accepted", () => {
  it("have its answer at once, for sure, in the account of the reader", () => {
    const read = recognise(lexicon, "膝关节CT平扫")
    expect(read.oneOf).toBeDefined()
    const {oneOf: _, ...rest} = read
    expect(answerOf("膝关节CT平扫", "膝关节CT平扫", [head, chest])).toEqual({
      ...rest,
      status: "standard",
      accepted: true,
      flags: ["institution-name"],
      items: [
        {code: head, name: "CT颅脑(平扫)", edition: "5.0", listed: true, confidence: 0.999},
        {code: chest, name: "CT胸部(平扫)", edition: "5.0", listed: true, confidence: 0.999},
      ],
    })
  })
  it("are the same in another width, case, script and with blanks around them", () => {
    for (const [name, decided] of [
      ["  全身一片 ", "全身一片"],
      ["全身一片", " 全身一片  "],
      ["ＡＢＣ號", "abc号"],
    ] as const)
      expect([name, answerOf(name, decided, [head]).items.map(({code}) => code)]).toEqual([name, [head]])
  })
  it("leave every other name as it was read", () => {
    const read = recognise(lexicon, "胸部CT平扫")
    expect(new InstitutionNames(lexicon, [{name: "全身一片", codes: [head]}]).apply(read)).toBe(read)
  })
  it("are left out with a code that no edition lists, or with none", () => {
    expect(answerOf("全身一片", "全身一片", [head, unlisted]).status).toBe("unresolved")
    expect(answerOf("全身一片", "全身一片", []).status).toBe("unresolved")
  })
  it("may have a thousand characters, and no more", () => {
    const [most, more] = ["囧".repeat(1000), "囧".repeat(1001)]
    expect(answerOf(most, most, [head]).status).toBe("standard")
    expect(answerOf(more, more, [head]).status).toBe("unresolved")
    expect(answerOf(more, most, [head]).status).toBe("unresolved")
  })
  it("are what was decided last", () => {
    const names = new InstitutionNames(lexicon, [
      {name: "全身一片", codes: [head]},
      {name: "全身一片", codes: [chest]},
    ])
    expect(names.apply(recognise(lexicon, "全身一片")).items.map(({code}) => code)).toEqual([chest])
  })
})
