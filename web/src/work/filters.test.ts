import {describe, expect, it} from "vitest"
import {filtersOf, isDescending, narrowed, nextOrder, saidBy} from "./filters.ts"

describe("filters in an address", () => {
  it("are those that say something, and are read back", () => {
    const search = {q: "膝", order: "name", reverse: "true", state: "deferred"}
    expect(saidBy(filtersOf(search))).toEqual(search)
    expect(saidBy(filtersOf({order: "doubt", reverse: "", state: "proposed"}))).toEqual({})
    expect(filtersOf({order: "size", reverse: "yes"})).toMatchObject({order: "doubt", reverse: ""})
  })
  it("count as narrowing what leaves rows out, not their order", () => {
    expect(narrowed(filtersOf({order: "name", reverse: "true", state: "accepted"}))).toBe(0)
    expect(narrowed(filtersOf({q: "膝", order: "name"}))).toBe(1)
  })
  it("go through a column's own order, the other way round, and the usual one", () => {
    const steps = [filtersOf({})]
    for (let i = 0; i < 4; i++) steps.push({...filtersOf({}), ...nextOrder(steps[i] ?? filtersOf({}), "volume")})
    expect(steps.map(one => `${one.order}${one.reverse && "-"}${isDescending(one) ? "↓" : "↑"}`)).toEqual([
      "doubt↓",
      "volume↓",
      "volume-↑",
      "doubt↓",
      "volume↓",
    ])
  })
})
