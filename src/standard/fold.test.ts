import {describe, expect, it} from "vitest"
import {foldCase, foldCode, foldHeader, foldLetters, plainName} from "./fold.ts"

const text = " *ＣＴ_胸部（平扫） A\\b-1.5l "

describe("a fold drops what its table says", () => {
  it.each([
    ["foldCase", foldCase, " *ct_胸部(平扫) a\\b-1.5l "],
    ["plainName", plainName, "CT_胸部(平扫)Ab-1.5l"],
    ["foldLetters", foldLetters, "ct胸部平扫ab1.5l"],
    ["foldHeader", foldHeader, "*CT胸部(平扫)A\\b-1.5l"],
    ["foldCode", foldCode, "*CT_胸部(平扫)A\\b151"],
  ])("%s", (_name, fold, folded) => expect(fold(text)).toBe(folded))
  it("and nothing more when it is done again", () => {
    for (const fold of [foldCase, plainName, foldLetters, foldHeader, foldCode])
      expect(fold(fold(text))).toBe(fold(text))
  })
})
