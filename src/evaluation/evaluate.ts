import {type Status, statuses} from "../recognition/index.ts"
import {type Edition, type Facet, parseCode} from "../standard/index.ts"
import {type Calibration, type Claim, calibrate, type Reach, reachAt} from "./calibration.ts"
import {codesOf, type Judged} from "./judge.ts"

/** So many of so many. */
export interface Share {
  readonly of: number
  readonly part: number
}

/** A share of names, and the same with every name counted as often as it is used. */
export interface Weighed {
  readonly names: Share
  readonly uses: Share
}

/** What is accepted from a confidence on. */
interface Acceptance {
  readonly from: number
  /** Of all names, those that are accepted. */
  readonly coverage: Weighed
  /** Of the accepted, those that are exact. */
  readonly precision: Weighed
}

/** Figures of labelled names and their readings. */
export interface Evaluation {
  readonly exact: Weighed
  /** Of the names labelled standard, those with just the label's values of a facet, over all their items. */
  readonly facets: Readonly<Record<EvaluatedFacet, Share>>
  /** The same for the equipment that is stated in the name, and of all names for the flags; of those that are labelled with them. */
  readonly stated: Share
  readonly flags: Share
  /** Labelled status → read status → names. */
  readonly statuses: Readonly<Record<Status, Readonly<Record<Status, number>>>>
  readonly strata: Readonly<Record<string, Weighed>>
  /** By rising threshold. */
  readonly accepted: readonly Acceptance[]
  /** Of the answers of status standard. */
  readonly calibration: Calibration
  /** The most that could be accepted at 99.5 % precision; absent where no threshold has it. */
  readonly reach?: Reach
  readonly misses: readonly Judged[]
}

export const evaluatedFacets = ["equipment", "site", "method", "processing", "position"] as const satisfies Facet[]
type EvaluatedFacet = (typeof evaluatedFacets)[number]

const thresholds = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99]
/** The precision that acceptance without a person is held to. */
const wantedPrecision = 0.995

/**
 * Figures of a whole set.
 *
 * @param editions that names were read for, the one asked for first
 * @param accept the threshold in use, told beside the usual ones
 */
export function evaluate(editions: readonly Edition[], judged: readonly Judged[], accept: number): Evaluation {
  const answers = judged.filter(one => one.read.status === "standard" && one.read.items.length > 0)
  const standard = judged.filter(one => one.label.status === "standard")
  const reach = reachAt(answers.filter(acceptable).map(claimOf), wantedPrecision)
  return {
    exact: weigh(judged, one => one.exact),
    facets: facetShares(editions, standard),
    stated: share(
      standard.filter(one => one.label.equipment),
      one => one.read.equipment.join() === one.label.equipment?.join(),
    ),
    flags: share(
      judged.filter(one => one.label.flags),
      one => one.read.flags.join() === one.label.flags?.join(),
    ),
    statuses: confusion(judged),
    strata: Object.fromEntries(
      [...Map.groupBy(judged, one => one.label.stratum)].map(([stratum, of]) => [stratum, weigh(of, one => one.exact)]),
    ),
    accepted: [...new Set([...thresholds, accept])]
      .sort((a, b) => a - b)
      .map(from => acceptance(judged, answers, from)),
    calibration: calibrate(answers.map(claimOf)),
    ...(reach && {reach}),
    misses: judged.filter(one => !one.exact),
  }
}

const claimOf = ({read, exact}: Judged): Claim => ({claim: read.items[0]?.confidence ?? 0, right: exact})

/** A misspelling put right never stands without a person. */
const acceptable = (one: Judged): boolean => !one.read.flags.includes("typo-assumed")

function acceptance(judged: readonly Judged[], answers: readonly Judged[], from: number): Acceptance {
  const above = new Set(answers.filter(one => acceptable(one) && claimOf(one).claim >= from))
  return {from, coverage: weigh(judged, one => above.has(one)), precision: weigh([...above], one => one.exact)}
}

type Test = (one: Judged) => boolean

const share = (of: readonly Judged[], test: Test): Share => ({of: of.length, part: of.filter(test).length})

const weigh = (of: readonly Judged[], test: Test): Weighed => ({
  names: share(of, test),
  uses: {of: uses(of), part: uses(of.filter(test))},
})

const uses = (of: readonly Judged[]): number => of.reduce((sum, one) => sum + one.label.count, 0)

function confusion(judged: readonly Judged[]): Evaluation["statuses"] {
  const count = (label: Status, read: Status) =>
    judged.filter(one => one.label.status === label && one.read.status === read).length
  return eachStatus(label => eachStatus(read => count(label, read)))
}

function eachStatus<T>(make: (status: Status) => T): Record<Status, T> {
  return Object.fromEntries(statuses.map(status => [status, make(status)])) as Record<Status, T>
}

function facetShares(editions: readonly Edition[], standard: readonly Judged[]): Evaluation["facets"] {
  const agrees = (facet: EvaluatedFacet) =>
    share(
      standard,
      ({label, read}) => valuesOf(editions, label.codes, facet) === valuesOf(editions, codesOf(read), facet),
    )
  return Object.fromEntries(evaluatedFacets.map(facet => [facet, agrees(facet)])) as Evaluation["facets"]
}

const valuesOf = (editions: readonly Edition[], codes: readonly string[], facet: EvaluatedFacet): string =>
  [...new Set(codes.map(code => facetValue(editions, code, facet)))].sort().join()

/** What a code says of a facet; a text that is no code stands for itself. */
function facetValue(editions: readonly Edition[], code: string, facet: EvaluatedFacet): string {
  const edition = editions.find(({items}) => items.has(code)) ?? editions[0]
  const parsed = edition && parseCode(edition, code)
  return parsed?.ok ? (parsed.value.facets[facet] ?? "") : code
}
