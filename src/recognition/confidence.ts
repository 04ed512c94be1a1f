import type {Row} from "../standard/index.ts"
import type {Account} from "./account.ts"
import {type Flag, flags} from "./lists.ts"

/** Where each feature that is counted stands in the numbers of an answer. */
const counted = {
  /** 1 always: what an answer without any doubt is worth. */
  bias: 0,
  /** Chinese words not understood, their characters as a share of the name. */
  "unknown-han": 1,
  /** Other words not understood, 3 at most. */
  "unknown-words": 2,
  /** 1 when no word states the modality and no caller gave it. */
  "modality-implied": 3,
  /** Numbers left over, 2 at most. */
  numbers: 4,
  /** Items beyond the first, 3 at most. */
  "more-items": 5,
  /** Characters set aside, as a share of the name. */
  "aside-share": 6,
} as const

/** What the confidence of an answer hangs on: what is counted, then a flag each, 1 where the answer has it. */
export const featureNames: readonly string[] = [...Object.keys(counted), ...flags]
const firstFlag = Object.keys(counted).length
const flagPlaces = Object.fromEntries(flags.map((flag, i) => [flag, firstFlag + i])) as Readonly<Record<Flag, number>>

/** Numbers by the places of `featureNames`. */
export interface Weights {
  /** Log odds. */
  readonly weight: readonly number[]
  /** The confidence that an answer with this feature never exceeds. */
  readonly cap: readonly number[]
}

/** What the confidence of an answer is told from. */
interface Evidence {
  readonly name: string
  readonly flags: readonly Flag[]
  /** How many there are. */
  readonly items: number
  readonly account: readonly Account[]
  /** Modality that the caller knows. */
  readonly given: string | undefined
}

/** The weights of the table `confidence`: `weight` in log odds, `cap` from 0 to 1 or empty; a feature without a row weighs 0. */
export function readWeights(rows: readonly Row[]): Weights {
  const byName = new Map(rows.map(row => [row.feature, row]))
  return {
    weight: featureNames.map(name => Number(byName.get(name)?.weight ?? 0)),
    cap: featureNames.map(name => Number(byName.get(name)?.cap || 1)),
  }
}

const most = 3 // items and words beyond this tell nothing new

/**
 * The features of an answer, in the order of `featureNames`.
 *
 * @param features where they are written, one number each
 */
export function featuresOf(
  {name, flags, items, account, given}: Evidence,
  features: Float64Array = new Float64Array(featureNames.length),
): Float64Array {
  const words = countWords(account)
  const characters = Math.max(1, name.length)
  features.fill(0)
  features[counted.bias] = 1
  features[counted["unknown-han"]] = words.unknownHan / characters
  features[counted["unknown-words"]] = Math.min(most, words.unknown)
  features[counted["modality-implied"]] = given === undefined ? 1 - words.modality : 0
  features[counted.numbers] = Math.min(2, words.numbers)
  features[counted["more-items"]] = Math.min(most, Math.max(0, items - 1))
  features[counted["aside-share"]] = words.aside / characters
  for (const flag of flags) features[flagPlaces[flag]] = 1
  return features
}

function countWords(account: readonly Account[]) {
  const words = {unknown: 0, unknownHan: 0, modality: 0, numbers: 0, aside: 0}
  for (const {as, length, text} of account) {
    if (as === "unknown") {
      if (hasHan(text)) words.unknownHan += length
      else words.unknown++
    } else if (as === "aside") words.aside += length
    else if (as === "number") words.numbers++
    else if (as === "modality" || as === "equipment") words.modality = 1
  }
  return words
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x3400 && unit <= 0x9fff) return true
  }
  return false
}

/**
 * The probability that an answer is exactly right, 0 to 0.999 in thousandths:
 * logistic over the features, under the caps of those it has. Rounded down, for
 * nothing is certain.
 */
export function confidenceOf({weight, cap}: Weights, features: ArrayLike<number>): number {
  let logOdds = 0
  let limit = 1
  for (let i = 0; i < features.length; i++) {
    const value = features[i] as number
    if (value === 0) continue
    logOdds += (weight[i] as number) * value
    limit = Math.min(limit, cap[i] as number)
  }
  return Math.min(limit, Math.floor(1000 / (1 + Math.exp(-logOdds))) / 1000)
}
