import {describe, expect, it} from "vitest"
import {marksOf} from "./marks.ts"

describe("marks", () => {
  const words = ["甲", "乙"]
  it("stand in Chinese at their full width", () => {
    const {list, clauses, sentences, labelled, aside} = marksOf("zh")
    expect([list(words), clauses(words), sentences(["甲。", "乙。"])]).toEqual(["甲、乙", "甲；乙", "甲。乙。"])
    expect([labelled("理由", "甲"), aside("甲", "已停用")]).toEqual(["理由：甲", "甲（已停用）"])
  })
  it("stand in English with a blank", () => {
    const {list, clauses, sentences, labelled, aside} = marksOf("en")
    expect([list(words), clauses(words), sentences(["A.", "B."])]).toEqual(["甲, 乙", "甲; 乙", "A. B."])
    expect([labelled("Reason", "A"), aside("A", "retired")]).toEqual(["Reason: A", "A (retired)"])
  })
})
