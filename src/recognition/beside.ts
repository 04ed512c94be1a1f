import type {Account, BesideAccount} from "./account.ts"
import {featureNames} from "./confidence.ts"
import {isOf} from "./families.ts"
import type {Lexicon} from "./lexicon.ts"
import {type BesideKind, type Flag, type Kind, kindTexts} from "./lists.ts"
import {readModality} from "./read/modality.ts"
import {recognise} from "./recognise.ts"
import {contradicted, type Recognition} from "./recognition.ts"

/** What a column beside the name says of an examination. */
export interface Beside {
  readonly kind: BesideKind
  /** Header of the column, as the hospital wrote it. */
  readonly column: string
  readonly text: string
}

/** One row of a hospital's list, as far as it tells what is examined. */
interface RowToRecognise {
  readonly name: string
  /** The hospital's own word for the modality, or its key. */
  readonly modality?: string | undefined
  readonly beside?: readonly Beside[] | undefined
}

/**
 * What a row means: its name, read together with what its other columns say.
 * Sites stand before the name as a leading bracket does (policy 13): they agree
 * with it, make it exact, or contradict it. The rest stands behind it. Each word
 * is accounted for in its own column.
 *
 * What a column says must be understood whole (`column-unread` otherwise) and go
 * with what the name says, else the row is a `conflict`; neither is ever accepted.
 * A heading gives the modality only where nothing else tells one.
 *
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function recogniseRow(lexicon: Lexicon, row: RowToRecognise, accept = 0.9): Recognition {
  const {name, modality = ""} = row
  const key = readable(lexicon, readModality(modality))
  const beside = row.beside ?? []
  const isTold = modality === "" || key !== undefined || beside.some(({kind}) => kind === "modality")
  if (isTold && beside.length === 0) return recognise(lexicon, name, key, accept)
  const unread = isTold ? [] : [{kind: "modality", column: kindTexts.modality.zh, text: modality} as const]
  return readTogether(lexicon, {name, given: key, beside: [...beside, ...unread], accept})
}

/** A modality that none of the lexicon's editions has says nothing to it. */
function readable({open, closed}: Lexicon, key: string | undefined): string | undefined {
  if (key === undefined || open?.roles.modalities.keys.includes(key)) return key
  return closed.some(lexicon => isOf(lexicon, key)) ? key : undefined
}

interface Together {
  readonly name: string
  readonly given: string | undefined
  readonly beside: readonly Beside[]
  readonly accept: number
}

function readTogether(lexicon: Lexicon, together: Together): Recognition {
  const {name, beside, accept} = together
  const modalityIn = ({text}: Beside) => readable(lexicon, readModality(text))
  const heading = beside.filter(({kind}) => kind === "heading").flatMap(one => modalityIn(one) ?? [])
  const stated = beside.filter(isModality).flatMap(one => modalityIn(one) ?? [])
  const given = together.given ?? stated[0]
  const words = beside.filter(one => one.kind !== "heading" && !(isModality(one) && modalityIn(one)))
  const plain = readWords(lexicon, {name, given, beside: words, accept})
  const isLeft = given === undefined && heading.length > 0 && !tellsModality(plain)
  const read = isLeft ? readWords(lexicon, {name, given: heading[0], beside: words, accept}) : plain
  const apart = stated.some(other => other !== given) || contradicts(lexicon, {...together, given, beside: words}, read)
  return judged(lexicon, {...read, beside: accountsOf(beside, read.beside ?? [], isLeft)}, apart)
}

const isModality = ({kind}: Beside): boolean => kind === "modality" || kind === "equipment"

/** Whether the words state a modality, or were enough without one. */
const tellsModality = (read: Recognition): boolean =>
  read.status !== "unresolved" || partsOf(read).some(({as}) => as === "modality" || as === "equipment")

const partsOf = ({account, beside = []}: Recognition): readonly Account[] => [
  ...account,
  ...beside.flatMap(one => one.account),
]

/** Name and columns as one text, and the account cut up into that of each. What the name or a column excludes is nothing that another says. */
function readWords(lexicon: Lexicon, together: Together): Recognition {
  const read = readAsOne(lexicon, together, " ")
  const excludes = partsOf(read).some(({as}) => as === "exclusion")
  return excludes ? readAsOne(lexicon, together, ")") : read
}

/** @param sign before each column behind the name: a bracket that closes ends what is excluded */
function readAsOne(lexicon: Lexicon, {name, given, beside, accept}: Together, sign: " " | ")"): Recognition {
  const sites = beside.filter(({kind}) => kind === "site")
  const others = beside.filter(({kind}) => kind !== "site")
  const before = sites.map(({text}) => `[${plainText(text)}]`)
  const behind = others.map(({text}) => `${sign}${oneEntry(plainText(text))}`)
  const read = recognise(lexicon, `${before.join("")}${name}${behind.join("")}`, given, accept)
  const starts = startsOf([...before, name, ...behind])
  const accountAt = (place: number, text: string, lead: number) =>
    within(read.account, (starts[place] ?? 0) + lead, text)
  const told = (one: Beside, place: number): BesideAccount => ({...one, account: accountAt(place, one.text, 1)})
  return {
    ...read,
    name,
    account: accountAt(sites.length, name, 0),
    beside: [...sites.map(told), ...others.map((one, i) => told(one, sites.length + 1 + i))],
  }
}

/** Where each text begins, one behind the other. */
function startsOf(texts: readonly string[]): readonly number[] {
  const starts: number[] = []
  let at = 0
  for (const text of texts) {
    starts.push(at)
    at += text.length
  }
  return starts
}

/** The part of an account from a place on that is of this text. */
const within = (account: readonly Account[], start: number, text: string): readonly Account[] =>
  account.flatMap(part => {
    const from = Math.max(part.at, start) - start
    const to = Math.min(part.at + part.length, start + text.length) - start
    return to > from ? [{...part, at: from, length: to - from, text: text.slice(from, to)}] : []
  })

/** Signs that say how a name is built say nothing in a column: brackets that don't match, and the sign of a folder. */
function plainText(text: string): string {
  const isEven = text.match(open)?.length === text.match(close)?.length
  return (isEven ? text : text.replace(open, " ").replace(close, " ")).replaceAll("^", " ")
}

const open = /[([{（【〔《〈［｛]/g
const close = /[)\]}）】〕》〉］｝]/g

/** Methods and sides apart by commas are of one examination. */
const oneEntry = (text: string): string => text.replace(/[;,；，\r\n]/g, "/")

/** Kinds of words that two columns can contradict each other in. */
const compared: readonly (readonly Kind[])[] = [["side"], ["method", "processing"], ["position", "views"]]

/**
 * Whether what a column says goes against the name or another column: both speak
 * of the side, the method or the views, not in the same words, and the answer
 * would be another without the column; or a site adds an examination to those of the name.
 */
function contradicts(lexicon: Lexicon, together: Together, read: Recognition): boolean {
  const columns = read.beside ?? []
  const without = ({text, column}: BesideAccount) =>
    readWords(lexicon, {...together, beside: together.beside.filter(one => one.text !== text || one.column !== column)})
  return columns.some((column, i) => {
    if (column.kind === "site" && read.items.length > 1 && addsTo(without(column), read)) return true
    const rest = [...read.account, ...columns.flatMap((other, j) => (j === i ? [] : other.account))]
    if (!compared.some(kinds => differ(valuesOf(column.account, kinds), valuesOf(rest, kinds)))) return false
    if (column.kind === "site") return true
    return codesOf(without(column)) !== codesOf(read)
  })
}

/** Whether an answer is another one with further items. */
const addsTo = ({items: few}: Recognition, {items: many}: Recognition): boolean =>
  few.length > 0 && few.length < many.length && few.every(({code}) => many.some(other => other.code === code))

const valuesOf = (account: readonly Account[], kinds: readonly Kind[]): ReadonlySet<string> =>
  new Set(account.flatMap(({as, value}) => (kinds.includes(as) ? [value] : [])))

const differ = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && a.symmetricDifference(b).size > 0

const codesOf = ({items}: Recognition): string => items.map(({code}) => code).join()

/** What every column was read as, in the order given; a modality, and a heading where it was needed, by its own word. */
function accountsOf(
  beside: readonly Beside[],
  read: readonly BesideAccount[],
  isHeadingUsed: boolean,
): readonly BesideAccount[] {
  return beside.map(one => {
    const known = read.find(({column, text, kind}) => column === one.column && text === one.text && kind === one.kind)
    if (known) return known
    const as = one.kind === "heading" && !isHeadingUsed ? "aside" : "modality"
    const value = as === "aside" ? "" : (readModality(one.text) ?? "")
    return {...one, account: [{at: 0, length: one.text.length, text: one.text, as, value}]}
  })
}

function judged({weights}: Lexicon, read: Recognition, isApart: boolean): Recognition {
  if (read.status === "out-of-scope") return read
  if (isApart) return contradicted(read)
  if ((read.beside ?? []).every(({account}) => isUnderstood(account))) return read
  const cap = weights.cap[featureNames.indexOf(doubt)] ?? 0
  return {
    ...read,
    accepted: false,
    flags: [...read.flags, doubt].sort(),
    items: read.items.map(item => ({...item, confidence: Math.min(item.confidence, cap)})),
  }
}

const doubt: Flag = "column-unread"

/** Every word of a column is known, and one at least says something; what is out of scope is no remark there. */
const isUnderstood = (account: readonly Account[]): boolean =>
  !account.some(({as}) => as === "unknown" || as === "scope") &&
  account.some(({as}) => as !== "number" && as !== "punctuation")
