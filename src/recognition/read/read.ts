import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Mark} from "../lexicon/mark.ts"
import {type SaidKind, saidKinds} from "../lexicon/sense.ts"
import {alternatives} from "../lexicon/site-reading.ts"
import {isStating, type Side} from "../lists.ts"
import {bracketSites, containedSites, innerSites, otherSides, scopePlaces} from "./bracket.ts"
import {cutsOf, tells} from "./clause.ts"
import {clauseModality} from "./modality.ts"
import {type Bound, bindSides, type Sides} from "./side.ts"

/** A site as one entry of the name mentions it. */
export interface SiteMention {
  readonly key: string
  readonly side?: Side
  /** The side was said of a neighbour. */
  readonly sideShared?: boolean
  /** Which of the clauses that were put together it stood in. */
  readonly clause?: number
  readonly broadened: boolean
}

/**
 * What is said, by kind of word. `method` has codes of the modality and general
 * words; `position` the views that one word says together, as `01 02` for 正侧位;
 * of `views`, the first number counts.
 */
export type Said = Readonly<Record<SaidKind, readonly string[]>>

/** One clause of a name: what is said of the sites it holds. */
export interface Part {
  readonly modality: string | undefined
  readonly sites: readonly SiteMention[]
  readonly said: Said
  /** The post-processing names its site itself, and nothing else is said. */
  readonly processingAlone?: boolean
  /** Said to be done at once. */
  readonly emergency: boolean
  /** No word of this clause is out of scope. */
  readonly scopeFree: boolean
  /** A side said where no site is named. */
  readonly looseSide?: Side
  /** A modality is stated after its sites: it is a whole examination (`胸部CT`), and what follows is of others. */
  readonly closed?: boolean
  /** Its own words tell its modality. */
  readonly tells?: boolean
  /** What is said of the method is of its sites alone: one word says both. */
  readonly whole?: boolean
  /** Keys of the sites of the other clauses of its modality. */
  readonly neighbours?: readonly string[]
}

export interface Reading {
  readonly parts: readonly Part[]
  readonly conflict: boolean
}

/** One entry of a name, read by itself: its modality is that of the name where it says none. */
export interface EntryReading {
  /** Some word of it is out of scope. */
  readonly scope: boolean
  readonly clauses: readonly Part[]
  readonly conflict: boolean
  /** Places of sites that add nothing, beside those that hold them or that make them exact. */
  readonly idle: ReadonlySet<number>
}

/**
 * Read the marks of one entry into clauses.
 *
 * @param own its modality: what it tells, else that of the name
 */
export function readEntry(lexicon: OpenLexicon, entry: readonly Mark[], own: string | undefined): EntryReading {
  const sides = bindSides(entry)
  const brackets = bracketSites(lexicon, entry, own)
  const scope = scopePlaces(entry)
  const cuts = cutsOf(lexicon.roles.modalities, entry)
  const inner = brackets.idle.size > 0 ? brackets.idle : innerSites(lexicon, entry, own)
  const idle = containedSites(lexicon, entry, {cuts, idle: inner}, own)
  const clauses: Part[] = []
  for (let i = 1; i < cuts.length; i++) {
    const [from = 0, to = entry.length] = [cuts[i - 1], cuts[i]]
    const modality = cuts.length === 2 ? own : clauseModality(lexicon.roles.modalities, entry, from, to, own)
    const tellsOwn = entry.slice(from, to).some(tells)
    for (const part of readClause(lexicon, {entry, from, to, sides, idle, scope, modality}))
      clauses.push({...part, tells: tellsOwn, ...(sides.loose !== undefined && {looseSide: sides.loose})})
  }
  return {
    clauses: isBedside(entry) ? clauses.map(withBedside(lexicon, entry)) : clauses,
    scope: scope.size > 0,
    conflict: sides.clash || brackets.conflict || otherSides(entry, sides.of) || deniesContrast(entry, cuts),
    idle,
  }
}

/** policy 1: bedside, said before all else, is of every film. */
const isBedside = (entry: readonly Mark[]): boolean => entry.find(({kind}) => isStating(kind))?.kind === "mobile"

const withBedside =
  ({roles}: OpenLexicon, entry: readonly Mark[]) =>
  (part: Part): Part => {
    const isOwn = part.modality !== roles.modalities.film || part.said.mobile.length > 0
    const mobile = entry.flatMap(({kind, sense}) => (kind === "mobile" ? [sense.value] : [])).slice(0, 1)
    return isOwn ? part : {...part, said: {...part.said, mobile}}
  }

/** policy 15: a clause says contrast, and that there is none (`增强(不增强)`). */
const deniesContrast = (entry: readonly Mark[], cuts: readonly number[]): boolean =>
  entry.some(({methods}) => methods.denies) &&
  cuts.some((from, i) => {
    const clause = entry.slice(from, cuts[i + 1])
    return clause.some(({methods}) => methods.denies) && clause.some(saysContrast)
  })

const saysContrast = ({methods}: Mark): boolean => methods.of(undefined).some(said => said.startsWith("contrast"))

/** The marks `from` to `to` of an entry, with what the entry gives them. */
interface Clause {
  readonly entry: readonly Mark[]
  readonly from: number
  readonly to: number
  readonly sides: Sides
  /** Places of sites that add nothing. */
  readonly idle: ReadonlySet<number>
  /** Places of words that are out of scope. */
  readonly scope: ReadonlySet<number>
  readonly modality: string | undefined
}

/** What the words of a clause say. */
class Saying {
  readonly named: SiteMention[] = []
  /** Sites that other words bring along, and the method codes that belong to these alone. */
  readonly brought: SiteMention[] = []
  readonly broughtMethods: string[] = []
  readonly said: Record<SaidKind, readonly string[]> = {...nothing}
  emergency = false
  scopeFree = true
  /** Something stands between its words that joins sites. */
  joins = false
  /** A method with a site of its own stands right beside something that joins: it is done beside the rest. */
  isBeside = false

  say(kind: SaidKind, code: string): void {
    this.said[kind] = this.said[kind].length === 0 ? [code] : [...this.said[kind], code]
  }
}

const none: readonly string[] = [] // one for all: most kinds of words are not said
const nothing: Said = {method: none, processing: none, position: none, views: none, mobile: none}

function readClause(lexicon: OpenLexicon, clause: Clause): readonly Part[] {
  const {entry, from, to, sides, idle, scope, modality} = clause
  const other = otherBringing(lexicon, clause)
  if (other !== undefined)
    return [...readClause(lexicon, {...clause, to: other}), ...readClause(lexicon, {...clause, from: other})]
  const saying = new Saying()
  for (let i = from; i < to; i++) {
    const mark = entry[i] as Mark
    const {kind, sense} = mark
    if (kind === "site" && !idle.has(i)) saying.named.push(...mentions(lexicon, sense.value, sides.of.get(i), modality))
    else if (kind === "method") sayMethod(saying, mark, entry[i + 1], modality)
    else if (isSaidKind(kind) && (kind !== "processing" || hasProcessing(lexicon, modality)))
      saying.say(kind, sense.value)
    else if (scope.has(i)) saying.scopeFree = false
    else if (kind === "aside" && sense.value === "emergency") saying.emergency = true
    else if (kind === "join") saying.joins = true
    if (sense.brings !== undefined && (kind !== "method" || mark.methods.of(modality).length > 0)) {
      saying.isBeside ||= [entry[i - 1], entry[i + 1]].some(next => next?.kind === "join")
      saying.brought.push(...mentions(lexicon, sense.brings, sides.of.get(i) ?? ownSide(mark), modality))
    }
  }
  const parts = partsOf(lexicon, saying, modality)
  return isClosed(entry, from, to) ? parts.map(part => ({...part, closed: true})) : parts
}

/** Of films, what is said of three dimensions is tomosynthesis of the breast. */
const hasProcessing = ({processed, roles}: OpenLexicon, modality = ""): boolean =>
  processed.has(modality) || modality === roles.modalities.film

/** Where a method of CT or MR brings another site than the one before it (`MRCP+MRU`): that is another examination. */
function otherBringing({roles}: OpenLexicon, {entry, from, to, modality}: Clause): number | undefined {
  if (modality === roles.modalities.film) return undefined
  let first: string | undefined
  for (let i = from; i < to; i++) {
    const {kind, sense, methods} = entry[i] as Mark
    if (kind !== "method" || sense.brings === undefined || methods.of(modality).length === 0) continue
    if (first !== undefined && first !== sense.brings) return i
    first = sense.brings
  }
  return undefined
}

const kept: ReadonlySet<Mark["kind"]> = new Set(saidKinds)
const isSaidKind = (kind: Mark["kind"]): kind is SaidKind => kept.has(kind)

function isClosed(entry: readonly Mark[], from: number, to: number): boolean {
  let stated = false
  for (let i = to - 1; i >= from; i--) {
    const kind = entry[i]?.kind
    if (kind === "site") return stated
    stated ||= kind === "modality"
  }
  return false
}

/** policy 6: `W 3D` is with reconstruction, every other `W` with contrast. */
function sayMethod(saying: Saying, mark: Mark, next: Mark | undefined, modality: string | undefined): void {
  const own = mark.sense.brings !== undefined
  for (const code of mark.methods.of(modality)) {
    if (code === "with" && next?.kind === "processing") continue
    const word = code === "with" ? "contrast" : mark.methods.denies ? "denied" : code
    if ((own ? saying.broughtMethods : saying.said.method).includes(word)) continue
    if (own) saying.broughtMethods.push(word)
    else saying.say("method", word)
  }
}

/**
 * The part of the sites named and that of the sites which words bring along
 * (policy 6: `MRCP` → 胰胆管). Named sites of which nothing else is said add nothing
 * to the latter; what is said beside no named site is of the latter too.
 */
function partsOf(lexicon: OpenLexicon, saying: Saying, modality: string | undefined): readonly Part[] {
  const {named, broughtMethods, said, emergency, scopeFree} = saying
  const brought = saying.brought.map(site => narrowed(site, named))
  const {method} = said
  const part: Part = {modality, sites: named, said, emergency, scopeFree}
  if (brought.length === 0) return [part]
  if (broughtMethods.length === 0)
    return [named.length > 0 ? part : {...part, sites: brought, processingAlone: method.length === 0}]
  if (method.length > 0 && broughtMethods.every(code => code.endsWith("?")))
    return [{...part, sites: named.length > 0 ? named : brought}]
  const codes = broughtMethods.map(code => code.replace("?", ""))
  if (saying.joins && isFilmOf(lexicon, modality, codes))
    return [
      {...part, sites: [...brought, ...named.filter(isNone(brought))], said: {...said, method: [...method, ...codes]}},
    ]
  return broughtParts(lexicon, part, {sites: brought, codes, isBeside: saying.isBeside})
}

/** Plain films bring their site beside others (胸片、骨盆平片). */
const isFilmOf = ({roles}: OpenLexicon, modality: string | undefined, codes: readonly string[]): boolean =>
  modality === roles.modalities.film && codes.every(code => roles.is("method", code, "radiograph", modality))

const isNone =
  (others: readonly SiteMention[]) =>
  ({key}: SiteMention): boolean =>
    !others.some(other => other.key === key)

/** Of a site that a word leaves open, the one that is named. */
const narrowed = (open: SiteMention, named: readonly SiteMention[]): SiteMention =>
  named.find(({key}) => open.key.includes("|") && alternatives(open.key).includes(key)) ?? open

interface Brought {
  readonly sites: readonly SiteMention[]
  /** Methods that belong to these. */
  readonly codes: readonly string[]
  readonly isBeside: boolean
}

/**
 * The part of sites that words bring along with methods of their own, and before it that of the named ones, where more is said
 * of these or the two are joined (`MRI & MRCP ABDOMEN`).
 */
function broughtParts(
  {vesselMethods, roles}: OpenLexicon,
  part: Part,
  {sites: brought, codes, isBeside}: Brought,
): readonly Part[] {
  const {modality, sites: named, said} = part
  const film = modality === roles.modalities.film
  const vessels = codes.some(code => vesselMethods.isVessel(modality, code))
  const same = named.every(site => brought.some(other => other.key === site.key))
  // Beside a scan, a method with a site of its own is the method, whatever else is said of contrast.
  const beside = film ? said.method : said.method.filter(method => method === "contrast" && vessels)
  const own: Part = {
    ...part,
    sites: same && named.length > 0 ? named : brought,
    said: {...said, method: same ? [...beside, ...codes] : codes},
  }
  const implied = vessels && modality !== undefined && vesselMethods.needContrast(modality) ? ["contrast"] : []
  const more = isBeside && !vessels ? named.length > 0 : said.method.some(method => !implied.includes(method))
  const apart = !same && !film && more
  return apart ? [part, {...own, said: {...own.said, processing: []}, whole: true}] : [own]
}

/** A word that brings its site may say the side too. */
const ownSide = ({kind, sense}: Mark): Bound | undefined =>
  kind === "side" ? {side: sense.value as Side, shared: false} : undefined

/** The sites that a word means, with the side bound to it. */
function mentions(
  lexicon: OpenLexicon,
  word: string,
  bound: Bound | undefined,
  modality: string | undefined,
): readonly SiteMention[] {
  const readings = lexicon.site(word, modality)
  return bound === undefined
    ? readings
    : readings.map(reading => ({...reading, side: bound.side, sideShared: bound.shared || readings.length > 1}))
}
