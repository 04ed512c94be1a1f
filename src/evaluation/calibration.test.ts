import {describe, expect, it} from "vitest"
import {type Claim, calibrate, reachAt} from "./calibration.ts"

/** `8+2 at 0.7`: eight right and two wrong answers that claim 0.7. */
function claims(...texts: readonly string[]): readonly Claim[] {
  return texts.flatMap(text => {
    const [, right = "", wrong = "", claim = ""] = /^(\d+)\+(\d+) at (.+)$/.exec(text) ?? []
    const of = (count: string, right: boolean) =>
      Array.from({length: Number(count)}, () => ({claim: Number(claim), right}))
    return [...of(right, true), ...of(wrong, false)]
  })
}

describe("calibrate", () => {
  it("has no error where as many are right as claimed", () => {
    expect(calibrate(claims("8+2 at 0.8", "3+3 at 0.5")).error).toBeCloseTo(0)
  })
  it("weighs each bin's distance by its answers", () => {
    expect(calibrate(claims("6+0 at 0.8", "1+1 at 0.6")).error).toBeCloseTo((6 * 0.2 + 2 * 0.1) / 8)
  })
  it("puts a claim on an edge into the upper bin, and a certain one into the last", () => {
    const bins = calibrate(claims("1+0 at 0.9", "1+0 at 1")).bins
    expect(bins.map(bin => [bin.from, bin.to, bin.answers])).toEqual([
      [0.9, 0.95, 1],
      [0.99, 1, 1],
    ])
  })
  it("tells how sure the true share is", () => {
    const [few, many] = [claims("9+1 at 0.9"), claims("900+100 at 0.9")].map(all => calibrate(all).bins[0]?.interval)
    expect(few).toEqual([expect.closeTo(0.596, 3), expect.closeTo(0.982, 3)]) // Wilson's interval of 9 in 10
    expect(many?.[0]).toBeGreaterThan(0.87)
  })
  it("loses most where a sure claim is wrong, and stays finite", () => {
    expect(calibrate(claims("0+1 at 1")).logLoss).toBeGreaterThan(10)
    expect(calibrate(claims("1+1 at 0.5")).logLoss).toBeCloseTo(Math.LN2)
  })
  it("says nothing of no answers", () => {
    expect(calibrate([])).toEqual({bins: [], error: 0, logLoss: 0})
  })
})

describe("reachAt", () => {
  it("accepts as far down as the precision holds", () => {
    expect(reachAt(claims("99+0 at 0.99", "0+1 at 0.8", "100+0 at 0.7", "0+9 at 0.5"), 0.995)).toEqual({
      from: 0.7,
      accepted: 200,
    })
  })
  it("accepts equal claims together", () => {
    expect(reachAt(claims("5+1 at 0.9"), 0.99)).toBeUndefined()
  })
})
