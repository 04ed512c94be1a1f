/** A labelled answer: its features in the order of `featureNames`, and whether it was exactly right. */
export interface Example {
  readonly features: ArrayLike<number>
  readonly right: boolean
}

/**
 * What each weight is thought to be before any example, in log odds, in the
 * order of `featureNames`. A feature without a prior is left out, its weight is 0.
 */
type Priors = readonly (number | undefined)[]

const ridge = 0.25 // how strongly priors hold, 1 / variance: a few examples of one kind outweigh them
const rounds = 500
const longestStep = 1 // in log odds
const still = 1e-6

/**
 * Logistic regression by Newton's method, one weight after the other until none
 * moves. A ridge holds every weight to its prior instead of to 0: a doubt that no
 * example shows is a doubt all the same. And no doubt may raise the confidence:
 * every weight but the first, the bias, is 0 or less.
 *
 * @returns log odds in the order of `featureNames`
 */
export function fitWeights(examples: readonly Example[], priors: Priors): readonly number[] {
  const weights = priors.map(prior => prior ?? 0)
  const logOdds = examples.map(({features}) => weights.reduce((sum, weight, i) => sum + weight * (features[i] ?? 0), 0))
  for (let round = 0; round < rounds; round++) {
    let furthest = 0
    priors.forEach((prior, feature) => {
      if (prior === undefined) return
      const old = weights[feature] as number
      const wanted = old + newtonStep(examples, logOdds, feature, prior - old)
      const moved = feature === 0 ? wanted : Math.min(0, wanted)
      weights[feature] = moved
      examples.forEach(({features}, i) => {
        logOdds[i] = (logOdds[i] as number) + (moved - old) * (features[feature] as number)
      })
      furthest = Math.max(furthest, Math.abs(moved - old))
    })
    if (furthest < still) break
  }
  return weights
}

/** Slope over curvature of the posterior in one weight, which stands `away` from its prior. */
function newtonStep(examples: readonly Example[], logOdds: readonly number[], feature: number, away: number): number {
  let slope = ridge * away
  let curvature = ridge
  examples.forEach(({features, right}, i) => {
    const value = features[feature] as number
    if (value === 0) return
    const claim = 1 / (1 + Math.exp(-(logOdds[i] as number)))
    slope += ((right ? 1 : 0) - claim) * value
    curvature += claim * (1 - claim) * value * value
  })
  return Math.max(-longestStep, Math.min(longestStep, slope / curvature))
}

/** An example, and what weights that were fitted without it claim. */
interface Predicted<E> {
  readonly example: E
  readonly claim: number
  readonly right: boolean
}

/** How a fit is judged. */
interface Validation<E> {
  /** Examples of one fold are judged by weights that were fitted without all of them: a kind of source, as names to come are of another. */
  readonly foldOf: (example: E) => string
  /** The claim of weights for features. */
  readonly claimOf: (weights: readonly number[], features: ArrayLike<number>) => number
}

/** What each example is claimed to be by weights that were fitted without it and its fold: the honest figures of a fit. */
export function crossValidate<E extends Example>(
  examples: readonly E[],
  priors: Priors,
  {foldOf, claimOf}: Validation<E>,
): readonly Predicted<E>[] {
  const folds = new Set(examples.map(foldOf))
  const fits = new Map(
    [...folds].map(fold => {
      const others = examples.filter(example => foldOf(example) !== fold)
      return [fold, fitWeights(others, priors)]
    }),
  )
  return examples.map(example => ({
    example,
    claim: claimOf(fits.get(foldOf(example)) ?? [], example.features),
    right: example.right,
  }))
}
