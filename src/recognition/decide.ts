import {type Facet, parseCode} from "../standard/index.ts"
import type {Account, Decision} from "./account.ts"
import type {ClosedLexicon, ClosedRow} from "./closed/closed-lexicon.ts"
import {isNameOfClosed, marksOfClosed} from "./closed/read-closed.ts"
import {sayingsOf, shownIn as shownInRow} from "./closed/witness.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"
import type {Mark} from "./lexicon/mark.ts"
import type {Lexicon} from "./lexicon.ts"
import {type Idle, idles, isStating} from "./lists.ts"
import {included} from "./read/exclusion.ts"
import {isNamedElsewhere, type Seen, type ShownItem, seenIn, shownIn} from "./read/witness.ts"
import {isNameOfOpen, marksOfOpen} from "./read-open.ts"
import type {Answer, Recognition} from "./recognition.ts"

/** What a word decides of an item, or why it decides nothing there. */
interface Shown {
  readonly item: string
  readonly shown: Facet | Idle | undefined
}

/** A stretch of an account held against the items of one family. */
type Witness = (part: Account) => readonly Shown[]

/**
 * The same answer with an account of what each word that states something decides: items and facets, or why it decides nothing.
 * It is found out from the answer alone, by the law that keeps an answer from standing where a word is lost: one with neither is
 * seen in no item (`part-unread`).
 */
export function explained(lexicon: Lexicon, read: Recognition): Recognition {
  const account = [...(read.beside ?? []).flatMap(one => one.account), ...read.account]
  const witnesses = witnessesOf(lexicon, read, account)
  const tell = (part: Account): Account => (isStating(part.as) ? {...part, ...decided(part, witnesses)} : part)
  return {
    ...read,
    account: read.account.map(tell),
    ...(read.beside && {beside: read.beside.map(one => ({...one, account: one.account.map(tell)}))}),
  }
}

function decided(part: Account, witnesses: readonly Witness[]): Pick<Account, "decides" | "idle"> {
  const decisions = new Map<string, Decision>()
  let idle: Idle | undefined
  for (const {item, shown} of witnesses.flatMap(witness => witness(part))) {
    if (isIdle(shown)) idle ??= shown
    else if (shown !== undefined) decisions.set(`${item} ${shown}`, {item, facet: shown})
  }
  if (decisions.size > 0) return {decides: [...decisions.values()]}
  return idle === undefined ? {} : {idle}
}

const reasons: ReadonlySet<string | undefined> = new Set(idles)
const isIdle = (shown: string | undefined): shown is Idle => reasons.has(shown)

function witnessesOf(lexicon: Lexicon, read: Recognition, account: readonly Account[]): readonly Witness[] {
  const {open, closed} = lexicon
  const answersOf = (id: string) => read.items.filter(({edition}) => edition === id)
  const answers = open ? answersOf(open.edition.id) : []
  return [
    ...(open && answers.length > 0
      ? [openWitness(open, answers, account), nameWitness(isNameOfOpen(open, read.name))]
      : []),
    ...closed.flatMap(one => {
      const rows = rowsOf(one, answersOf(one.edition.id))
      return rows.length > 0 ? [closedWitness(one, rows, read), nameWitness(isNameOfClosed(one, read.name))] : []
    }),
  ]
}

/** What an item's own name says is its name, whatever its words would say by themselves. */
const nameWitness =
  (isName: boolean): Witness =>
  () =>
    isName ? [{item: "", shown: "named"}] : []

function openWitness(open: OpenLexicon, answers: readonly Answer[], account: readonly Account[]): Witness {
  const items = answers.flatMap(({code}): readonly ShownItem[] => {
    const parsed = parseCode(open.edition, code)
    return parsed.ok ? [{code, modality: parsed.value.modality ?? "", facets: parsed.value.facets}] : []
  })
  const isFilm = items.some(({modality}) => modality === open.roles.modalities.film)
  const placed = placedIn(open, account, isFilm)
  const marks = placed.flatMap(({mark, isOut}) => (isOut ? [] : [mark]))
  const seen = seenIn(open, marks, items)
  return asked =>
    placed.flatMap(({part, mark, isOut, isOutAlone}): readonly Shown[] => {
      if (part !== asked || !isStating(mark.kind)) return []
      if (isOut) return [{item: "", shown: "excluded"}]
      const shown = items.map(item => ({item: item.code, shown: shownOf(seen, mark, item)}))
      return isOutAlone && shown.every(one => one.shown === undefined) ? [{item: "", shown: "excluded"}] : shown
    })
}

interface Placed {
  readonly part: Account
  readonly mark: Mark
  /** It is excluded. */
  readonly isOut: boolean
  /** It is where what is joined to it is another examination, which another family read. */
  readonly isOutAlone: boolean
}

/** The marks of an account, entry by entry. */
function placedIn(open: OpenLexicon, account: readonly Account[], isFilm: boolean): readonly Placed[] {
  const isRead = (part: Account, {kind}: Mark) => kind !== "exclusion" || part.as === "exclusion" // 除外骨折 excludes nothing
  const all = account.flatMap(part =>
    marksOfOpen(open, part.text).flatMap(mark => (isRead(part, mark) ? [{part, mark}] : [])),
  )
  const ends = [...all.flatMap(({mark}, at) => (mark.kind === "end" ? [at + 1] : [])), all.length]
  return ends.flatMap((end, i) => {
    const entry = all.slice(ends[i - 1] ?? 0, end)
    const marks = entry.map(({mark}) => mark)
    const {out} = included(marks, isFilm)
    const alone = partsOf(marks).flatMap(([from, to]) =>
      [...included(marks.slice(from, to), isFilm).out].map(at => from + at),
    )
    return entry.map((one, at) => ({...one, isOut: out.has(at), isOutAlone: alone.includes(at)}))
  })
}

/** Where the parts of an entry begin and end that a sign joins. */
function partsOf(entry: readonly Mark[]): readonly (readonly [from: number, to: number])[] {
  const joins = entry.flatMap(({kind}, at) => (kind === "join" ? [at] : []))
  return [-1, ...joins].map((join, i) => [join + 1, joins[i] ?? entry.length])
}

/** A site that another word makes exact decides nothing. */
function shownOf(seen: Seen, mark: Mark, item: ShownItem): Shown["shown"] {
  const isElsewhere = () => mark.kind === "site" && isNamedElsewhere(seen, mark, item)
  return shownIn(seen, mark, item) ?? (isElsewhere() ? "contained" : undefined)
}

const rowsByCode = new WeakMap<ClosedLexicon, ReadonlyMap<string, ClosedRow>>()

function rowsOf(closed: ClosedLexicon, answers: readonly Answer[]): readonly ClosedRow[] {
  let byCode = rowsByCode.get(closed)
  if (!byCode) {
    byCode = new Map([...closed.rows.values()].flat().map(row => [row.item.code, row]))
    rowsByCode.set(closed, byCode)
  }
  return answers.flatMap(({code}) => byCode.get(code) ?? [])
}

function closedWitness(closed: ClosedLexicon, rows: readonly ClosedRow[], {name, flags}: Recognition): Witness {
  const told = {rows, flags, latin: !/\p{sc=Han}/u.test(name)}
  return ({text}) =>
    marksOfClosed(closed, text)
      .flatMap(mark => sayingsOf(closed, mark))
      .flatMap(saying => rows.map(row => ({item: row.item.code, shown: shownInRow(closed, saying, {...told, row})})))
}
