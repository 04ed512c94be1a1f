import {describe, expect, it} from "vitest"
import {type Figures, moved} from "./progress.ts"

const figures: Figures = {
  rows: 10,
  rowsDone: 4,
  volume: 1000,
  volumeDone: 600,
  states: {},
  renamed: {},
  left: [{share: 0.99, names: 5, clicks: 5}],
}

describe("how far a catalogue is", () => {
  it("grows with what is settled, and shrinks with what is undone", () => {
    const after = moved(figures, 50, "proposed", "accepted")
    expect(after).toMatchObject({rowsDone: 5, volumeDone: 650, left: [{names: 4, clicks: 4}]})
    expect(moved(after, 50, "accepted", "proposed")).toMatchObject({rowsDone: 4, volumeDone: 600})
  })
  it("is told to be reached when it is, and not before", () => {
    const last = {...figures, volumeDone: 900, left: [{share: 0.99, names: 1, clicks: 1}]}
    expect(moved(last, 50, "proposed", "accepted").left).toEqual([{share: 0.99, names: 1, clicks: 1}])
    expect(moved(last, 95, "proposed", "accepted").left).toEqual([{share: 0.99, names: 0, clicks: 0}])
  })
  it("is counted by rows where nobody counted examinations", () => {
    const uncounted = {...figures, volume: 0, volumeDone: 0, rowsDone: 8, left: [{share: 0.99, names: 2, clicks: 2}]}
    const after = moved(uncounted, 0, "proposed", "accepted")
    expect(after.left).toEqual([{share: 0.99, names: 1, clicks: 1}])
    expect(moved(after, 0, "proposed", "accepted").left).toEqual([{share: 0.99, names: 0, clicks: 0}])
  })
  it("stays while a row is only put elsewhere", () => {
    expect(moved(figures, 50, "proposed", "deferred")).toBe(figures)
    expect(moved(figures, 50, "accepted", "rejected")).toBe(figures)
  })
})
