import type {Issue, Place} from "../issue/index.ts"
import {issue} from "./issues.ts"
import type {SourceRow} from "./source.ts"

/** Counts what is told once of a whole table. */
export interface Tally {
  /** A row of data, in columns that may have no name. */
  cells(cells: readonly string[], row: SourceRow): void
  merged(row: SourceRow): void
  hidden(row: SourceRow): void
  repeated(row: SourceRow): void
  issues(): readonly Issue[]
}

interface Counted {
  count: number
  readonly first: SourceRow
}

/** @param header names of the columns; cells under an empty one are counted */
export function startTally(path: string, header: readonly string[]): Tally {
  const unnamed = header.flatMap((name, i) => (name.trim() === "" ? [i] : []))
  const inUnnamed = new Map<number, Counted>()
  const hidden: number[] = []
  const repeated: number[] = []
  let merged: Counted | undefined
  const placeOf = ({number, sheet}: SourceRow) => ({table: path, row: number, ...(sheet !== undefined && {sheet})})

  function unnamedIssues(): readonly Issue[] {
    return [...inUnnamed].map(([column, {count, first}]) =>
      issue("column.unnamed", {column: column + 1, count}, {...placeOf(first), column: String(column + 1)}),
    )
  }
  return {
    cells(cells, row) {
      for (const column of unnamed) {
        if (cells[column] === undefined || cells[column].trim() === "") continue
        const known = inUnnamed.get(column)
        if (known) known.count++
        else inUnnamed.set(column, {count: 1, first: row})
      }
    },
    merged(row) {
      merged ??= {count: 0, first: row}
      merged.count++
    },
    hidden: row => hidden.push(row.number),
    repeated: row => repeated.push(row.number),
    issues: () => [
      ...unnamedIssues(),
      ...(merged ? [issue("cells.merged", {count: merged.count}, placeOf(merged.first))] : []),
      ...(hidden.length ? [issue("rows.hidden", {count: hidden.length, rows: ranges(hidden)}, {table: path})] : []),
      ...(repeated.length
        ? [issue("rows.repeated", {count: repeated.length, rows: ranges(repeated)}, {table: path})]
        : []),
    ],
  }
}

/** Rows beside the header that are passed over, and what they say. */
export function passedIssue(
  id: "header.above" | "header.below",
  rows: readonly SourceRow[],
  header: number,
  place: Place,
): Issue {
  const textOf = ({cells}: SourceRow) => shorten(cells.filter(cell => cell.trim() !== "").join(" "), rowChars)
  const texts = rows.slice(0, shownRows).map(textOf)
  const text = [...texts, ...(rows.length > shownRows ? ["…"] : [])].join(" | ")
  return issue(id, {count: rows.length, rows: ranges(rows.map(({number}) => number)), header, text}, place)
}

const shownRows = 8
const rowChars = 80
export const shorten = (text: string, chars = 200): string => (text.length > chars ? `${text.slice(0, chars)}…` : text)

const listed = 20

/** @example ranges([2, 3, 4, 7]) // "2-4, 7" */
function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else if (found.push([number, number]) > listed) break
  }
  const texts = found.slice(0, listed).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  return found.length > listed ? `${texts.join(", ")}, …` : texts.join(", ")
}
