import {type Issue, type Place, Refusal} from "../issue/index.ts"
import type {Cleaner} from "./clean.ts"
import {addIssue} from "./issue-list.ts"
import {issue, refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import type {Row} from "./row.ts"
import type {SourceRow} from "./source.ts"
import {shorten, type Tally} from "./tally.ts"

/** Where faults of a table are noted, and under which names of columns. */
export interface Notes {
  readonly path: string
  readonly header: readonly string[]
  readonly issues: Issue[]
}

/** How rows are brought under a header. */
interface Shape extends Notes {
  readonly limits: Limits
  /** A row shorter than the header is a fault. In a sheet it only ends with empty cells. */
  readonly ragged: boolean
  /** Rows that stood above the header and the header itself, which printed pages repeat. */
  readonly repeated: Repeated
  /** Columns whose cell counts for its own row alone, though it is merged with those below: numbers of examinations. */
  readonly counts: ReadonlySet<number>
  readonly clean: Cleaner | undefined
  /** Rows that are refused are given too, marked. */
  readonly withRefused: boolean
  readonly tally: Tally
}

/** Rows as the header asks for them. */
export function shaper(shape: Shape): (rows: readonly SourceRow[]) => readonly Row[] {
  let count = 0
  return rows =>
    rows.flatMap(row => {
      noteFaults(row, shape)
      if (!hasText(row)) return []
      if (isRefused(row))
        return shape.withRefused ? [{...rowOf(row, underHeader(row, shape), shape), refused: true}] : []
      if (isRepeated(row, shape.repeated)) {
        shape.tally.repeated(row)
        return []
      }
      if (++count > shape.limits.maxRows) throw tooManyRows(row, shape)
      noteLongCells(row, shape)
      return rowOf(row, underHeader(row, shape), shape)
    })
}

/** Rows that are no data, should they come again: by their first cell, then whole. */
export type Repeated = ReadonlyMap<string, ReadonlySet<string>>

export function repeatedRows(rows: readonly (readonly string[])[]): Repeated {
  const groups = Map.groupBy(rows, cells => cells[0] ?? "")
  return new Map([...groups].map(([first, same]) => [first, new Set(same.map(keyOf))]))
}

const isRepeated = ({cells}: SourceRow, repeated: Repeated): boolean =>
  repeated.get(cells[0] ?? "")?.has(keyOf(cells)) ?? false

/** Cells of a row as one text, blank ones at its end left out. */
const keyOf = (cells: readonly string[]): string => cells.join("\n").trimEnd()

/** Whether anything is written in the row itself. */
export const hasText = ({cells}: SourceRow): boolean => cells.some(cell => cell.trim() !== "")

const isRefused = ({faults}: SourceRow): boolean => faults?.some(fault => fault.refuses) ?? false

/** Most rows have nothing but their cells. */
function rowOf(row: SourceRow, written: readonly string[], shape: Shape): Row {
  const {number, rounded, band, sheet} = row
  if (row.hidden) shape.tally.hidden(row)
  const filled = row.merged ? withMerged(row, written, shape) : written
  const cells = shape.clean ? shape.clean(filled, row) : filled
  shape.tally.cells(cells, row)
  if (!rounded && !band && sheet === undefined) return {number, cells}
  return {number, cells, ...(rounded && {rounded}), ...(band && {band}), ...(sheet !== undefined && {sheet})}
}

function withMerged(row: SourceRow, cells: readonly string[], {counts, tally}: Shape): readonly string[] {
  const filled = [...cells]
  for (const {column, text} of row.merged ?? []) {
    if (column >= cells.length || filled[column] !== "" || counts.has(column)) continue
    filled[column] = text
    tally.merged(row)
  }
  return filled
}

const tooManyRows = (row: SourceRow, {path, limits}: Shape): Refusal =>
  refuse("rows.too-many", {limit: limits.maxRows}, {table: path, row: row.number})

/** As many cells as the header has. What is cut off goes into an issue, for nothing is lost silently. */
function underHeader(row: SourceRow, shape: Shape): readonly string[] {
  const {cells} = row
  const expected = shape.header.length
  if (cells.length === expected) return cells
  const extra = cells.slice(expected).filter(cell => cell.trim() !== "")
  if (extra.length || (shape.ragged && cells.length < expected)) {
    const params = {got: cells.length, expected, extra: shorten(extra.join(" | "))}
    addIssue(shape.issues, issue("row.cells", params, placeOf(row, undefined, shape)))
  }
  return Array.from({length: expected}, (_, i) => cells[i] ?? "")
}

function noteLongCells(row: SourceRow, shape: Shape): void {
  const limit = shape.limits.maxCellChars
  row.cells.forEach((cell, i) => {
    if (cell.length <= limit) return
    addIssue(shape.issues, issue("cell.too-long", {length: cell.length, limit}, placeOf(row, i, shape)))
  })
}

/** Note the faults that a row came with; a fatal one is thrown. */
export function noteFaults(row: SourceRow, notes: Notes): void {
  for (const fault of row.faults ?? []) {
    const found = fault.at(placeOf(row, fault.column, notes))
    if (fault.fatal) throw new Refusal(found)
    addIssue(notes.issues, found)
  }
}

/** Where a row stands, or a cell of it. */
export function placeOf({number, sheet}: SourceRow, column: number | undefined, {path, header}: Notes): Place {
  const place = {table: path, row: number, ...(sheet !== undefined && {sheet})}
  return column === undefined ? place : {...place, column: header[column] || String(column + 1)}
}
