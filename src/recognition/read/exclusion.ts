import type {Account} from "../account.ts"
import type {Mark} from "../lexicon/mark.ts"
import {isStating} from "../lists.ts"

/** An entry without what it excludes. */
interface Included {
  readonly marks: readonly Mark[]
  /** A word excludes something that was not understood. */
  readonly doubtful: boolean
  /** It cannot be told for sure what is excluded: a person must see it (policy 17). */
  readonly unclear: boolean
  /** Places of the marks that are left out. */
  readonly out: ReadonlySet<number>
}

/**
 * policy 15: take out what is excluded, with the word that says so: what stands behind the word up to the end of its bracket or
 * entry (`不含增强`), all of a bracket that ends with it (`(增强除外)`), or else the last that was said before it (`平扫,盆腔除外`).
 * On films `without` before a site or view excludes that too (`W/O KUB`), for there it can speak of no contrast.
 *
 * @param film whether the entry is of films
 */
export function included(entry: readonly Mark[], film: boolean): Included {
  const out = new Set<number>()
  let [doubtful, unclear] = [false, false]
  for (const [at, mark] of entry.entries()) {
    const excludes = mark.kind === "exclusion" || (film && isWithout(mark) && excludesSite(entry, at))
    if (!excludes || out.has(at)) continue
    const {places, isTail} = excludedBy(entry, at)
    doubtful ||= places.length === 0 || isTail
    unclear ||= isUnclear(entry, at, places) || (isTail && !isClearTail(entry, at, places))
    for (const place of [at, ...places]) out.add(place)
  }
  return out.size === 0
    ? {marks: entry, doubtful, unclear, out}
    : {marks: entry.filter((_, at) => !out.has(at)), doubtful, unclear, out}
}

/** What a word that excludes takes out; `isTail`: the last said before it, outside a bracket of its own. */
interface Excluded {
  readonly places: readonly number[]
  readonly isTail: boolean
}

function excludedBy(entry: readonly Mark[], at: number): Excluded {
  const isBefore = entry[at]?.sense.value === "before"
  const behind = entry[at + 1]?.kind === "join" ? [] : run(entry, at, 1) // 除外骨折+腰椎MR
  if (behind.length > 0 || isBefore) return {places: behind, isTail: false}
  const before = run(entry, at, -1)
  const opens = entry[Math.min(at, ...before) - 1]?.kind
  if (entry[at + 1]?.kind === "close" && (opens === "open" || opens === "open-square"))
    return {places: before, isTail: false}
  return {places: lastOf(before, place => entry[place]?.kind), isTail: before.length > 0}
}

/** Of a run back from a word, the nearest part, a site with its side. */
function lastOf(before: readonly number[], kindAt: (place: number) => string | undefined): readonly number[] {
  const [first = 0, second = 0] = before
  const isSided = before.length > 1 && kindAt(first) === "site" && kindAt(second) === "side" && second === first - 1
  return before.slice(0, isSided ? 2 : 1)
}

/** `不含` of nothing, what is plain (which is assumed where nothing is said), or of several things that may not all be meant (`不做增强及左膝`). */
function isUnclear(entry: readonly Mark[], at: number, places: readonly number[]): boolean {
  const word = entry[at] as Mark
  const inOrder = places.toSorted((a, b) => a - b)
  const excluded = inOrder.map(place => entry[place] as Mark)
  const method = excluded.findIndex(({kind}) => kind === "method")
  const plain = excluded.some(({methods}) => methods.of(undefined).includes("plain"))
  const behind = method >= 0 && excluded.slice(method).some(({kind}) => kind === "site")
  const joins = entry.slice(inOrder[0], inOrder.at(-1)).some(({kind}) => kind === "join")
  const another = joins && excluded.some(({states}) => states !== undefined) // `不含腹部+头颅MR`
  if (plain || behind || another) return true
  if (word.kind === "exclusion") return excluded.length === 0 && word.sense.value === "before"
  const isOfBefore = !entry.slice(0, at).some(({kind}) => isStating(kind)) // `W/O` of the entry before
  const isView = excluded.some(mark => mark.kind === "position" && !namesSite(mark)) // `W/O CONTRAST` before a view
  return isOfBefore || isView || excluded.length > 1 // or of the first of several sites alone
}

/** Whether what is left shows that no more than this is excluded: other sites, or one examined in another way. Nothing left is excluded as a whole. */
function isClearTail(entry: readonly Mark[], at: number, places: readonly number[]): boolean {
  const left = entry.filter(({kind}, place) => place !== at && !places.includes(place) && isStating(kind))
  if (left.length === 0) return true
  const kind = entry[places[0] ?? at]?.kind
  const sites = left.filter(namesSite).length
  if (kind === "site") return sites > 0
  if (kind === "processing") return sites === 1
  return (kind === "method" || kind === "position") && sites <= 1 && left.some(other => other.kind === kind)
}

/** Whether sites and views alone stand behind this place, and not another examination with what is said of it (`CT …, W/O CONTRAST 胸部X线`). */
const excludesSite = (entry: readonly Mark[], at: number): boolean =>
  isSiteOrView(entry[at + 1]) &&
  run(entry, at, 1).every(place => isSiteOrView(entry[place]) || entry[place]?.kind === "side")

const isSiteOrView = (mark: Mark | undefined): boolean =>
  mark !== undefined && (namesSite(mark) || mark.kind === "position")

const namesSite = ({kind, sense}: Mark): boolean => kind === "site" || sense.brings !== undefined

const isWithout = ({kind, methods}: Mark): boolean => kind === "method" && methods.of(undefined).join() === "without"

/** Places of the words that state something, one behind the other from here on, signs that join between them. */
const run = (entry: readonly Mark[], from: number, step: 1 | -1): readonly number[] =>
  statingFrom(entry, {from, step, kindOf: ({kind}) => kind, joins: ({kind}) => kind === "join"})

interface Way<T> {
  readonly from: number
  readonly step: 1 | -1
  readonly kindOf: (part: T) => string
  /** Whether the run goes on over a part that states nothing. */
  readonly joins: (part: T) => boolean
}

function statingFrom<T>(parts: readonly T[], {from, step, kindOf, joins}: Way<T>): readonly number[] {
  const places: number[] = []
  for (let at = from + step; at >= 0 && at < parts.length; at += step) {
    const part = parts[at] as T
    if (isStating(kindOf(part))) places.push(at)
    else if (!joins(part)) break
  }
  return places
}

/** The account of a name, in which the words that are excluded are told as such. */
export function withExclusions(account: readonly Account[]): readonly Account[] {
  if (!account.some(({as}) => as === "exclusion")) return account
  const as = new Map<number, Account["as"]>()
  for (const [at, part] of account.entries()) {
    if (part.as !== "exclusion") continue
    const behind = isSign(account[at + 1]) ? [] : runOf(account, at, 1)
    const places = behind.length > 0 || part.value === "before" ? behind : partsBefore(account, at)
    for (const place of places) as.set(place, "exclusion")
    if (places.length === 0) as.set(at, "aside") // of nothing that is known
  }
  return account.map((part, at) => ({...part, as: as.get(at) ?? part.as}))
}

function partsBefore(account: readonly Account[], at: number): readonly number[] {
  const before = runOf(account, at, -1)
  const signAt = (place: number) => (account[place]?.as === "punctuation" ? (account[place]?.text ?? "") : "")
  const inBracket =
    /[([{（【［]\s*$/.test(signAt(Math.min(at, ...before) - 1)) && /^\s*[)\]}）】］]/.test(signAt(at + 1))
  return inBracket ? before : lastOf(before, place => account[place]?.as)
}

/** A sign behind words that say nothing: what follows it is not excluded. */
const isSign = (part: Account | undefined): boolean => part?.as === "punctuation" && part.text.trim() !== ""

/** The same in an account: up to the next bracket, sign that ends an entry, or word of another kind that is not set aside. */
const runOf = (account: readonly Account[], from: number, step: 1 | -1): readonly number[] =>
  statingFrom(account, {
    from,
    step,
    kindOf: ({as}) => as,
    joins: ({as, text}) => as === "aside" || (as === "punctuation" && !/[()（）[\]【】;；,，]/.test(text)),
  })
