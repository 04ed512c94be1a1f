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
 * entry (`不含增强`), or all of a bracket that ends with it (`(增强除外)`). On films `without` before a site excludes that too
 * (`W/O KUB`), for there it can speak of no contrast.
 *
 * @param film whether the entry is of films
 */
export function included(entry: readonly Mark[], film: boolean): Included {
  const out = new Set<number>()
  let [doubtful, unclear] = [false, false]
  for (const [at, mark] of entry.entries()) {
    const excludes = mark.kind === "exclusion" || (film && isWithout(mark) && excludesSite(entry, at))
    if (!excludes || out.has(at)) continue
    const behind = entry[at + 1]?.kind === "join" ? [] : run(entry, at, 1) // 除外骨折+腰椎MR
    const places = behind.length > 0 || mark.sense.value === "before" ? behind : bracketed(entry, at)
    doubtful ||= places.length === 0
    unclear ||= isUnclear(
      mark,
      places.toSorted((a, b) => a - b).map(place => entry[place] as Mark),
    )
    // `W/O` may be of the entry before, or of the first of several sites alone
    const isFirst = !entry.slice(0, at).some(({kind}) => isStating(kind))
    unclear ||= mark.kind !== "exclusion" && (isFirst || places.length > 1)
    for (const place of [at, ...places]) out.add(place)
  }
  return out.size === 0
    ? {marks: entry, doubtful, unclear, out}
    : {marks: entry.filter((_, at) => !out.has(at)), doubtful, unclear, out}
}

/** `不含` of nothing, what is plain (which is assumed where nothing is said), or a method with a site behind it (`不做增强及左膝`). */
function isUnclear({sense}: Mark, excluded: readonly Mark[]): boolean {
  const method = excluded.findIndex(({kind}) => kind === "method")
  const plain = excluded.some(({methods}) => methods.of(undefined).includes("plain"))
  const behind = method >= 0 && excluded.slice(method).some(({kind}) => kind === "site")
  return plain || behind || (excluded.length === 0 && sense.value === "before")
}

/** Whether sites alone stand behind this place, and not another examination with what is said of it (`CT …, W/O CONTRAST 胸部X线`). */
const excludesSite = (entry: readonly Mark[], at: number): boolean =>
  namesSite(entry[at + 1]) && run(entry, at, 1).every(place => namesSite(entry[place]) || entry[place]?.kind === "side")

const namesSite = (mark: Mark | undefined): boolean => mark?.kind === "site" || mark?.sense.brings !== undefined

const isWithout = ({kind, methods}: Mark): boolean => kind === "method" && methods.of(undefined).join() === "without"

/** What a bracket that ends with the word holds before it: `(增强除外)`. Elsewhere the word may speak of a disease that stands behind. */
function bracketed(entry: readonly Mark[], at: number): readonly number[] {
  const before = run(entry, at, -1)
  const opens = entry[Math.min(at, ...before) - 1]?.kind
  return entry[at + 1]?.kind === "close" && (opens === "open" || opens === "open-square") ? before : []
}

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
    const places = behind.length > 0 || part.value === "before" ? behind : runOf(account, at, -1)
    for (const place of places) as.set(place, "exclusion")
    if (places.length === 0) as.set(at, "aside") // 除外骨折
  }
  return account.map((part, at) => ({...part, as: as.get(at) ?? part.as}))
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
