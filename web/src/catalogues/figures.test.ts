import {describe, expect, it} from "vitest"
import {type Figures, shareOf, unmappedOf, waitingOf} from "./figures.ts"

const figures: Figures = {
  rows: 10,
  rowsDone: 4,
  volume: 100,
  volumeDone: 90,
  states: {accepted: 3, "no match": 1, proposed: 2, deferred: 1, unmapped: 3},
  renamed: {},
  left: [],
}

describe("figures", () => {
  it("count what waits for a person", () => expect(waitingOf(figures)).toBe(3))
  it("count what is not mapped at all", () => expect(unmappedOf(figures)).toBe(3))
  it("call nothing whole while something is left", () => {
    expect(shareOf(999_999, 1_000_000)).toBe(0.999)
    expect(shareOf(5, 5)).toBe(1)
    expect(shareOf(0, 0)).toBe(0)
  })
})
