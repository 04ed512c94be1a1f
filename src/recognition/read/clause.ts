import type {Mark} from "../lexicon/mark.ts"
import type {Modalities} from "../lexicon/role.ts"
import {attributeKinds} from "../lexicon/sense.ts"

const attributes: ReadonlySet<Mark["kind"]> = new Set(attributeKinds)

/** Something that is said of a site. */
export const isAttribute = ({kind}: Mark): boolean => attributes.has(kind)

/**
 * Where the clauses of an entry begin, and its end. It is cut where it begins to
 * speak of another examination: at a site that follows what was said of the
 * sites before it, when something is said of it too (`颈椎平扫+腰椎增强`), and at
 * another modality, or one that is out of scope.
 */
export function cutsOf({film = ""}: Modalities, entry: readonly Mark[]): readonly number[] {
  if (!hasSeveral(entry)) return [0, entry.length]
  const whole = [...new Set([...wholes(entry), ...joinedWholes(film, entry)])].sort((a, b) => a - b)
  const starts = whole.flatMap((from, i) => {
    const part = entry.slice(from, whole[i + 1])
    return [
      from,
      ...(leads(part) ? ledStarts(part) : trailedStarts(film, part)).flatMap(at => (at > 0 ? [from + at] : [])),
    ]
  })
  return [...new Set([...starts, ...filmStarts(film, entry), entry.length])].sort((a, b) => a - b)
}

/**
 * policy 8: a view is of its own phrase. A film that is named as a whole, its site first (`腹部平片`), takes none from the phrases that
 * are joined to it (`腹部平片+骨盆正位`, `颈椎正侧位+胸片`).
 */
function filmStarts(film: string, entry: readonly Mark[]): readonly number[] {
  const isOther = ({states}: Mark) => states !== undefined && states !== film
  if (!entry.some(isView) || entry.some(isOther)) return []
  const froms = phraseStarts(entry)
  const phrases = froms.map((from, i) => entry.slice(from, froms[i + 1]))
  const isWhole = (phrase: readonly Mark[]) => {
    const place = phrase.findIndex(isPlace)
    return place >= 0 && phrase.slice(place).some(({states}) => states === film)
  }
  const hasViews = (phrase: readonly Mark[]) => phrase.some(isView)
  return froms.filter((_, i) => {
    const [before, own] = [phrases[i - 1], phrases[i]]
    if (!before?.some(isPlace) || !own?.some(isPlace)) return false
    if (isWhole(before) && !hasViews(before)) return phrases.slice(i).some(hasViews)
    return isWhole(own) && !hasViews(own) && phrases.slice(0, i).some(hasViews)
  })
}

/**
 * policy 1: where phrases begin that are whole examinations like the one that they are joined to, each with a site and a modality of
 * its own (`颅脑CT+低剂量胸部CT`): neither says anything of the other.
 */
function joinedWholes(film: string, entry: readonly Mark[]): readonly number[] {
  const froms = phraseStarts(entry)
  if (froms.length < 2) return []
  const phrases = froms.map((from, i) => entry.slice(from, froms[i + 1]))
  const hasObject = (phrase: readonly Mark[]) => phrase.some(mark => isPlace(mark) || isFilmStudy(film, mark))
  const isTold = (mark: Mark) => tells(mark) || mark.kind === "mobile"
  const isWhole = (phrase: readonly Mark[]) => phrase.some(isTold) && hasObject(phrase)
  const isViewed = (phrase: readonly Mark[]) => phrase.some(isView) && phrase.some(isPlace)
  return froms.filter((_, i) => {
    const [before, own] = [phrases[i - 1], phrases[i]]
    if (before === undefined || own === undefined) return false
    return isWhole(own) ? isWhole(before) || isViewed(before) : isViewed(own) && isViewed(before)
  })
}

/** A method that only films have: it may be of no site (骨密度). */
const isFilmStudy = (film: string, {kind, states}: Mark): boolean => kind === "method" && states === film

/** It tells one modality by itself. */
export const tells = ({states, implies}: Mark): boolean => states !== undefined || implies.size === 1

const isView = ({kind, sense}: Mark): boolean => (kind === "position" && sense.brings === undefined) || kind === "views"

/** Where the phrases begin that signs outside brackets join. */
export function phraseStarts(entry: readonly Mark[]): readonly number[] {
  const starts = [0]
  let depth = 0
  for (const [i, {kind}] of entry.entries()) {
    if (kind === "open" || kind === "open-square") depth++
    else if (kind === "close") depth = Math.max(0, depth - 1)
    else if (kind === "join" && depth === 0) starts.push(i + 1)
  }
  return starts
}

/**
 * Where whole examinations begin, each with its modality first and a site of its
 * own (`CT平扫-颈椎、CT增强-腰椎`), a sign that joins between them: the first
 * at 0, however it begins.
 */
function wholes(entry: readonly Mark[]): readonly number[] {
  const starts = [0]
  const last = entry.findLastIndex(isPlace)
  let [site, modality] = [false, false]
  for (let i = 0; i < last; i++) {
    const mark = entry[i] as Mark
    if (site && modality && opensWhole(entry, i) && hasOwnSite(entry, i)) {
      starts.push(i)
      site = modality = false
    }
    modality ||= statesModality(mark)
    site ||= isPlace(mark)
  }
  return starts
}

/** A modality and a site stand between here and the next sign that joins to another modality. */
function hasOwnSite(entry: readonly Mark[], from: number): boolean {
  let [site, modality] = [false, false]
  for (let i = from; i < entry.length && !(i > from && modality && opensWhole(entry, i)); i++) {
    modality ||= statesModality(entry[i] as Mark)
    site ||= isPlace(entry[i] as Mark)
  }
  return site && modality
}

const statesModality = ({kind}: Mark): boolean => kind === "modality" || kind === "equipment"

const opensWhole = (entry: readonly Mark[], at: number): boolean =>
  statesModality(entry[at] as Mark) && entry[at - 1]?.kind === "join"

/**
 * Whether it cannot be told which site a method is of: one of its own kind (`MRA`, `HR-CT`) that stands between what joins and a
 * site but was given to the site before (`MRI PELVIS W/O + MRA HEAD W/O`), or what an entry begins with, apart from its sites.
 */
export function isEntangled(modalities: Modalities, entry: readonly Mark[]): boolean {
  if (isLedBack(entry) || isLeftBare(entry)) return true
  if (!hasSeveral(entry)) return false
  const cuts = cutsOf(modalities, entry)
  return entry.some((mark, at) => {
    if (mark.kind !== "site") return false
    const start = ledFrom(entry, at)
    const isLed = start < at && entry.slice(start, at).some(isSpecial) && entry[start - 1]?.kind === "join"
    return isLed && entry.slice(0, start).some(isPlace) && !cuts.includes(start)
  })
}

/** policy 3: a scanner of one modality is named, and the examination is stated as one of another (`1.5T上腹部CT平扫`): one of the two may be wrong. */
export function hasOtherMachine({scans}: Modalities, entry: readonly Mark[]): boolean {
  const other = entry.find(({kind, sense}) => kind === "equipment" && scans.includes(sense.value))?.sense.value
  if (other === undefined) return false
  const isOfIt = ({kind, sense, implies}: Mark) => (kind === "modality" ? sense.value === other : implies.has(other))
  return (
    !entry.some(isOfIt) &&
    entry.some(({kind, states}) => (kind === "modality" ? states !== other : kind === "position"))
  )
}

/** A scan whose method is not said stands right before a study of films alone, which may be what is meant by it (`CT胸部食管造影`). */
export function isRunTogether({film, scans}: Modalities, entry: readonly Mark[]): boolean {
  return entry.some(({kind, states, methods}, at) => {
    if (kind !== "method" || states !== film) return false
    const start = entry.findLastIndex((mark, i) => i < at && (mark.kind === "join" || mark.kind === "method"))
    const before = entry.slice(start + 1, at)
    const scan = before.find(mark => statesModality(mark) && scans.includes(mark.states ?? ""))
    const isOfIt = scan === undefined || methods.of(scan.states).length > 0
    return !isOfIt && entry[start]?.kind !== "method" && before.some(isPlace)
  })
}

/** Plain, or contrast, and no more. */
const isBase = (mark: Mark | undefined): boolean =>
  mark?.kind === "method" && mark.methods.says.size === 0 && mark.sense.brings === undefined

/** Contrast is said before a modality and behind its site: the former may be of the entry before (`…, W/O + MRI CHEST W`). */
function isLedBack(entry: readonly Mark[]): boolean {
  const [first] = entry
  const modality = entry.findIndex(statesModality)
  const site = entry.findIndex(({kind}) => kind === "site")
  return first !== undefined && isBase(first) && modality > 0 && site > modality && entry.slice(site).some(isBase)
}

/** Behind a technique and its site, contrast that is said before a sign, and a site behind it of which nothing is: it may be of either (`MRA HEAD WITHOUT & NECK`). */
function isLeftBare(entry: readonly Mark[]): boolean {
  return entry.some((mark, at) => {
    if (mark.kind !== "join" || !isBase(entry[at - 1])) return false
    const [before, behind] = [entry.slice(0, at), entry.slice(at)]
    const technique = before.findIndex(isSpecial)
    const isLed = technique >= 0 && before.slice(technique).some(isPlace)
    return (
      isLed &&
      behind.some(({kind}) => kind === "site") &&
      !behind.some(other => isAttribute(other) || statesModality(other))
    )
  })
}

/** Where the words that stand right before a place begin, methods among them. */
function ledFrom(entry: readonly Mark[], at: number): number {
  let start = at
  while (start > 0 && isLeading(entry[start - 1] as Mark)) start--
  return start
}

const isLeading = ({kind}: Mark): boolean => leading.has(kind) || kind === "method" || kind === "equipment"

/** A method that says more than plain or contrast. */
const isSpecial = ({kind, methods}: Mark): boolean => kind === "method" && methods.says.size > 0

/** A site, or a word that brings one along. */
export const isPlace = ({kind, sense}: Mark): boolean =>
  kind === "site" || (sense.brings !== undefined && kind !== "aside" && kind !== "side")

/** Two sites, or a sign that joins. */
function hasSeveral(entry: readonly Mark[]): boolean {
  let sites = 0
  for (const mark of entry) {
    if (isPlace(mark)) sites++
    if (sites > 1 || (sites === 1 && mark.kind === "join")) return true
  }
  return false
}

/** What is said stands before its site throughout: `平扫胸部 增强上腹部`. */
function leads(entry: readonly Mark[]): boolean {
  const shape = entry.filter(mark => mark.kind === "site" || isAttribute(mark))
  const [first] = shape
  return first !== undefined && !isPlace(first) && shape.at(-1)?.kind === "site"
}

function ledStarts(entry: readonly Mark[]): readonly number[] {
  return entry.flatMap((mark, i) => {
    if (!isAttribute(mark)) return []
    const before = entry.slice(0, i).findLast(other => other.kind === "site" || isAttribute(other))
    return before?.kind === "site" ? [i] : []
  })
}

function trailedStarts(film: string, entry: readonly Mark[]): readonly number[] {
  const starts: number[] = []
  const mixed = isMixed(film, entry)
  const says = (mark: Mark) => isAttribute(mark) || (mixed && (mark.kind === "modality" || mark.kind === "scope"))
  const [lastPlace, lastSaid] = [entry.findLastIndex(isPlace), entry.findLastIndex(says)]
  let [site, said, modality, whole]: [boolean, boolean, string | undefined, boolean] = [false, false, undefined, false]
  for (const [i, mark] of entry.entries()) {
    const stated = mark.states
    const differs = site && modality !== undefined && stated !== undefined && stated !== modality
    const other = differs && i <= lastPlace
    const again =
      mark.kind === "site" && site && ((said && i <= lastSaid) || isApart(entry, i) || isOtherScan(entry, i))
    const more = whole && site && entry[i - 1]?.kind === "join"
    const apart = more && (mark.kind === "scope" || (!said && mark.vessel))
    if (other || again || apart) {
      starts.push(apart ? i : before(entry, i))
      ;[site, said, modality, whole] = [false, false, undefined, false]
    }
    site ||= isPlace(mark)
    said ||= site && says(mark)
    modality ??= stated
    whole = site && modality !== undefined
  }
  return starts
}

/** policy 8: a site with a view of its own before it, or joined by `W` to one whose views are said, has none of that one's. */
const isApart = (entry: readonly Mark[], at: number): boolean =>
  isLed(entry, at) || (isWith(entry[at - 1]) && entry[at - 2]?.kind === "position")

/** Behind a method of its own kind and its site, a site that is joined to them and has its modality behind it (`CTA肾动脉+全腹增强CT`). */
function isOtherScan(entry: readonly Mark[], at: number): boolean {
  const first = entry.findIndex(isPlace)
  const isLed = entry.slice(0, first).some(isSpecial) && entry.slice(first, at).some(({kind}) => kind === "join")
  return isLed && entry.slice(at).some(({kind}) => kind === "modality")
}

/** Whether an entry speaks of several kinds of examination: modalities by word, films by their views, out of scope. */
function isMixed(film: string, entry: readonly Mark[]): boolean {
  const kinds = new Set<string>()
  for (const {kind, sense} of entry) {
    if (kind === "modality") kinds.add(sense.value)
    else if (kind === "scope") kinds.add("scope")
    else if (kind === "position" || kind === "views") kinds.add(film)
  }
  return kinds.size > 1
}

/** A side, modality or opening bracket right before the site belongs to its clause, and so does a view behind what joins (`W PA CHEST`). */
function before(entry: readonly Mark[], at: number): number {
  let start = at
  while (start > 0 && leading.has(entry[start - 1]?.kind ?? "end")) start--
  return isLed(entry, start) ? start - 1 : start
}

/** A view between what joins and a site is of that site, where it does not go on with the views of the one before (`正位、侧位`). */
const isLed = (entry: readonly Mark[], at: number): boolean =>
  entry[at - 1]?.kind === "position" &&
  (entry[at - 2]?.kind === "join" || isWith(entry[at - 2])) &&
  entry[at - 3]?.kind !== "position"

const isWith = (mark: Mark | undefined): boolean =>
  mark?.kind === "method" && mark.methods.of(undefined).join() === "with"

const leading: ReadonlySet<Mark["kind"]> = new Set(["side", "open", "open-square", "modality", "mobile"])
