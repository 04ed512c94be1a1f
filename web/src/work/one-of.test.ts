import {describe, expect, it} from "vitest"
import {madeItem} from "./made-rows.ts"
import {isOpen, nextRelation, placed, replaced, resolved} from "./one-of.ts"
import type {Item} from "./row.ts"

const oneOf = [
  [["L", "L2"], ["R"], ["B"]],
  [["S"], ["T"]],
]
const of = (...codes: readonly string[]) => placed(codes.map(madeItem), oneOf)
const told = (items: readonly Item[]) => items.map(({code, choice}) => `${code}${choice ?? ""}`).join(" ")

describe("one of several items", () => {
  it.each([
    ["C L", "C L"],
    ["L L2 C", "L L2 C"],
    ["L R C", "L1 R1 C"],
    ["L S", "L S"],
    ["L R S T", "L1 R1 S2 T2"],
  ])("is what %s is among the choices of a name: %s", (codes, placed) =>
    expect(told(of(...codes.split(" ")))).toBe(placed),
  )

  it("is chosen one choice after another", () => {
    const first = resolved(of("C", "L", "L2", "R", "S", "T"))
    expect(first.map(told)).toEqual(["C L L2 S2 T2", "C R S2 T2"])
    expect(first.map(items => resolved(items).map(told))).toEqual([
      ["C L L2 S", "C L L2 T"],
      ["C R S", "C R T"],
    ])
    expect(resolved(of("C"))).toEqual([])
  })
  it("is chosen too where an item of it is changed into another", () => {
    const open = of("C", "L", "R", "S", "T")
    expect(told(replaced(open, open[1] ?? madeItem(""), madeItem("X")))).toBe("C X S2 T2")
    expect(told(replaced(open, open[0] ?? madeItem(""), madeItem("X")))).toBe("X L1 R1 S2 T2")
  })
  it("stands as broader or inexact alone", () => {
    const seen = new Set(["broader"] as ReturnType<typeof nextRelation>[])
    for (let i = 0, now = nextRelation(of("L", "R"), "broader"); i < 5; i++, now = nextRelation(of("L", "R"), now))
      seen.add(now)
    expect([...seen]).toEqual(["broader", "inexact"])
    expect(nextRelation(of("L"), "inexact")).toBe("equivalent")
    expect(isOpen(placed(of("L", "R").slice(1), oneOf))).toBe(false)
  })
})
