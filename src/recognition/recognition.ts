import type {Account, BesideAccount} from "./account.ts"
import type {Flag, Status} from "./lists.ts"

/** What a name leaves open: alternatives of which one is meant, each as the codes of its items. */
export type OneOf = readonly (readonly string[])[]

/** One item of an answer: a code that the dictionaries allow. */
export interface Answer {
  readonly code: string
  readonly name: string
  /** The edition that the item is of. */
  readonly edition: string
  /** The equipment the name states, where it states one. */
  readonly equipment?: string
  readonly listed: boolean
  readonly confidence: number
}

export interface Recognition {
  readonly name: string
  readonly status: Status
  /** True when the name is determined and every item's confidence reaches the threshold. */
  readonly accepted: boolean
  /** What the name means together; of an underspecified one all that it may mean, see `oneOf`. */
  readonly items: readonly Answer[]
  /** What an underspecified name leaves open. Items that are in none of these choices are meant for sure. */
  readonly oneOf?: readonly OneOf[]
  /** Equipment the name states, in code order. */
  readonly equipment: readonly string[]
  readonly flags: readonly Flag[]
  readonly account: readonly Account[]
  /** What was read beside the name; see `recogniseRow`. */
  readonly beside?: readonly BesideAccount[]
  /** Of the engine and the lexicon that gave this answer. */
  readonly version: string
}

/** Changes when the same lexicon would read a name otherwise. */
export const engineVersion = "9"

/** Characters of a name at most; a longer text is no name. */
export const longestName = 1000

export const tooLong = (name: string, version: string): Recognition => ({
  name,
  status: "unresolved",
  accepted: false,
  items: [],
  equipment: [],
  flags: ["name-too-long"],
  account: [{at: 0, length: name.length, text: name, as: "unknown", value: "name-too-long"}],
  version,
})

/** A reading that something else contradicts. */
export const contradicted = ({oneOf: _, ...read}: Recognition): Recognition => ({
  ...read,
  status: "conflict",
  accepted: false,
  items: [],
})
