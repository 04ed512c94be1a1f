import type {Row} from "../standard/index.ts"
import type {Account} from "./hear.ts"
import type {Flag} from "./texts.ts"

/** What an answer's confidence hangs on, beside its flags (each flag is a feature of its own name). */
export const countedFeatures = [
  "bias",
  /** Chinese characters not understood, as a share of the name. */
  "unknown-han",
  /** Other words not understood, 3 at most. */
  "unknown-words",
  /** No word states the modality and no caller gave it. */
  "modality-implied",
  /** Numbers left over, 2 at most. */
  "numbers",
  /** Items beyond the first, 3 at most. */
  "more-items",
  /** Words set aside, as a share of the name. */
  "aside-share",
] as const

/** Weight of each feature in log odds, and the confidence that some never exceed. */
export interface Weights {
  readonly weight: ReadonlyMap<string, number>
  readonly cap: ReadonlyMap<string, number>
}

/** What the confidence of an answer is told from. */
export interface Evidence {
  readonly name: string
  readonly flags: readonly Flag[]
  readonly items: number
  readonly account: readonly Account[]
  readonly given: string | undefined
}

/** The weights of the table `confidence`: columns `feature`, `weight` in log odds, `cap` from 0 to 1 or empty. */
export function readWeights(rows: readonly Row[]): Weights {
  const caps = rows.filter(row => row.cap !== undefined && row.cap !== "")
  return {
    weight: new Map(rows.map(row => [row.feature ?? "", Number(row.weight)])),
    cap: new Map(caps.map(row => [row.feature ?? "", Number(row.cap)])),
  }
}

/** The features of an answer that are not 0. */
export function featuresOf({name, flags, items, account, given}: Evidence): ReadonlyMap<string, number> {
  const features = new Map<string, number>([
    ["bias", 1],
    ...flags.flatMap((flag): [string, number][] => (flag === "unknown-text" ? [] : [[flag, 1]])),
  ])
  let [unknown, words, aside, numbers, stated] = [0, 0, 0, 0, given !== undefined]
  for (const part of account) {
    if (part.as === "unknown") {
      if (hasHan(part.text)) unknown += part.length
      else words++
    } else if (part.as === "aside") aside += part.length
    else if (part.as === "number") numbers++
    else if (part.as === "modality" || part.as === "equipment") stated = true
  }
  if (unknown > 0) features.set("unknown-han", unknown / name.length)
  if (words > 0) features.set("unknown-words", Math.min(3, words))
  if (aside > 0) features.set("aside-share", aside / name.length)
  if (numbers > 0) features.set("numbers", Math.min(2, numbers))
  if (!stated) features.set("modality-implied", 1)
  if (items > 1) features.set("more-items", Math.min(3, items - 1))
  return features
}

/** Whether a Chinese character is in the text. */
function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x3400 && text.charCodeAt(i) <= 0x9fff) return true
  return false
}

/** The probability that an answer is exactly right, 0 to 1 in thousandths: logistic over the features. */
export function confidenceOf({weight, cap}: Weights, features: ReadonlyMap<string, number>): number {
  let logOdds = 0
  let most = 1
  for (const [feature, value] of features) {
    logOdds += (weight.get(feature) ?? 0) * value
    most = Math.min(most, cap.get(feature) ?? 1)
  }
  return Math.min(most, Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000)
}
