import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {type Mark, signNumber} from "../lexicon/mark.ts"
import type {Flag, Status} from "../lists.ts"
import type {OneOf} from "../recognition.ts"
import {withoutRemarks} from "./bracket.ts"
import {hasOtherMachine, isEntangled, isPlace, isRunTogether} from "./clause.ts"
import {type Composed, compose, type Drafts} from "./compose.ts"
import {included} from "./exclusion.ts"
import type {ItemFacts} from "./facts.ts"
import type {Heard} from "./hear.ts"
import {modalityOf} from "./modality.ts"
import {type EntryReading, type Part, readEntry} from "./read.ts"
import {Sequences} from "./sequence.ts"
import {joinEntries} from "./share.ts"
import {showsAll, showsExcluded} from "./witness.ts"

/** What a sequence of marks means, whatever words wrote it. */
export interface Meaning {
  readonly status: Status
  readonly items: readonly Pick<ItemFacts, "code" | "name" | "listed">[]
  readonly flags: readonly Flag[]
  /** Of an underspecified name. */
  readonly oneOf?: readonly OneOf[]
}

const doubtKinds = 6 // see doubtOf

/** What was said before, and what it meant. */
interface Said {
  /** Nothing in doubt and no modality given, as most names are. */
  plain: Meaning | undefined
  /** By modality given and doubt. */
  readonly doubted: (Meaning | undefined)[]
  /** By modality given. */
  readonly put: (Together | undefined)[]
}

/** What entries mean together, whatever else of the name is in doubt. */
interface Together {
  readonly composed: Composed
  readonly parts: readonly Part[]
  readonly scope: boolean
  readonly conflict: boolean
  /** A word excludes something that was not understood. */
  readonly doubtful: boolean
  /** All that is said is seen in the items, and nothing that is excluded. */
  readonly clear: boolean
}

/** One entry as it was said before: what it means depends on nothing but these marks and what it is asked with. */
interface Entry extends Said {
  /** Of its marks as a sequence, 0 when that is not kept. */
  readonly number: number
  /** What it says, but for what it excludes. */
  readonly film: Told
  /** The same where a scan is stated or given: planes are no views there (policy 16). */
  readonly scan: Told
  /** A word excludes something that was not understood. */
  readonly doubtful: boolean
  /** It cannot be told for sure what is excluded, or charged for beside. */
  readonly unclear: boolean
  /** What it excludes. */
  readonly excluded: readonly Mark[]
  /** By the modality that the rest of the name tells. */
  readonly readings: (EntryReading | undefined)[]
}

/** Marks, and the modality that they tell. */
interface Told {
  readonly marks: readonly Mark[]
  readonly modality: string | undefined
}

/** Several entries of one name. */
interface List extends Said {
  readonly entries: readonly Entry[]
}

/**
 * The meanings of names by their marks: entries that say the same in other
 * words, or with other words set aside, are read once. What is kept never
 * changes an answer; when there is too much of it, it is dropped.
 */
export class Meanings {
  readonly #lexicon: OpenLexicon
  /** None told, then each of the edition's. */
  readonly #modalities: readonly (string | undefined)[]
  readonly #sequences = new Sequences()
  /** By mark: 0 for a sign; what a word weighs towards the signs of its entry mattering. */
  readonly #needs: Uint16Array
  readonly #entries: (Entry | undefined)[] = []
  /** Names of several entries, as the numbers of these. */
  readonly #lists = new Sequences()
  readonly #listed: (List | undefined)[] = []
  readonly #drafts: Drafts = new Map()
  /** The marks of the entry that is looked for. */
  readonly #said: Uint16Array

  /** @param most marks of a name */
  constructor(lexicon: OpenLexicon, most: number) {
    this.#lexicon = lexicon
    this.#modalities = [undefined, ...lexicon.roles.modalities.keys]
    this.#said = new Uint16Array(most)
    this.#needs = Uint16Array.from(lexicon.marks, needOf)
  }

  /** @param given modality key, where the caller knows it */
  of(heard: Heard, given: string | undefined): Meaning {
    if (this.#sequences.full || this.#lists.full) this.#forget()
    if (this.#isList(heard)) return noName
    const {marks, markCount} = heard
    const first = this.#nextEntry(marks, markCount, 0)
    if (first === undefined) return meaningOf(this.#join([], given), heard)
    const second = this.#nextEntry(marks, markCount, this.#end)
    const said = second === undefined ? first : this.#list(marks, markCount, [first, second])
    const by = given === undefined ? 0 : this.#modalities.indexOf(given)
    const key = doubtOf(heard) * this.#modalities.length + by
    const known = key === 0 ? said.plain : said.doubted[key]
    if (known) return known
    said.put[by] ??= this.#join("entries" in said ? said.entries : [said], given)
    const meaning = meaningOf(said.put[by], heard)
    if (key === 0) said.plain = meaning
    else said.doubted[key] = meaning
    return meaning
  }

  /** The entries of the name that begins with these two. */
  #list(marks: Uint16Array, markCount: number, entries: Entry[]): List {
    for (;;) {
      const next = this.#nextEntry(marks, markCount, this.#end)
      if (next === undefined) break
      entries.push(next)
    }
    entries.forEach(({number}, i) => {
      this.#said[i] = number
    })
    const isKept = entries.every(({number}) => number !== 0)
    const number = isKept ? this.#lists.of(this.#said, entries.length, true) : 0
    const known = number === 0 ? undefined : this.#listed[number]
    if (known) return known
    const list: List = {entries, plain: undefined, doubted: [], put: []}
    if (number !== 0) this.#listed[number] = list
    return list
  }

  /** So many sites and sides that it is no name, but a list of names. */
  #isList({marks, markCount}: Heard): boolean {
    if (markCount <= mostPlaces) return false
    let places = 0
    for (let i = 0; i < markCount; i++) if ((this.#needs[marks[i] as number] as number) >= signsMatter / 2) places++
    return places > mostPlaces
  }

  #forget(): void {
    this.#sequences.clear()
    this.#lists.clear()
    this.#entries.length = this.#listed.length = 0
    this.#drafts.clear()
  }

  /** Where the search for the next entry goes on. */
  #end = 0

  /** The entry from this mark on. Entries stand between signs that end one; those with signs alone are none. */
  #nextEntry(marks: Uint16Array, markCount: number, start: number): Entry | undefined {
    for (let from = start; from < markCount; ) {
      let to = from
      let needs = 0
      for (; to < markCount && marks[to] !== signNumber.end; to++) needs += this.#needs[marks[to] as number] as number
      this.#end = to + 1
      if (needs > 0) return this.#entry(marks, from, to, needs >= signsMatter)
      from = to + 1
    }
    return undefined
  }

  /** @param signs whether brackets and joins can change what the entry says */
  #entry(marks: Uint16Array, from: number, to: number, signs: boolean): Entry {
    const said = this.#said
    let count = 0
    for (let i = from; i < to; i++) {
      const mark = marks[i] as number
      if (signs || mark > signNumber.close) said[count++] = mark
    }
    const number = this.#sequences.of(said, count, signs)
    const known = number === 0 ? undefined : this.#entries[number]
    if (known) return known
    const entry = this.#newEntry(number, said.subarray(0, count))
    if (number !== 0) this.#entries[number] = entry
    return entry
  }

  #newEntry(number: number, said: Uint16Array): Entry {
    const {marks: all, isSure} = withoutRemarks(Array.from(said, number => this.#lexicon.marks[number] as Mark))
    const {modalities} = this.#lexicon.roles
    const told = modalityOf(modalities, all, 0, all.length)
    const {marks, doubtful, unclear, out} = included(all, told === modalities.film)
    const isFilmed = marks.some(({kind, sense}) => kind === "modality" && sense.value === modalities.film)
    const spatial = isFilmed ? marks : marks.filter(mark => !isPlane(this.#lexicon, mark))
    const toldBy = (marks: readonly Mark[]) => ({marks, modality: modalityOf(modalities, marks, 0, marks.length)})
    const film = toldBy(marks)
    return {
      number,
      film,
      scan: spatial.length === marks.length ? film : toldBy(spatial),
      doubtful,
      unclear: unclear || !isSure || [isEntangled, hasOtherMachine, isRunTogether].some(is => is(modalities, marks)),
      excluded: out.size === 0 ? none : all.filter((_, at) => out.has(at)),
      readings: [],
      plain: undefined,
      doubted: [],
      put: [],
    }
  }

  #join(entries: readonly Entry[], given: string | undefined): Together {
    const lexicon = this.#lexicon
    const common = given ?? commonModality(entries) // policy 16
    const at = this.#modalities.indexOf(common)
    const told = entries.map(({scan, film}) => (isScan(lexicon, scan.modality ?? common) ? scan : film))
    const readings = entries.map((entry, i) => {
      const {marks, modality} = told[i] ?? entry.film
      entry.readings[at] ??= readEntry(lexicon, marks, modality ?? common)
      return entry.readings[at]
    })
    const {parts, conflict} = joinEntries(lexicon, readings)
    const composed = compose(lexicon, parts, this.#drafts)
    const {items} = composed
    const others = [...told, ...items].some(({modality}) => modality !== undefined && modality !== given)
    const isShown = ({idle}: EntryReading, i: number) => showsAll(lexicon, told[i]?.marks ?? none, idle, items)
    const isTaken = ({unclear, excluded}: Entry) => unclear || showsExcluded(lexicon, excluded, items)
    const isStray = ({film}: Entry) => saysViewsAlone(lexicon, film) && told.some(one => isScan(lexicon, one.modality))
    return {
      composed,
      parts,
      scope: readings.some(reading => reading.scope),
      conflict: conflict || (given !== undefined && others),
      doubtful: entries.some(({doubtful}) => doubtful),
      clear: readings.every(isShown) && !entries.some(entry => isTaken(entry) || isStray(entry)),
    }
  }
}

const signsMatter = 1000 // reached by two sites, one and a word for vessels or a method of films, or one side or word out of scope

/** Signs tell which site a side is of, how sites stand to each other, and what is a remark in a bracket. */
function needOf(mark: Mark, number: number): number {
  if (number <= signNumber.close) return 0
  if (isPlace(mark) || mark.vessel || (mark.kind === "method" && mark.states !== undefined)) return signsMatter / 2
  return mark.kind === "side" || mark.kind === "scope" || mark.kind === "exclusion" ? signsMatter : 1
}

/** What was not understood, 0 to 5: nothing, little or much, and whether a misspelling was assumed. */
const doubtOf = (heard: Heard): number =>
  (heard.grave ? 2 : heard.strange > 0 ? 1 : 0) + (heard.typo ? doubtKinds / 2 : 0)

/** The modality that all entries which tell one have. */
function commonModality(entries: readonly Entry[]): string | undefined {
  let common: string | undefined
  for (const {film} of entries) {
    const {modality} = film
    if (modality === undefined || modality === common) continue
    if (common !== undefined) return undefined
    common = modality
  }
  return common
}

const none: readonly never[] = []
const mostPlaces = 40 // sites, sides and words for vessels of one name
const noName: Meaning = {status: "unresolved", items: none, flags: ["name-too-long"]}

const isScan = ({roles}: OpenLexicon, modality: string | undefined): boolean =>
  modality !== undefined && roles.modalities.scans.includes(modality)

/** Views without a site or a machine: beside a scan it cannot be told whether a film is meant (`CT胸部;正侧位`). */
const saysViewsAlone = ({roles}: OpenLexicon, {marks, modality}: Told): boolean =>
  modality === roles.modalities.film &&
  !marks.some(mark => isPlace(mark) || ["modality", "equipment", "mobile", "method"].includes(mark.kind))

/** A position that is the plane of a scan too (轴位). */
const isPlane = ({roles}: OpenLexicon, {kind, sense}: Mark): boolean =>
  kind === "position" && roles.is("position", sense.value, "plane", roles.modalities.film)

function meaningOf({composed, parts, scope, conflict, doubtful, clear}: Together, heard: Heard): Meaning {
  const inScope = composed.items.length > 0 && !composed.open && parts.some(part => part.scopeFree)
  const isStrange = heard.strange > 0
  const lost = isStrange && composed.flags.has("site-unstated") // the words left may be the site
  const grave = heard.grave || (isStrange && (doubtful || lost)) // what was not understood may change the meaning
  const status = statusOf(composed, scope && !inScope, conflict, grave)
  const flags = new Set<Flag>(composed.flags)
  if (isStrange) flags.add("unknown-text")
  if (heard.typo) flags.add("typo-assumed")
  if (status === "standard" && scope) flags.add("part-out-of-scope")
  if (status === "standard" && !clear) flags.add("part-unread")
  const told = status === "standard" || status === "underspecified"
  return {
    status,
    items: told ? composed.items : none,
    flags: flags.size === 0 ? none : [...flags].sort(),
    ...(status === "underspecified" && {oneOf: composed.oneOf}),
  }
}

function statusOf(composed: Composed, scope: boolean, conflict: boolean, grave: boolean): Status {
  if (composed.catheter || scope) return "out-of-scope"
  if (conflict) return "conflict"
  if (composed.items.length === 0 || composed.missing || grave) return "unresolved"
  return composed.open ? "underspecified" : "standard"
}
