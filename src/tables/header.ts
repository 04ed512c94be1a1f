import {type Look, lookOf} from "./cells.ts"
import {type Fit, fitOf} from "./columns.ts"
import {joinRows} from "./header-rows.ts"
import type {ColumnKind} from "./lists.ts"

/** Where the header of a table stands, among the rows that were looked at. */
export interface HeaderPlace {
  /** Names of the columns; of two rows joined where the header has two. */
  readonly cells: readonly string[]
  /** Its rows, by their index from 0. The last is the one that the columns are named by. */
  readonly rows: readonly number[]
  /** First row behind it that may be data. Rows before it that are no header's are passed over. */
  readonly next: number
  /** How many kinds of columns it tells, weighed; 0 where it tells none. */
  readonly weight: number
}

/** Rows among which a header is looked for. */
export const searchedRows = 50
/** Rows behind them that show what the table's body is like. */
export const shownRows = 20

/**
 * Find the header of a table by what its cells say: names of columns we know,
 * over the whole width of the table, short and without numbers, above rows that
 * are otherwise. Titles, prose and notes above it are no header, whichever words
 * are in them; without better evidence it is the first row as wide as the table.
 *
 * @param rows with text, from the first of the table on
 * @param wanted names of columns that the header has, where somebody said so
 */
export function findHeader(rows: readonly (readonly string[])[], wanted: readonly string[] = []): HeaderPlace {
  const seen = rows.slice(0, searchedRows + shownRows).map(readRow)
  const at = wantedRow(rows, wanted) ?? headerRow(seen)
  const joined = joinRows(rows, at)
  return {...joined, weight: knownWeight(readRow(joined.cells))}
}

function wantedRow(rows: readonly (readonly string[])[], wanted: readonly string[]): number | undefined {
  if (wanted.length === 0) return undefined
  const at = rows
    .slice(0, searchedRows)
    .findIndex(cells => wanted.every(name => cells.some(cell => cell.trim() === name.trim())))
  return at < 0 ? undefined : at
}

/** What is to be known of a row. */
interface Seen {
  readonly looks: readonly Look[]
  readonly filled: number
  /** Characters of its longest cell. */
  readonly longest: number
  /** The best fit for each kind of column. */
  readonly known: ReadonlyMap<ColumnKind, number>
}

function readRow(cells: readonly string[]): Seen {
  const looks = cells.map(lookOf)
  const known = new Map<ColumnKind, number>()
  cells.slice(0, judgedColumns).forEach((cell, i) => {
    const says = looks[i] === "label" && cell.trim().length > 1 // one letter is anything
    const fit = says ? fitOf(cell) : undefined
    if (fit) known.set(fit.kind, Math.max(known.get(fit.kind) ?? 0, weightOf(fit)))
  })
  const longest = Math.max(0, ...cells.map(cell => Array.from(cell.trim()).length))
  return {looks, longest, filled: looks.filter(look => look !== "empty").length, known}
}

const judgedColumns = 200 // of a row; a table that is wider has its names among them

const weights = [0, 0.5, 2, 3.5, 4]
const weightOf = ({rank}: Fit): number => weights[rank] ?? 0
const knownWeight = ({known}: Seen): number => [...known.values()].reduce((sum, weight) => sum + weight, 0)

function headerRow(seen: readonly Seen[]): number {
  const candidates = seen.slice(0, searchedRows)
  const below = (i: number) => seen.slice(i + 1, i + 1 + shownRows)
  const scores = candidates.map((row, i) => scoreOf(row, below(i)))
  const plain = candidates.findIndex((row, i) => isPlain(row, below(i)))
  const first = plain > 0 && candidates.slice(0, plain).every(isLongTitle) ? plain : 0
  const best = scores.indexOf(Math.max(...scores))
  if ((scores[best] ?? 0) < leastScore) return first
  if (plain < 0 || best <= plain) return best
  const isBetter = (scores[best] ?? 0) >= (scores[plain] ?? 0) + advantage && strangeCells(seen[best]) === 0
  return isBetter && !isWithin(seen, plain, best) ? best : plain
}

const leastScore = 1
const advantage = 1 // by which a later row must be better than the first that could be a header

/** What a row says as a header: known columns, as far as it stands over the columns that are filled below. */
function scoreOf(row: Seen, below: readonly Seen[]): number {
  if (isTitle(row, below)) return 0
  return knownWeight(row) * coverage(row, below) - 2 * strangeCells(row)
}

/** How many cells are no header's. */
const strangeCells = (row: Seen | undefined): number =>
  row?.looks.filter(look => look === "data" || look === "prose").length ?? 0

/** One cell alone over a table of several columns. */
const isTitle = (row: Seen, below: readonly Seen[]): boolean => row.filled < 2 && typicalWidth(below) > 1

/** One cell alone that is longer than most headers. */
const isLongTitle = (row: Seen): boolean => row.filled === 1 && row.longest > longestName

const longestName = 10

/** Could be a header, of columns we know nothing of: labels alone, as wide as half the table. */
const isPlain = (row: Seen, below: readonly Seen[]): boolean =>
  row.filled * 2 >= typicalWidth(below) &&
  !isTitle(row, below) &&
  row.looks.every(look => look === "label" || look === "empty")

/** How many cells most rows have, the median. */
function typicalWidth(rows: readonly Seen[]): number {
  const widths = rows.map(row => row.filled).sort((a, b) => a - b)
  return widths[widths.length >> 1] ?? 0
}

/** Share of the columns with cells in a third of the rows below that have one in this row too. */
function coverage(row: Seen, below: readonly Seen[]): number {
  const width = Math.max(0, ...below.map(({looks}) => looks.length))
  const columns = Array.from({length: width}, (_, i) => i).filter(
    i => below.filter(({looks}) => (looks[i] ?? "empty") !== "empty").length * 3 > below.length,
  )
  if (columns.length === 0) return 1
  return columns.filter(i => (row.looks[i] ?? "empty") !== "empty").length / columns.length
}

/** A row that would be the header stands within the body of the first one: some rows as wide are between them. */
function isWithin(seen: readonly Seen[], first: number, best: number): boolean {
  const width = seen[best]?.filled ?? 0
  const between = seen.slice(first + 1, best).filter(row => row.filled * 4 >= width * 3)
  return (seen[first]?.filled ?? 0) * 4 >= width * 3 && between.length >= fewestWithin
}

const fewestWithin = 3
