import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {listedItem} from "./lexicon.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicons("5.0")
const nameOf = (code: string): string => listedItem(lexicon, code)?.item.zh ?? code
const openIn = (name: string) =>
  recognise(lexicon, name).oneOf?.map(choice => choice.map(codes => codes.map(nameOf).join("+")).join("|"))

describe("what a name leaves open", () => {
  it.each([
    ["膝关节CT平扫", ["CT左膝关节(平扫)|CT右膝关节(平扫)|CT双膝关节(平扫)"]],
    ["单侧膝关节CT平扫", ["CT左膝关节(平扫)|CT右膝关节(平扫)"]],
    ["胸部CT平扫+膝关节CT平扫", ["CT左膝关节(平扫)|CT右膝关节(平扫)|CT双膝关节(平扫)"]],
    [
      "肩关节、膝关节CT平扫",
      ["CT左肩关节(平扫)|CT右肩关节(平扫)|CT双肩关节(平扫)", "CT左膝关节(平扫)|CT右膝关节(平扫)|CT双膝关节(平扫)"],
    ],
    ["一侧下肢静脉彩超", ["左下肢静脉常规超声检查|右下肢静脉常规超声检查"]],
    ["食管X线", ["40041000000000|RF食管造影"]],
    ["食管DR+膝关节CT平扫", ["40041000000000|RF食管造影", "CT左膝关节(平扫)|CT右膝关节(平扫)|CT双膝关节(平扫)"]],
    ["胸部CTA", ["CT胸主动脉血管成像(CTA)|CT肺动脉血管成像(CTPA)"]],
    ["甲状腺彩超+膝关节CT平扫", ["CT左膝关节(平扫)|CT右膝关节(平扫)|CT双膝关节(平扫)"]],
  ])("in %s is one of each choice", (name, choices) => expect(openIn(name)?.toSorted()).toEqual(choices.toSorted()))

  it("is nothing where a name is determined, or means nothing", () => {
    expect(["CT胸部平扫", "左膝关节CT平扫", "神秘检查", "CT"].map(openIn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it("takes items of one site together", () => {
    const [choice = []] = recognise(lexicon, "膝关节MR平扫+膝关节MR动态增强扫描").oneOf ?? []
    expect(new Set(choice.map(codes => codes.length)).size).toBe(1)
  })

  it("is told of underspecified names alone, in the codes of their items", () => {
    const words = [
      "左",
      "双侧",
      "单侧",
      "膝关节",
      "肩关节",
      "胸部",
      "头",
      "CT",
      "MR",
      "DR",
      "CTA",
      "正侧位",
      "轴位",
      "、",
      "+",
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), {maxLength: 9}), parts => {
        const read = recognise(lexicon, parts.join(""))
        expect(read.oneOf === undefined).toBe(read.status !== "underspecified")
        const codes = new Set(read.items.map(({code}) => code))
        for (const choice of read.oneOf ?? []) {
          expect(choice.length).toBeGreaterThan(1)
          for (const alternative of choice) expect(alternative.length).toBeGreaterThan(0)
          expect(choice.flat().filter(code => !codes.has(code))).toEqual([])
          expect(new Set(choice.flat()).size).toBe(choice.flat().length)
        }
        if (read.status === "underspecified" && read.items.length > 1) expect(read.oneOf?.length).toBeGreaterThan(0)
      }),
    )
  })
})
