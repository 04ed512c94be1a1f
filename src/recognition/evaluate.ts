import {type Edition, type Facets, parseCode} from "../standard/index.ts"
import type {Recognition} from "./recognise.ts"
import {type Status, statusTexts} from "./texts.ts"

/** A name with what it means, as a person labelled it. */
export interface Labelled {
  readonly name: string
  readonly status: Status
  /** In code order. */
  readonly codes: readonly string[]
  /** How often the name is used, 1 where it isn't told. */
  readonly count: number
  /** Kind of source, "" where it isn't told. */
  readonly stratum: string
}

/** A labelled name and what it was read as. */
export interface Judged {
  readonly label: Labelled
  readonly read: Recognition
  /** Status and set of codes are the label's. */
  readonly exact: boolean
}

/** So many of so many. */
export interface Share {
  readonly of: number
  readonly part: number
}

/** Answers of about one confidence. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly names: number
  readonly exact: number
  /** Mean of what they claimed. */
  readonly claimed: number
}

export interface Evaluation {
  readonly exact: Share
  /** The same, every name counted as often as it is used. */
  readonly exactByCount: Share
  readonly facets: Readonly<Record<string, Share>>
  /** Labelled status → read status → names. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly strata: Readonly<Record<string, Share>>
  /** What is accepted, and how much of it is exact, at some thresholds. */
  readonly accepted: readonly {readonly from: number; readonly coverage: Share; readonly precision: Share}[]
  readonly bins: readonly Bin[]
  /** Mean distance of claim and truth over the bins, weighted by names. */
  readonly calibrationError: number
  readonly misses: readonly Judged[]
}

/** Judge one reading by its label. */
export function judge(label: Labelled, read: Recognition): Judged {
  const codes = read.items.map(item => item.code).sort()
  const exact = read.status === label.status && codes.join() === label.codes.join()
  return {label, read, exact}
}

const thresholds = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99] as const
const binEdges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1] as const

/** Figures of a whole set. */
export function evaluate(edition: Edition, judged: readonly Judged[]): Evaluation {
  const answers = judged.filter(one => one.read.status === "standard" && one.read.items.length > 0)
  const bins = binsOf(answers)
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.claimed * bin.names - bin.exact), 0)
  return {
    exact: share(judged, one => one.exact),
    exactByCount: weighted(judged),
    facets: facetShares(edition, judged),
    statuses: confusion(judged),
    strata: Object.fromEntries(
      [...Map.groupBy(judged, one => one.label.stratum)].map(([stratum, of]) => [stratum, share(of, one => one.exact)]),
    ),
    accepted: thresholds.map(from => {
      const above = answers.filter(one => confidence(one) >= from && !one.read.flags.includes("typo-assumed"))
      return {from, coverage: {of: judged.length, part: above.length}, precision: share(above, one => one.exact)}
    }),
    bins,
    calibrationError: answers.length === 0 ? 0 : off / answers.length,
    misses: judged.filter(one => !one.exact),
  }
}

const confidence = (one: Judged): number => one.read.items[0]?.confidence ?? 0

const share = (of: readonly Judged[], test: (one: Judged) => boolean): Share => ({
  of: of.length,
  part: of.filter(test).length,
})

const weighted = (judged: readonly Judged[]): Share => ({
  of: judged.reduce((sum, one) => sum + one.label.count, 0),
  part: judged.reduce((sum, one) => sum + (one.exact ? one.label.count : 0), 0),
})

function binsOf(answers: readonly Judged[]): readonly Bin[] {
  return binEdges.slice(1).flatMap((to, i) => {
    const from = binEdges[i] ?? 0
    const last = to === 1
    const inside = answers.filter(one => confidence(one) >= from && (confidence(one) < to || last))
    if (inside.length === 0) return []
    const claimed = inside.reduce((sum, one) => sum + confidence(one), 0) / inside.length
    return [{from, to, names: inside.length, exact: inside.filter(one => one.exact).length, claimed}]
  })
}

function confusion(judged: readonly Judged[]): Evaluation["statuses"] {
  const statuses = Object.keys(statusTexts) as Status[]
  const count = (label: Status, read: Status) =>
    judged.filter(one => one.label.status === label && one.read.status === read).length
  return Object.fromEntries(
    statuses.map(label => [label, Object.fromEntries(statuses.map(read => [read, count(label, read)]))]),
  )
}

/** Of the names labelled standard: how many have just the label's values of a facet, over all their items. */
function facetShares(edition: Edition, judged: readonly Judged[]): Evaluation["facets"] {
  const standard = judged.filter(one => one.label.status === "standard")
  const facets = ["equipment", "site", "method", "processing", "position"] as const
  return Object.fromEntries(
    facets.map(facet => [
      facet,
      share(standard, ({label, read}) => {
        const got = read.items.map(item => item.code)
        return valuesOf(edition, label.codes, facet) === valuesOf(edition, got, facet)
      }),
    ]),
  )
}

const valuesOf = (edition: Edition, codes: readonly string[], facet: keyof Facets): string =>
  [...new Set(codes.map(code => facetValue(edition, code, facet)))].sort().join()

function facetValue(edition: Edition, code: string, facet: keyof Facets): string {
  const parsed = parseCode(edition, code)
  return parsed.ok ? (parsed.value.facets[facet] ?? "") : code
}
