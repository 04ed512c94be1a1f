import {describe, expect, it} from "vitest"
import type {Figures} from "./figures.ts"
import {standingOf, stepNow, steps} from "./steps.ts"

const figures = (states: Figures["states"]): Figures => ({
  rows: Object.values(states).reduce((sum, count) => sum + (count ?? 0), 0),
  rowsDone: 0,
  volume: 0,
  volumeDone: 0,
  states,
  renamed: {},
  left: [],
})

describe("the steps of a catalogue", () => {
  it.each([
    [{}, "take-in"],
    [{unmapped: 3}, "map"],
    [{unmapped: 1, proposed: 2, accepted: 5}, "map"],
    [{proposed: 1, accepted: 5}, "decide"],
    [{deferred: 1, accepted: 5}, "decide"],
    [{accepted: 5, rejected: 1}, "hand-out"],
  ] as const)("%j waits to be: %s", (states, step) => expect(stepNow(figures(states))).toBe(step))

  it("are behind, here, or still to come", () => {
    expect(steps.map(step => standingOf(step, "decide"))).toEqual(["done", "done", "now", "later"])
  })
})
