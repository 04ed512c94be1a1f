import {type Account, withOwnFlag, withRemarks} from "./account.ts"
import {confidenceOf, featureNames, featuresOf} from "./confidence.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import type {Mark} from "./lexicon/mark.ts"
import {doubts, examining, type Flag, type Kind} from "./lists.ts"
import {withExclusions} from "./read/exclusion.ts"
import {type Heard, Listener} from "./read/hear.ts"
import {type Meaning, Meanings} from "./read/meaning.ts"
import {longestName, type Recognition, tooLong} from "./recognition.ts"

/** What a raw name means for an edition whose dictionaries combine; see `recognise`. */
export function readOpen(lexicon: OpenLexicon, name: string, given?: string, accept = 0.9): Recognition {
  if (name.length > longestName) return tooLong(name, lexicon.version)
  const engine = engineOf(lexicon)
  const heard = engine.listener.hear(name)
  const meant = meaningOf(engine, heard, given)
  const evidence = {name, flags: meant.flags, items: meant.items.length, account: heard.account, given}
  const confidence = meant.items.length === 0 ? 0 : confidenceOf(lexicon.weights, featuresOf(evidence, engine.features))
  const equipment = heard.equipment[0]
  const edition = lexicon.edition.id
  return {
    name,
    status: meant.status,
    accepted:
      meant.status === "standard" && meant.items.length > 0 && confidence >= accept && !meant.flags.some(isDoubt),
    items: meant.items.map(({code, name, listed}) =>
      equipment === undefined
        ? {code, name, edition, listed, confidence}
        : {code, name, edition, equipment, listed, confidence},
    ),
    ...(meant.oneOf && {oneOf: meant.oneOf}),
    equipment: heard.equipment,
    flags: lexicon.own ? withOwnFlag(meant.flags, heard.account) : meant.flags,
    account: withRemarks(withExclusions(heard.account), ({as}) => examined.has(as)),
    version: lexicon.version,
  }
}

const examined: ReadonlySet<Kind> = new Set(examining)

const openDoubts: ReadonlySet<Flag> = new Set(doubts.open) // policy 17
const isDoubt = (flag: Flag): boolean => openDoubts.has(flag)

/** What a lexicon needs to read names, made once. */
interface Engine {
  readonly lexicon: OpenLexicon
  readonly listener: Listener
  readonly meanings: Meanings
  /** Of the answer that is being given. */
  readonly features: Float64Array
}

const engines = new WeakMap<OpenLexicon, Engine>()

function engineOf(lexicon: OpenLexicon): Engine {
  const known = engines.get(lexicon)
  if (known) return known
  const listener = new Listener(lexicon, longestName)
  const meanings = new Meanings(lexicon, listener.mostMarks)
  const engine: Engine = {lexicon, listener, meanings, features: new Float64Array(featureNames.length)}
  engines.set(lexicon, engine)
  return engine
}

/** Whether a text is a listed item's own name. */
export const isNameOfOpen = (lexicon: OpenLexicon, text: string): boolean => {
  const engine = engineOf(lexicon)
  return listedMeaning(engine, engine.listener.hear(text.slice(0, longestName)), undefined) !== undefined
}

/** What the words of a text were read as, before they are put together. */
export const accountOf = (lexicon: OpenLexicon, text: string): readonly Account[] =>
  engineOf(lexicon).listener.hear(text.slice(0, longestName)).account

/** The marks of the words of a text. */
export function marksOfOpen(lexicon: OpenLexicon, text: string): readonly Mark[] {
  const {marks, markCount} = engineOf(lexicon).listener.hear(text.slice(0, longestName))
  return Array.from(marks.subarray(0, markCount), mark => lexicon.marks[mark] as Mark)
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
