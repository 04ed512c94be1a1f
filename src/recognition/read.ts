import type {Lexicon} from "./lexicon.ts"
import type {Mark} from "./mark.ts"
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
  readonly clauses: readonly Part[]
  readonly conflict: boolean
}

/** Put the entries of a name together; what is said once is shared by all the sites it stands with. */
export function joinEntries(entries: readonly EntryReading[]): Reading {
  const only = entries.length === 1 ? entries[0] : undefined
  if (only?.clauses.length === 1) return {parts: only.clauses.filter(saysAnything), conflict: only.conflict}
  return {parts: share(entries.flatMap(entry => entry.clauses)), conflict: entries.some(entry => entry.conflict)}
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
  const cuts = cutsOf(entry)
  const clauses: Part[] = []
  for (let i = 1; i < cuts.length; i++) {
    const [from = 0, to = entry.length] = [cuts[i - 1], cuts[i]]
    const modality = cuts.length === 2 ? own : (modalityOf(entry, from, to) ?? own)
    const part = readClause(lexicon, {entry, from, to, sides, idle: brackets.idle, modality})
    clauses.push(sides.loose === undefined ? part : {...part, looseSide: sides.loose})
  }
  return {clauses, conflict: sides.clash || brackets.conflict}
}

const isAttribute = ({kind}: Mark): boolean =>
  kind === "method" || kind === "processing" || kind === "position" || kind === "views"

/**
 * Where the clauses of an entry begin, and its end. It is cut where it begins to
 * speak of another examination: at a site that follows what was said of the
 * sites before it, when something is said of it too (`颈椎平扫+腰椎增强`), and at
 * another modality.
 */
function cutsOf(entry: readonly Mark[]): readonly number[] {
  let sites = 0
  for (const mark of entry) if (mark.kind === "site") sites++
  if (sites < 2) return [0, entry.length]
  const starts = leads(entry) ? ledStarts(entry) : trailedStarts(entry)
  return [0, ...starts.filter(at => at > 0), entry.length]
}

/** What is said stands before its site throughout: `平扫胸部 增强上腹部`. */
function leads(entry: readonly Mark[]): boolean {
  const shape = entry.filter(mark => mark.kind === "site" || isAttribute(mark))
  return shape[0]?.kind !== "site" && shape.at(-1)?.kind === "site"
}

function ledStarts(entry: readonly Mark[]): readonly number[] {
  return entry.flatMap((mark, i) => {
    if (!isAttribute(mark)) return []
    const before = entry.slice(0, i).findLast(other => other.kind === "site" || isAttribute(other))
    return before?.kind === "site" ? [i] : []
  })
}

function trailedStarts(entry: readonly Mark[]): readonly number[] {
  const starts: number[] = []
  let [site, attribute, modality]: [boolean, boolean, string | undefined] = [false, false, undefined]
  for (const [i, mark] of entry.entries()) {
    const stated = mark.kind === "modality" && mark.sense.value !== "XR" ? mark.sense.value : undefined
    const other = site && modality !== undefined && stated !== undefined && stated !== modality
    const again = mark.kind === "site" && site && attribute && entry.slice(i).some(isAttribute)
    if (other || again) {
      starts.push(before(entry, i))
      ;[site, attribute, modality] = [false, false, undefined]
    }
    site ||= mark.kind === "site"
    attribute ||= site && isAttribute(mark)
    modality ??= stated
  }
  return starts
}

/** A side, modality or opening bracket right before the site belongs to its clause. */
function before(entry: readonly Mark[], at: number): number {
  let start = at
  while (start > 0 && leading.has(entry[start - 1]?.kind ?? "end")) start--
  return start
}

const leading: ReadonlySet<Mark["kind"]> = new Set(["side", "open", "open-square", "modality", "mobile"])

/** Stated, or implied by equipment, method or view, in the marks `from` to `to`. */
export function modalityOf(entry: readonly Mark[], from: number, to: number): string | undefined {
  let [ct, mr, xr, impliedCt, impliedMr, impliedXr] = [false, false, false, false, false, false]
  let equipment: string | undefined
  for (let i = from; i < to; i++) {
    const {kind, sense, methods} = entry[i] as Mark
    if (kind === "modality") {
      if (sense.value === "CT") ct = true
      else if (sense.value === "MR") mr = true
      else xr = true
    } else if (kind === "equipment") equipment ??= sense.value
    else if (kind === "method") {
      impliedCt ||= methods.says.has("CT")
      impliedMr ||= methods.says.has("MR")
      impliedXr ||= methods.says.has("XR")
    } else if (kind === "position" || kind === "views" || kind === "mobile") impliedXr = true
  }
  if (ct) return "CT"
  if (mr) return "MR"
  if (equipment === "2") return "CT"
  if (equipment === "3") return "MR"
  if (!xr && impliedCt !== impliedMr) return impliedCt ? "CT" : "MR"
  return xr || equipment !== undefined || impliedXr ? "XR" : undefined
}

/** The marks `from` to `to` of an entry, with what the entry gives them. */
interface Clause {
  readonly entry: readonly Mark[]
  readonly from: number
  readonly to: number
  readonly sides: Sides
  /** Places of sites that add nothing. */
  readonly idle: ReadonlySet<number>
  readonly modality: string | undefined
}

function readClause(lexicon: Lexicon, {entry, from, to, sides, idle, modality}: Clause): Part {
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
    else if (kind === "scope") scopeFree = false
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

const saysSomething = (part: Part): boolean =>
  part.methods.length + part.processing.length + part.positions.length > 0 || part.views !== undefined

const saysAnything = (part: Part): boolean =>
  part.sites.length > 0 || part.modality !== undefined || saysSomething(part)

/** A clause without a site speaks of the sites before it; one without a method has the method of its neighbours. */
function share(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const says = saysSomething(part)
    if (part.sites.length > 0 || !last || last.sites.length === 0) {
      if (saysAnything(part)) out.push(part)
    } else if (says) {
      if (last.modality === "XR" || last.methods.length === 0) out[out.length - 1] = merge(last, part)
      else out.push({...part, sites: last.sites})
    } else if (part.looseSide !== undefined) out[out.length - 1] = sided(last, part.looseSide)
  }
  const first = out[0]
  const second = out[1]
  if (first && second && first.sites.length === 0 && second.sites.length > 0) out.splice(0, 2, merge(second, first))
  return sameExamination(
    out.map((part, i) => {
      if (part.methods.length > 0 || part.modality === "XR") return part
      const neighbour =
        out.slice(i + 1).find(other => other.methods.length > 0) ??
        out.slice(0, i).findLast(other => other.methods.length > 0)
      return neighbour && neighbour.modality === part.modality && part.processing.length === 0
        ? {...part, methods: neighbour.methods}
        : part
    }),
  )
}

const sided = (part: Part, side: Side): Part => ({
  ...part,
  sites: part.sites.map(site => (site.side === undefined ? {...site, side, sideShared: part.sites.length > 1} : site)),
})

/** Clauses of CT or MR that say the same of their sites are one, so that their sites can be one group. */
function sameExamination(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const same = out.findIndex(other => joins(other, part))
    const other = out[same]
    if (other) out[same] = {...other, sites: [...other.sites, ...part.sites]}
    else out.push(part)
  }
  return out
}

function joins(a: Part, b: Part): boolean {
  const keys = new Set([...a.sites, ...b.sites].map(site => site.key))
  const apart = keys.size === a.sites.length + b.sites.length && !keys.has("非指定部位")
  return apart && a.modality === b.modality && b.modality !== "XR" && sayings(a) === sayings(b)
}

const sayings = (part: Part): string => `${[...part.methods].sort().join(" ")}/${part.processing.join(" ")}`

function merge(into: Part, from: Part): Part {
  const merged = {
    ...into,
    methods: [...new Set([...into.methods, ...from.methods])],
    processing: [...into.processing, ...from.processing],
    positions: [...into.positions, ...from.positions],
    ...(into.views === undefined && from.views !== undefined ? {views: from.views} : {}),
    mobile: into.mobile || from.mobile,
    emergency: into.emergency || from.emergency,
  }
  return from.looseSide === undefined ? merged : sided(merged, from.looseSide)
}

/** The sites of an entry that stand in brackets, and those that don't, by place of the mark. */
function bracketed(entry: readonly Mark[]): {readonly inside: readonly number[]; readonly outside: readonly number[]} {
  const inside: number[] = []
  const outside: number[] = []
  let depth = 0
  for (const [i, {kind}] of entry.entries()) {
    if (kind === "open" || kind === "open-square") depth++
    else if (kind === "close") depth = Math.max(0, depth - 1)
    else if (kind === "site") (depth > 0 ? inside : outside).push(i)
  }
  return {inside, outside}
}

/**
 * A site in brackets agrees with the body, or one of the two lies inside the
 * other: then that is the site, and the larger one adds nothing. A leading
 * square bracket that names a site apart from the body contradicts it.
 */
function bracketSites(lexicon: Lexicon, entry: readonly Mark[], modality: string | undefined): Brackets {
  const {inside, outside} = bracketed(entry)
  if (inside.length === 0 || outside.length === 0) return noBrackets
  const keysAt = (at: number) =>
    lexicon
      .site(entry[at]?.sense.value ?? "", modality ?? "CT")
      .map(site => site.key)
      .filter(key => key !== "非指定部位")
  const within = (whole: string, part: string) =>
    lexicon.contains.get(whole)?.has(part) || lexicon.regions.get(whole)?.has(part)
  const body = outside.flatMap(keysAt)
  const named = inside.flatMap(keysAt)
  const related = (a: string, b: string) => a === b || within(a, b) || within(b, a)
  const apart = body.length > 0 && named.some(key => !body.some(other => related(key, other)))
  const holds = (at: number, parts: readonly string[]) =>
    keysAt(at).some(whole => parts.some(part => part !== whole && within(whole, part)))
  const wider = [...outside.filter(at => holds(at, named)), ...inside.filter(at => holds(at, body))]
  return {
    conflict: apart && entry[0]?.kind === "open-square",
    idle: new Set(apart || entry.some(mark => mark.kind === "join") ? [] : wider),
  }
}

interface Brackets {
  readonly conflict: boolean
  /** Places of sites that the bracket, or the body, makes exact. */
  readonly idle: ReadonlySet<number>
}

const noBrackets: Brackets = {conflict: false, idle: new Set()}
