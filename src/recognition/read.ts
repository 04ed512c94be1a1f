import {bracketSites, scopePlaces} from "./bracket.ts"
import {cutsOf} from "./clause.ts"
import type {Lexicon} from "./lexicon.ts"
import type {Mark} from "./mark.ts"
import {modalityOf} from "./modality.ts"
import {type Bound, bindSides, type Side, type Sides} from "./side.ts"

/** A site as one entry of the name mentions it. */
export interface SiteMention {
  readonly key: string
  readonly side?: Side
  /** The side was said of a neighbour. */
  readonly sideShared?: boolean
  readonly broadened: boolean
}

/** One clause of a name: what is said of the sites it holds. */
export interface Part {
  readonly modality: string | undefined
  readonly sites: readonly SiteMention[]
  /** Method codes of the modality, and the general words plain, contrast and vessel. */
  readonly methods: readonly string[]
  readonly processing: readonly string[]
  readonly positions: readonly string[]
  readonly views?: number
  readonly mobile: boolean
  /** Said to be done at once. */
  readonly emergency: boolean
  /** No word of this clause is out of scope. */
  readonly scopeFree: boolean
  /** A side said where no site is named. */
  readonly looseSide?: Side
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
}

/**
 * Read the marks of one entry into clauses.
 *
 * @param common modality of the name, for an entry that tells none
 */
export function readEntry(lexicon: Lexicon, entry: readonly Mark[], common: string | undefined): EntryReading {
  const sides = bindSides(entry)
  const own = modalityOf(entry, 0, entry.length) ?? common
  const brackets = bracketSites(lexicon, entry, own)
  const scope = scopePlaces(entry)
  const cuts = cutsOf(entry)
  const clauses: Part[] = []
  for (let i = 1; i < cuts.length; i++) {
    const [from = 0, to = entry.length] = [cuts[i - 1], cuts[i]]
    const modality = cuts.length === 2 ? own : (modalityOf(entry, from, to) ?? own)
    const part = readClause(lexicon, {entry, from, to, sides, idle: brackets.idle, scope, modality})
    clauses.push(sides.loose === undefined ? part : {...part, looseSide: sides.loose})
  }
  return {clauses, scope: scope.size > 0, conflict: sides.clash || brackets.conflict}
}

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

function readClause(lexicon: Lexicon, {entry, from, to, sides, idle, scope, modality}: Clause): Part {
  const named: SiteMention[] = []
  const brought: SiteMention[] = []
  const methods: string[] = []
  const processing: string[] = []
  const positions: string[] = []
  let [views, mobile, emergency, scopeFree]: [string | undefined, boolean, boolean, boolean] = [
    undefined,
    false,
    false,
    true,
  ]
  for (let i = from; i < to; i++) {
    const mark = entry[i] as Mark
    const {kind, sense} = mark
    if (kind === "site" && !idle.has(i)) named.push(...mentions(lexicon, sense.value, sides.of.get(i), modality))
    else if (kind === "method") {
      for (const code of mark.methods.of(modality)) if (!methods.includes(code)) methods.push(code)
    } else if (kind === "processing") processing.push(sense.value)
    else if (kind === "position") positions.push(...sense.value.split(" "))
    else if (kind === "views") views ??= sense.value
    else if (kind === "mobile") mobile = true
    else if (scope.has(i)) scopeFree = false
    else if (kind === "aside" && sense.value === "emergency") emergency = true
    if (sense.brings !== undefined && fits(mark, modality))
      brought.push(...mentions(lexicon, sense.brings, sides.of.get(i) ?? ownSide(mark), modality))
  }
  const sites = sitesOf(lexicon, named, brought)
  const part: Part = {modality, sites, methods, processing, positions, mobile, emergency, scopeFree}
  return views === undefined ? part : {...part, views: Number(views)}
}

/** A word that brings its site may say the side too (`双膝`). */
const ownSide = ({kind, sense}: Mark): Bound | undefined =>
  kind === "side" ? {side: sense.value as Side, shared: false} : undefined

/** A site that a method brings along stands where none is named; a vessel it brings is meant even so. */
function sitesOf(
  lexicon: Lexicon,
  named: readonly SiteMention[],
  brought: readonly SiteMention[],
): readonly SiteMention[] {
  const meant = named.length === 0 || brought.some(site => lexicon.vesselKeys.has(site.key))
  return meant && brought.length > 0 ? brought : named
}

const fits = (mark: Mark, modality: string | undefined): boolean =>
  mark.kind === "side" || mark.kind === "aside" || mark.methods.of(modality).length > 0

/** The sites that a word means, with the side bound to it. */
function mentions(
  lexicon: Lexicon,
  word: string,
  bound: Bound | undefined,
  modality: string | undefined,
): readonly SiteMention[] {
  const readings = lexicon.site(word, modality ?? "CT")
  return bound === undefined
    ? readings
    : readings.map(reading => ({...reading, side: bound.side, sideShared: bound.shared || readings.length > 1}))
}
