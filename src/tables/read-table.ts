import {type Issue, type Place, Refusal} from "../issue/index.ts"
import {type Bytes, openBytes} from "./bytes.ts"
import {openSource} from "./format.ts"
import {issue, refuse} from "./issues.ts"
import {defaultLimits, type Limits} from "./limits.ts"
import type {TableFormat} from "./lists.ts"
import type {Source, SourceRow} from "./source.ts"

/** One row of data. */
export interface Row {
  /** Row of the file from 1, as Excel would number it: empty rows count, a quoted line break does not. */
  readonly number: number
  /** One per column of the header, "" where nothing stands. Text as written; white space is kept. */
  readonly cells: readonly string[]
}

/** An open table. Hold it with `await using`, close it, or read it to the end. */
export interface TableReader extends AsyncDisposable {
  /** As the caller named it. */
  readonly path: string
  readonly format: TableFormat
  /** `utf-8`, `utf-16le`, `utf-16be` or `gb18030`; absent for a workbook. */
  readonly encoding?: string
  /** Absent for text. */
  readonly sheet?: string
  /** Absent for a workbook. */
  readonly delimiter?: string
  /** The first row with text; `1`, `2`, … for a table without a header. */
  readonly header: readonly string[]
  /** Faults met so far. Grows while the rows are read, to 1,000 at most: the last of these counts the rest. */
  readonly issues: readonly Issue[]
  readonly totalBytes: number
  /** Bytes of the file dealt with so far, for a progress bar. */
  bytesRead(): number
  /**
   * The rows of data, some hundred at a time, in the order of the file; to be
   * called once. Rows that are empty or white space alone are passed over. A row
   * shorter than the header is filled up with ""; of a longer one the cells
   * beyond the header go into the issue `row.cells`.
   *
   * @throws Refusal where the table cannot be read on: `row.quote`, `row.too-long`,
   * `rows.too-many`, `columns.too-many`, `file.encoding`, `file.damaged`, `file.bomb`.
   */
  batches(): AsyncIterable<readonly Row[]>
  close(): Promise<void>
}

export interface ReadOptions {
  /** Name of the sheet; by default the first visible one. Text has no sheets and does not mind. */
  readonly sheet?: string
  readonly limits?: Partial<Limits>
  /** The first row is data already. */
  readonly headerless?: boolean
  /** What parts the cells of text; found in the text when left out. */
  readonly delimiter?: string
}

/**
 * Open a table: CSV and its relatives, or a workbook (.xlsx). What a file is
 * shows in its content, whatever its name says. Nothing but the file is read.
 *
 * Memory is bounded by the limits: some batches of rows, and for a workbook its
 * table of shared strings.
 *
 * Text exported by `createTable` has `'` before cells like `=1+1`; it stays there.
 *
 * @example
 * const table = await openTable("items.csv")
 * for await (const rows of table.batches()) for (const {cells} of rows) console.log(cells)
 * console.log(table.issues)
 * @throws Refusal with a `file.…` issue, or one of those of `batches` when the header has it.
 */
export async function openTable(path: string, options: ReadOptions = {}): Promise<TableReader> {
  const limits = {...defaultLimits, ...options.limits}
  const file = await openBytes(path, limits)
  try {
    return await readHeader(file, await openSource(file, limits, options), limits, options.headerless ?? false)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readHeader(file: Bytes, source: Source, limits: Limits, headerless: boolean): Promise<TableReader> {
  const input = source.rows()
  const issues: Issue[] = []
  const {first, rest} = await firstRow(input, file.path, issues)
  const header = headerless ? first.cells.map((_, i) => String(i + 1)) : first.cells
  const shape = shaper({path: file.path, header, issues, limits, ragged: source.format === "csv"})
  if (!headerless) checkHeader(first, file.path, issues)
  const {format, encoding, delimiter, sheet} = source
  const close = async () => {
    await input.return(undefined)
    await file.close()
  }
  return {
    path: file.path,
    format,
    ...(encoding !== undefined && {encoding}),
    ...(sheet !== undefined && {sheet}),
    ...(delimiter !== undefined && {delimiter}),
    header,
    issues,
    totalBytes: file.size,
    bytesRead: source.bytesRead,
    async *batches() {
      try {
        yield shape(headerless ? [first, ...rest] : rest)
        for await (const batch of input) yield shape(batch)
      } finally {
        await close()
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** The first row with text, and what was read behind it. */
async function firstRow(input: AsyncGenerator<readonly SourceRow[]>, path: string, issues: Issue[]) {
  for (let next = await input.next(); !next.done; next = await input.next()) {
    const at = next.value.findIndex(hasText)
    for (const row of next.value.slice(0, at < 0 ? undefined : at)) noteFaults(row, {path, header: [], issues})
    const first = next.value[at]
    if (first) return {first, rest: next.value.slice(at + 1)}
  }
  throw refuse("file.empty", {path})
}

function checkHeader(first: SourceRow, path: string, issues: Issue[]): void {
  noteFaults(first, {path, header: [], issues})
  const columns = Map.groupBy(first.cells.keys(), i => (first.cells[i] as string).trim())
  for (const [name, same] of columns) {
    if (name === "" || same.length === 1) continue
    const numbers = same.map(i => i + 1).join(", ")
    addIssue(
      issues,
      issue("header.duplicate", {name, columns: numbers}, {table: path, row: first.number, column: name}),
    )
  }
}

/** Where faults of a table are noted, and under which names of columns. */
interface Notes {
  readonly path: string
  readonly header: readonly string[]
  readonly issues: Issue[]
}

interface Shape extends Notes {
  readonly limits: Limits
  /** A row shorter than the header is a fault. In a sheet it only ends with empty cells. */
  readonly ragged: boolean
}

/** Rows as the header asks for them. */
function shaper(shape: Shape): (rows: readonly SourceRow[]) => readonly Row[] {
  let count = 0
  return rows =>
    rows.flatMap(row => {
      noteFaults(row, shape)
      if (!hasText(row)) return []
      if (++count > shape.limits.maxRows) throw tooManyRows(row, shape)
      noteLongCells(row, shape)
      return {number: row.number, cells: underHeader(row, shape)}
    })
}

const hasText = ({cells}: SourceRow): boolean => cells.some(cell => cell.trim() !== "")

const tooManyRows = ({number}: SourceRow, {path, limits}: Shape): Refusal =>
  refuse("rows.too-many", {limit: limits.maxRows}, {table: path, row: number})

/** As many cells as the header has. What is cut off goes into an issue, for nothing is lost silently. */
function underHeader(row: SourceRow, shape: Shape): readonly string[] {
  const {cells} = row
  const expected = shape.header.length
  if (cells.length === expected) return cells
  const extra = cells.slice(expected).filter(cell => cell.trim() !== "")
  if (extra.length || (shape.ragged && cells.length < expected)) {
    const params = {got: cells.length, expected, extra: shorten(extra.join(" | "))}
    addIssue(shape.issues, issue("row.cells", params, {table: shape.path, row: row.number}))
  }
  return Array.from({length: expected}, (_, i) => cells[i] ?? "")
}

const shownChars = 200
const shorten = (text: string): string => (text.length > shownChars ? `${text.slice(0, shownChars)}…` : text)

function noteLongCells(row: SourceRow, shape: Shape): void {
  const limit = shape.limits.maxCellChars
  row.cells.forEach((cell, i) => {
    if (cell.length <= limit) return
    addIssue(shape.issues, issue("cell.too-long", {length: cell.length, limit}, placeOf(row, i, shape)))
  })
}

function noteFaults(row: SourceRow, notes: Notes): void {
  for (const fault of row.faults ?? []) {
    const found = fault.at(placeOf(row, fault.column, notes))
    if (fault.fatal) throw new Refusal(found)
    addIssue(notes.issues, found)
  }
}

function placeOf({number}: SourceRow, column: number | undefined, {path, header}: Notes): Place {
  const place = {table: path, row: number}
  return column === undefined ? place : {...place, column: header[column] || String(column + 1)}
}

const maxIssues = 1_000

/** A table can be wrong in every row; the last issue then counts those that are not listed. */
function addIssue(issues: Issue[], added: Issue): void {
  if (issues.length < maxIssues) {
    issues.push(added)
    return
  }
  const last = issues.pop() as Issue
  const count = last.id === "issues.more" ? Number(last.params.count) + 1 : 2
  const {table} = added.place
  issues.push(issue("issues.more", {count}, table === undefined ? {} : {table}))
}
