import {describe, expect, it} from "vitest"
import {aliasesOf, codeOf, emptyDraft, isWhole, withItem} from "./extensions.ts"

const extension = {...emptyDraft, items: ["5.0 20040100110000"], suffix: "C1", name: "急诊胸部"}

describe("a draft", () => {
  it("of an extension has its item's code and the suffix", () => {
    expect(codeOf(extension)).toBe("20040100110000-C1")
    expect(isWhole(extension)).toBe(true)
    expect(codeOf({...extension, items: []})).toBeUndefined()
    expect(withItem(extension, "5.0 2").items).toEqual(["5.0 2"])
  })
  it("of a combination has a code of its own and several items", () => {
    const one = {...extension, kind: "combination" as const, code: " T1 "}
    expect(isWhole(one)).toBe(false)
    const two = withItem(withItem(one, "5.0 2"), "5.0 2")
    expect([codeOf(two), two.items.length, isWhole(two)]).toEqual(["T1", 2, true])
  })
  it("has aliases apart by semicolons of either kind", () => {
    expect(aliasesOf({...extension, aliases: "急诊CT；胸部急; "})).toEqual(["急诊CT", "胸部急"])
  })
})
