import type {Item} from "../../standard/index.ts"
import {type Account, withOwnFlag, withRemarks} from "../account.ts"
import {confidenceOf, featuresOf} from "../confidence.ts"
import {doubts, type Flag, type Status} from "../lists.ts"
import {type Heard, Listener} from "../read/hear.ts"
import {longestName, type OneOf, type Recognition, tooLong} from "../recognition.ts"
import {type Gathered, gather} from "./clauses.ts"
import type {ClosedLexicon} from "./closed-lexicon.ts"
import {hasLoneRegion} from "./sites.ts"
import {type Statement, saysSite, statementsOf, withoutRemarks} from "./statement.ts"
import {showsAll} from "./witness.ts"

const listeners = new WeakMap<ClosedLexicon, Listener>()

function listenerOf(lexicon: ClosedLexicon): Listener {
  const known = listeners.get(lexicon)
  if (known) return known
  const listener = new Listener(lexicon, longestName)
  listeners.set(lexicon, listener)
  return listener
}

/** Whether a text is a listed item's own name. */
export const isNameOfClosed = (lexicon: ClosedLexicon, text: string): boolean =>
  listedMeaning(lexicon, listenerOf(lexicon).hear(text.slice(0, longestName))) !== undefined

/** The marks of the words of a text. */
export function marksOfClosed(lexicon: ClosedLexicon, text: string): readonly number[] {
  const {marks, markCount} = listenerOf(lexicon).hear(text.slice(0, longestName))
  return [...marks.subarray(0, markCount)]
}

/** How surely a name is of an edition's modalities: 3 stated, 2 by a tracer, 1 by a hint, 0 not. */
export function claimOf(lexicon: ClosedLexicon, name: string): number {
  if (name.length > longestName) return 0
  const parts = statementsOf(lexicon, listenerOf(lexicon).hear(name))
  return claimOfParts(lexicon, parts)
}

/** The same of a part of a name, by words that are written as they are known. */
export const claimOfPart = (lexicon: ClosedLexicon, text: string): number =>
  text.length > longestName ? 0 : claimOfParts(lexicon, statementsOf(lexicon, listenerOf(lexicon).hearAsWritten(text)))

function claimOfParts({edition}: ClosedLexicon, parts: readonly Statement[]): number {
  const isOwn = (value: string) => edition.modalities.some(({key}) => key === value || key.startsWith(`${value}/`))
  const claims = parts.flatMap(({said}) =>
    said.map(({kind, value}) =>
      isOwn(value) ? (kind === "modality" ? 3 : kind === "tracer" ? 2 : kind === "hint" ? 1 : 0) : 0,
    ),
  )
  return Math.max(0, ...claims)
}

/**
 * What a raw name means for an edition that is a closed list.
 *
 * @param given modality key of the edition, or the kind of examination (`PET`), where the caller knows it
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function readClosed(lexicon: ClosedLexicon, name: string, given?: string, accept = 0.9): Recognition {
  if (name.length > longestName) return tooLong(name, lexicon.version)
  const heard = listenerOf(lexicon).hear(name)
  const {status, flags, items, oneOf} = listedMeaning(lexicon, heard) ?? composedMeaning(lexicon, heard, {name, given})
  const evidence = {name, flags, items: items.length, account: heard.account, given}
  const confidence = items.length === 0 ? 0 : confidenceOf(lexicon.weights, featuresOf(evidence))
  return {
    name,
    status,
    accepted: status === "standard" && confidence >= accept && !flags.some(flag => closedDoubts.has(flag)),
    items: items.map(({code, zh}) => ({code, name: zh, edition: lexicon.edition.id, listed: true, confidence})),
    ...(oneOf && {oneOf}),
    equipment: [],
    flags: withOwnFlag(flags, heard.account),
    account: withRemarks(heard.account, ({text}) => marksOfClosed(lexicon, text).some(mark => saysSite(lexicon, mark))),
    version: lexicon.version,
  }
}

/** What a name means, and what of it is assumed or in doubt. */
interface Meant {
  readonly status: Status
  readonly flags: readonly Flag[]
  readonly items: readonly Item[]
  readonly oneOf?: readonly OneOf[]
}

/** A listed item's own name, whole or with the words set aside left out, means that item. */
function listedMeaning({listed}: ClosedLexicon, heard: Heard): Meant | undefined {
  const item = listed.find(heard.text, heard.textLength) ?? listed.find(heard.bare, heard.bareLength)
  return item && {status: "standard", flags: [], items: [item]}
}

function composedMeaning(
  lexicon: ClosedLexicon,
  heard: Heard,
  {name, given}: {readonly name: string; readonly given: string | undefined},
): Meant {
  const parts = statementsOf(lexicon, heard)
  if (parts.reduce((sum, {sites, areas}) => sum + sites.length + areas.length, 0) > mostSites) return noName
  const latin = !/\p{sc=Han}/u.test(name)
  const read = gather(lexicon, parts, {given, latin})
  const isTold = given !== undefined || claimOfParts(lexicon, parts) > 0
  const items = [...read.rows].map(({item}) => item)
  const {status, flags: told} = judged(read, heard, isTold)
  const {marks, isSure} = withoutRemarks(lexicon, heard)
  const isSeen = () => showsAll(lexicon, marks, {rows: [...read.rows], flags: told, latin})
  const isWhole = () => !hasLoneRegion(lexicon, parts) && !isWithoutSite(heard.account)
  const isClear = status !== "standard" || (isSure && isSeen() && isWhole())
  const flags = isClear ? told : [...new Set<Flag>([...told, "part-unread"])].sort()
  const {oneOf} = read
  return {
    status,
    flags,
    items: isTold && !silent.has(status) ? items : [],
    ...(status === "underspecified" && {oneOf}),
  }
}

/** policy 15: `W/O` right before a site takes that out; elsewhere it speaks of what is set aside (`W/O DOPPLER`). */
const isWithoutSite = (account: readonly Account[]): boolean => {
  const words = account.filter(({as, text}) => as !== "punctuation" || text.trim() !== "")
  return words.some(({as, value}, at) => as === "aside" && value === "without" && words[at + 1]?.as === "site")
}

const mostSites = 40 // of one name; more are a list of names
const noName: Meant = {status: "unresolved", flags: ["name-too-long"], items: []}

/** Beside a site that the edition hasn't, those that it has are shown (policy us-nm 6). */
const silent: ReadonlySet<Status> = new Set(["conflict", "out-of-scope"])

const closedDoubts: ReadonlySet<Flag> = new Set(doubts.closed)

function judged(
  read: Gathered,
  heard: Heard,
  told: boolean,
): {readonly status: Status; readonly flags: readonly Flag[]} {
  const flags = new Set(read.flags)
  if (heard.strange > 0) flags.add("unknown-text")
  if (heard.typo) flags.add("typo-assumed")
  const status = statusOf(read, heard, told)
  if (status !== "standard" && status !== "underspecified")
    return {status, flags: heard.strange > 0 ? ["unknown-text"] : []}
  return {status, flags: [...flags].sort()}
}

function statusOf(read: Gathered, heard: Heard, told: boolean): Status {
  if (read.surcharge || (read.scope && read.rows.size === 0)) return "out-of-scope"
  if (!told) return "unresolved"
  if (read.scope) return "out-of-scope"
  if (read.conflict) return "conflict"
  if (read.missing || read.rows.size === 0 || heard.grave) return "unresolved"
  return read.oneOf.length > 0 ? "underspecified" : "standard"
}
