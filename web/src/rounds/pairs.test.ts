import {describe, expect, it} from "vitest"
import {
  type Answer,
  beside,
  choiceOf,
  type InForce,
  inOrder,
  isDone,
  kappaWord,
  keyOf,
  nextOpen,
  type Pair,
  type Segment,
  shown,
  sideBySide,
} from "./pairs.ts"

const answer = (code: string, at = "2026-05-01T08:00:00.000Z"): Answer => ({
  act: code === "" ? "no match" : "accept",
  by: "u1",
  byName: "王",
  at,
  items: code === "" ? [] : [`5.0 ${code}`],
  relation: code === "" ? null : "narrower",
  reason: code === "" ? "没有" : "",
  tookMs: null,
})
const pair = (row: string, agree: boolean, volume: number): Pair => ({
  row,
  code: row,
  name: row,
  volume,
  modality: "CT",
  mapping: {id: "m", state: "proposed", origin: "machine", since: "2026-04-01T08:00:00.000Z"},
  agree,
  first: answer("1"),
  second: answer(agree ? "1" : "2"),
})
const pairs = inOrder([pair("a", true, 900), pair("b", false, 10), pair("c", false, 50)])
const rows = (some: readonly Pair[]) => some.map(({row}) => row).join("")

describe("pairs", () => {
  it("stand where the two differ first, then by volume", () => expect(rows(pairs)).toBe("cba"))
  it("are narrowed to those that differ or agree", () => {
    expect(rows(shown(pairs, "differ"))).toBe("cb")
    expect(rows(shown(pairs, "agree"))).toBe("a")
  })
  it("are walked without leaving the ends", () => {
    expect(beside(pairs, undefined, 1)?.row).toBe("c")
    expect(beside(pairs, "c", 1)?.row).toBe("b")
    expect(beside(pairs, "c", -1)?.row).toBe("c")
    expect(beside(pairs, "a", 1)?.row).toBe("a")
  })
  it("go on with the next that is open, round the end", () => {
    expect(nextOpen(pairs, "b", ({row}) => row === "a")?.row).toBe("c")
    expect(nextOpen(pairs, "b", () => true)).toBeUndefined()
  })
  it("are done when a person decided after both answers", () => {
    const [one] = pairs as [Pair]
    const decided: InForce = {id: "n", state: "accepted", origin: "person", since: "2026-05-02T08:00:00.000Z"}
    expect(isDone(one, decided)).toBe(true)
    expect(isDone(one, {...decided, since: "2026-04-30T08:00:00.000Z"})).toBe(false)
    expect(isDone(one, {...decided, origin: "machine"})).toBe(false)
    expect(isDone(one, {...decided, state: "in review"})).toBe(false)
  })
})

describe("choiceOf", () => {
  it("takes items and relation of an answer", () => {
    expect(choiceOf(answer("20040100110000"))).toEqual({
      act: "change",
      items: [{edition: "5.0", code: "20040100110000"}],
      relation: "narrower",
    })
  })
  it("takes that there is no match, with its reason", () => {
    expect(choiceOf(answer(""))).toEqual({act: "no match", reason: "没有"})
  })
})

describe("sideBySide", () => {
  it("marks the segments that differ", () => {
    const of = (...texts: string[]): Segment[] =>
      texts.map((text, i) => ({segment: `s${i}`, facet: null, text, zh: text, en: text}))
    expect(sideBySide(of("20", "04", "11"), of("20", "07")).map(({same}) => same)).toEqual([true, false, false])
  })
})

describe("kappaWord", () => {
  it.each([
    [undefined, "none"],
    [-0.1, "below"],
    [0.2, "slight"],
    [0.5, "moderate"],
    [0.61, "substantial"],
    [1, "perfect"],
  ] as const)("calls %s %s", (kappa, word) => expect(kappaWord(kappa)).toBe(`kappa-${word}`))
})

describe("keyOf", () => {
  it("leaves combinations to the browser", () => {
    const plain = {ctrlKey: false, metaKey: false, altKey: false}
    expect(keyOf({key: "1", ...plain})).toBe("first")
    expect(keyOf({key: "c", ...plain, ctrlKey: true})).toBeUndefined()
    expect(keyOf({key: "x", ...plain})).toBeUndefined()
  })
})
