import {describe, expect, it} from "vitest"
import {changedIn, effectOf, othersIn, unreadIn} from "./word-effect.ts"

const counts = {sure: 5, otherwise: 1, unsure: 2, changed: 3, disagree: 4}

describe("what a word changes", () => {
  it("counts rows that change; those that people decided don't", () => {
    expect([changedIn({counts}), othersIn({counts})]).toEqual([11, 6])
  })
  it("is read from the result of its job alone", () => {
    expect(effectOf({counts, rows: 1})).toMatchObject({rows: 1})
    expect([effectOf(null), effectOf({rows: 1}), effectOf(undefined)]).toEqual([undefined, undefined, undefined])
  })
})

describe("unreadIn", () => {
  it("finds the words of a name that were not understood, each once", () => {
    const account = [
      [0, 2, "site", "胸部"],
      [2, 1, "unknown", ""],
      [3, 1, "punctuation", ""],
      [4, 1, "unknown", ""],
    ] as const
    expect(unreadIn("胸部囧-囧", account)).toEqual(["囧"])
    expect(unreadIn("胸部", [])).toEqual([])
  })
})
