import type {Account, BesideAccount} from "./account.ts"
import {confidenceOf, featureNames, featuresOf} from "./confidence.ts"
import type {Lexicon} from "./lexicon/lexicon.ts"
import type {Flag, Status} from "./lists.ts"
import type {OneOf} from "./read/compose.ts"
import {withExclusions} from "./read/exclusion.ts"
import {type Heard, Listener} from "./read/hear.ts"
import {type Meaning, Meanings} from "./read/meaning.ts"

/** One item of an answer: a code that the dictionaries allow. */
interface Answer {
  readonly code: string
  readonly name: string
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
export const engineVersion = "6"

const longest = 1000 // characters of a name; a longer text is no name

/**
 * What a raw name means, by the policy of recognition: a status, items, flags
 * and an account of every character. The same input gives the same answer.
 *
 * @param given modality key, where the caller knows it
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function recognise(lexicon: Lexicon, name: string, given?: string, accept = 0.9): Recognition {
  if (name.length > longest) return unread(lexicon, name)
  const engine = engineOf(lexicon)
  const heard = engine.listener.hear(name)
  const meant = meaningOf(engine, heard, given)
  const evidence = {name, flags: meant.flags, items: meant.items.length, account: heard.account, given}
  const confidence = meant.items.length === 0 ? 0 : confidenceOf(lexicon.weights, featuresOf(evidence, engine.features))
  const equipment = heard.equipment[0]
  return {
    name,
    status: meant.status,
    accepted:
      meant.status === "standard" && meant.items.length > 0 && confidence >= accept && !meant.flags.some(isDoubt),
    items: meant.items.map(({code, name, listed}) =>
      equipment === undefined ? {code, name, listed, confidence} : {code, name, equipment, listed, confidence},
    ),
    ...(meant.oneOf && {oneOf: meant.oneOf}),
    equipment: heard.equipment,
    flags: meant.flags,
    account: withExclusions(heard.account),
    version: lexicon.version,
  }
}

/** policy 17: what keeps an answer from standing without a person, whatever confidence is asked. */
const doubts: ReadonlySet<Flag> = new Set(["part-unread", "site-unstated", "typo-assumed", "unknown-text"])
const isDoubt = (flag: Flag): boolean => doubts.has(flag)

const unread = (lexicon: Lexicon, name: string): Recognition => ({
  name,
  status: "unresolved",
  accepted: false,
  items: [],
  equipment: [],
  flags: ["name-too-long"],
  account: [{at: 0, length: name.length, text: name, as: "unknown", value: "name-too-long"}],
  version: lexicon.version,
})

/** What a lexicon needs to read names, made once. */
interface Engine {
  readonly lexicon: Lexicon
  readonly listener: Listener
  readonly meanings: Meanings
  /** Of the answer that is being given. */
  readonly features: Float64Array
}

const engines = new WeakMap<Lexicon, Engine>()

function engineOf(lexicon: Lexicon): Engine {
  const known = engines.get(lexicon)
  if (known) return known
  const listener = new Listener(lexicon, longest)
  const meanings = new Meanings(lexicon, listener.mostMarks)
  const engine: Engine = {lexicon, listener, meanings, features: new Float64Array(featureNames.length)}
  engines.set(lexicon, engine)
  return engine
}

function meaningOf(engine: Engine, heard: Heard, given: string | undefined): Meaning {
  return listedMeaning(engine, heard, given) ?? engine.meanings.of(heard, given)
}

/** A listed item's own name, whole or with the words set aside left out, means that item, whatever its words would say by themselves. */
function listedMeaning({lexicon}: Engine, heard: Heard, given: string | undefined): Meaning | undefined {
  const {listed, roles} = lexicon
  const item = listed.find(heard.text, heard.textLength) ?? listed.find(heard.bare, heard.bareLength)
  if (!item || (given !== undefined && given !== item.modality)) return undefined
  const nowhere = roles.is("site", item.facets.site ?? "", "unspecified") // policy 5
  const items = [{code: item.code, name: item.zh, listed: true}]
  return {status: "standard", items, flags: nowhere ? ["site-unstated"] : []}
}
