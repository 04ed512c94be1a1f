/** One labelled answer: its features that are not 0, and whether it was exactly right. */
export interface Example {
  readonly features: ReadonlyMap<string, number>
  readonly right: boolean
}

/** What the weights are thought to be before any example: how strongly in `precision` (1 / variance). */
export interface Prior {
  readonly mean: number
  readonly precision: number
}

const rounds = 400
const step = 0.5

/**
 * Logistic regression with Gaussian priors, by gradient ascent with a bound: no
 * doubt may raise the confidence, so every weight but the bias is 0 or less.
 * Few labelled names tell little of a rare flag; the prior then speaks.
 *
 * @returns weight of each feature in log odds
 */
export function fitWeights(
  examples: readonly Example[],
  priorOf: (feature: string) => Prior,
): ReadonlyMap<string, number> {
  const names = [...new Set(["bias", ...examples.flatMap(example => [...example.features.keys()])])].sort()
  const weights = new Map(names.map(name => [name, priorOf(name).mean]))
  const mass = new Map(names.map(name => [name, curvature(examples, name) + priorOf(name).precision]))
  for (let round = 0; round < rounds; round++) {
    const slope = gradient(examples, weights)
    for (const name of names) {
      const {mean, precision} = priorOf(name)
      const old = weights.get(name) ?? 0
      const up = (slope.get(name) ?? 0) - precision * (old - mean)
      const moved = old + (step * up) / (mass.get(name) ?? 1)
      weights.set(name, name === "bias" ? moved : Math.min(0, moved))
    }
  }
  return weights
}

export function probability(weights: ReadonlyMap<string, number>, features: ReadonlyMap<string, number>): number {
  let logOdds = 0
  for (const [name, value] of features) logOdds += (weights.get(name) ?? 0) * value
  return 1 / (1 + Math.exp(-logOdds))
}

/** A bound of the second derivative, so that no step overshoots. */
function curvature(examples: readonly Example[], name: string): number {
  let sum = 0
  for (const {features} of examples) {
    const value = features.get(name) ?? 0
    if (value !== 0) sum += 0.25 * value * [...features.values()].reduce((total, other) => total + Math.abs(other), 0)
  }
  return sum
}

function gradient(examples: readonly Example[], weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const slope = new Map<string, number>()
  for (const {features, right} of examples) {
    const error = (right ? 1 : 0) - probability(weights, features)
    for (const [name, value] of features) slope.set(name, (slope.get(name) ?? 0) + error * value)
  }
  return slope
}
