import {describe, expect, it} from "vitest"
import {GramIndex} from "./grams.ts"

const texts = ["ct胸部平扫", "ct头颅平扫", "mr胸部平扫", "胸部ct", "chest x ray", ""]
const index = new GramIndex(texts)
const near = (question: string, limit = 10) => index.nearest(question, limit).map(({text}) => texts[text])
const scoreOf = (question: string, text: number) =>
  index.nearest(question, 10).find(one => one.text === text)?.score ?? 0

describe("the texts nearest to a question", () => {
  it("are those that share most, rare pieces before common ones", () => {
    expect(near("ct胸部平扫")).toEqual(["ct胸部平扫", "mr胸部平扫", "胸部ct", "ct头颅平扫"])
    expect(near("头")).toEqual(["ct头颅平扫"])
    expect(near("x")).toEqual(["chest x ray"])
    expect(near("部胸")).toEqual(["胸部ct", "ct胸部平扫", "mr胸部平扫"])
  })
  it("share all with themselves, the order of words aside", () => {
    for (const [i, text] of texts.slice(0, -1).entries())
      expect([text, scoreOf(text, i)]).toEqual([text, expect.closeTo(1)])
    expect(scoreOf("ct胸部", 3)).toBeCloseTo(1)
    expect(scoreOf("头颅", 1)).toBeGreaterThan(scoreOf("平扫", 1))
  })
  it("are as many as asked for, and none that shares nothing", () => {
    expect(near("平扫", 2)).toEqual(["ct胸部平扫", "mr胸部平扫"])
    expect([near(""), near("zz"), near("踝")]).toEqual([[], [], []])
  })
  it("are the same whatever was asked before", () => {
    const first = index.nearest("胸部", 10)
    index.nearest("ct头颅平扫", 10)
    expect(index.nearest("胸部", 10)).toEqual(first)
  })
})
