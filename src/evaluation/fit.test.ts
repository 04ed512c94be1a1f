import {describe, expect, it} from "vitest"
import {confidenceOf, featureNames} from "../recognition/confidence.ts"
import {crossValidate, type Example, fitWeights} from "./fit.ts"

const priors = featureNames.map(name => ({bias: 4.5, unlisted: -2.5, bedside: -2.5})[name])
const cap = featureNames.map(() => 1)

const withFlags = (...flags: readonly string[]): readonly number[] =>
  featureNames.map(name => (name === "bias" || flags.includes(name) ? 1 : 0))
const answers = (right: number, wrong: number, ...flags: readonly string[]): readonly Example[] =>
  Array.from({length: right + wrong}, (_, i) => ({features: withFlags(...flags), right: i < right}))
const claim = (examples: readonly Example[], ...flags: readonly string[]): number =>
  confidenceOf({weight: fitWeights(examples, priors), cap}, withFlags(...flags))

describe("fitWeights", () => {
  it("claims the priors before any example", () => {
    expect(claim([])).toBeCloseTo(1 / (1 + Math.exp(-4.5)), 2)
    expect(claim([], "unlisted")).toBeCloseTo(1 / (1 + Math.exp(-2)), 2)
  })
  it("learns how often answers are right", () => {
    const examples = [...answers(950, 50), ...answers(600, 400, "unlisted")]
    expect(claim(examples)).toBeCloseTo(0.95, 2)
    expect(claim(examples, "unlisted")).toBeCloseTo(0.6, 2)
  })
  it("believes a doubt away only where many examples have it", () => {
    const clean = answers(198, 2)
    expect(claim([...clean, ...answers(2, 0, "unlisted")], "unlisted")).toBeLessThan(0.95)
    expect(claim([...clean, ...answers(400, 2, "unlisted")], "unlisted")).toBeGreaterThan(0.98)
  })
  it("never lets a doubt raise the confidence", () => {
    const examples = [...answers(50, 50), ...answers(500, 0, "unlisted")]
    expect(claim(examples, "unlisted")).toBe(claim(examples))
  })
  it("trusts two doubts together less than each, and none that was never seen at 0.9", () => {
    const examples = [...answers(980, 20), ...answers(49, 1, "unlisted")]
    const [one, other] = [claim(examples, "unlisted"), claim(examples, "bedside")]
    expect(claim(examples, "unlisted", "bedside")).toBeLessThan(Math.min(one, other))
    expect(other).toBeLessThan(0.9)
  })
  it("stays finite where all answers are right", () => {
    expect(fitWeights(answers(5000, 0), priors)[0]).toBeLessThan(15)
  })
  it("leaves a feature without a prior at 0", () => {
    const weights = fitWeights(answers(1, 9, "typo-assumed"), priors)
    expect(weights[featureNames.indexOf("typo-assumed")]).toBe(0)
  })
})

describe("crossValidate", () => {
  const claimOf = (weight: readonly number[], features: ArrayLike<number>) => confidenceOf({weight, cap}, features)
  const from = (source: string, examples: readonly Example[]) => examples.map(example => ({...example, source}))
  const clean = from("lists", answers(10, 0))

  it("claims nothing of an example from its own source", () => {
    const wrong = from("archives", answers(0, 3, "bedside"))
    const claims = crossValidate([...wrong, ...clean], priors, {foldOf: ({source}) => source, claimOf})
    expect(claims.map(one => one.right)).toEqual([...wrong, ...clean].map(({right}) => right))
    expect(claims[0]?.claim).toBe(claim(clean, "bedside"))
    expect(claims[0]?.claim).toBeGreaterThan(claim([...wrong, ...clean], "bedside"))
  })
  it("fits by all other sources", () => {
    const wrong = [...from("archives", answers(0, 3, "bedside")), ...from("forms", answers(0, 3, "bedside"))]
    const [first] = crossValidate([...wrong, ...clean], priors, {foldOf: ({source}) => source, claimOf})
    expect(first?.claim).toBe(claim([...answers(0, 3, "bedside"), ...answers(10, 0)], "bedside"))
  })
})
