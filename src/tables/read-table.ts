import type {Issue} from "../issue/index.ts"
import {type Bytes, openBytes} from "./bytes.ts"
import {startCleaning} from "./clean.ts"
import {detectColumns, fitOf} from "./columns.ts"
import {openSource} from "./format.ts"
import {findHeader, type HeaderPlace, searchedRows, shownRows} from "./header.ts"
import {addIssue} from "./issue-list.ts"
import {issue, refuse} from "./issues.ts"
import {defaultLimits, type Limits} from "./limits.ts"
import type {ColumnKind, TableFormat} from "./lists.ts"
import type {Row} from "./row.ts"
import {hasText, type Notes, noteFaults, placeOf, type Repeated, repeatedRows, shaper} from "./shape.ts"
import type {Source, SourceRow} from "./source.ts"
import {passedIssue, shorten, startTally} from "./tally.ts"

/** An open table. Hold it with `await using`, close it, or read it to the end. */
export interface TableReader extends AsyncDisposable {
  /** As the caller named it. */
  readonly path: string
  readonly format: TableFormat
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `big5`; absent for a workbook. */
  readonly encoding?: string
  /** Absent for text. */
  readonly sheet?: string
  /** Absent for a workbook. */
  readonly delimiter?: string
  /** As `findHeader` finds it; `1`, `2`, … for a table without a header. */
  readonly header: readonly string[]
  /** Row of the file that the header ends with; 0 for a table without one. */
  readonly headerRow: number
  /** Columns that the header tells beyond doubt, from 0. */
  readonly columns: Readonly<Partial<Record<ColumnKind, number>>>
  /**
   * Faults met so far, and what was passed over or taken otherwise than written
   * (see `isNote`). Grows while the rows are read, to 1,000 faults at most: the
   * last of these counts the rest. What is told of the whole table comes last.
   */
  readonly issues: readonly Issue[]
  readonly totalBytes: number
  /** Bytes of the file dealt with so far, for a progress bar. */
  bytesRead(): number
  /**
   * The rows of data, some hundred at a time, in the order of the file; to be
   * called once. Rows that are empty or white space alone are passed over. A row
   * shorter than the header is filled up with ""; of a longer one the cells
   * beyond the header go into the issue `row.cells`. A row with a byte that is no
   * character is left out, with `row.encoding`, or marked where rows are read `plain`.
   *
   * @throws Refusal where the table cannot be read on: `row.quote`, `row.too-long`,
   * `rows.too-many`, `columns.too-many`, `file.binary`, `file.damaged`, `file.bomb`.
   */
  batches(): AsyncIterable<readonly Row[]>
  close(): Promise<void>
}

export interface ReadOptions {
  /**
   * Name of the sheet; `all` takes all those with the same columns together,
   * unless a sheet is called so. By default the first visible one that has a
   * table of names, else the first visible one. Text has no sheets and does not mind.
   */
  readonly sheet?: string
  readonly limits?: Partial<Limits>
  /** The first row is data already. */
  readonly headerless?: boolean
  /** What parts the cells of text; found in the text when left out. */
  readonly delimiter?: string
  /** Names of columns that the header has: told by somebody, they show where it stands. */
  readonly wanted?: readonly string[]
  /** Codes are freed of what spreadsheets put around them, and `NULL` and `-` in codes, counts, prices and dates are empty. Rows that are refused are given too, marked. */
  readonly plain?: boolean
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
    return await readHeader(file, await openSource(file, limits, options), {...options, limits})
  } catch (error) {
    await file.close()
    throw error
  }
}

interface Wanted extends ReadOptions {
  readonly limits: Limits
}

async function readHeader(file: Bytes, source: Source, options: Wanted): Promise<TableReader> {
  const input = source.rows()
  const held = await firstRows(input, file.path)
  const issues: Issue[] = [...source.issues]
  const headed = options.headerless
    ? withoutHeader(held.rows)
    : withHeader(held.rows, {path: file.path, header: [], issues}, options.wanted ?? [])
  const {header, headerRow, data} = headed
  const notes = {path: file.path, header, issues}
  noteHiddenColumns(source, notes)
  const shaping = startShaping(source, headed, notes, options)
  const close = async () => {
    await input.return(undefined)
    await file.close()
  }
  return {
    ...told(file, source),
    header,
    headerRow,
    columns: detectColumns(header),
    issues,
    async *batches() {
      try {
        yield shaping.shape(data)
        if (held.failure) throw held.failure.error
        for await (const batch of input) yield shaping.shape(batch)
      } finally {
        issues.push(...shaping.issues())
        await close()
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** What is known of a file before its rows. */
const told = (
  {path, size}: Bytes,
  {format, encoding, sheet, delimiter, bytesRead}: Source,
): Pick<TableReader, "path" | "format" | "encoding" | "sheet" | "delimiter" | "totalBytes" | "bytesRead"> => ({
  path,
  format,
  ...(encoding !== undefined && {encoding}),
  ...(sheet !== undefined && {sheet}),
  ...(delimiter !== undefined && {delimiter}),
  totalBytes: size,
  bytesRead,
})

/** Brings rows into the shape of their table, and tells at the end what only all of them show. */
function startShaping(
  {format}: Source,
  {header, data, repeated}: Headed,
  {path, issues}: Notes,
  {limits, headerless, plain = false}: Wanted,
): {readonly shape: ReturnType<typeof shaper>; issues(): readonly Issue[]} {
  const cleaning = startCleaning(path, header, plain ? data.slice(0, shownRows).map(row => row.cells) : [])
  const tally = startTally(path, plain ? header : [])
  const shape = shaper({
    path,
    header,
    issues,
    limits,
    ragged: format === "csv" && !headerless,
    repeated,
    counts: countColumns(header),
    clean: plain ? cleaning.clean : undefined,
    withRefused: plain,
    tally,
  })
  return {shape, issues: () => [...tally.issues(), ...cleaning.issues()]}
}

/** Rows held until there are enough to look for a header among, and why there are no more. */
interface Held {
  readonly rows: readonly SourceRow[]
  readonly failure: {readonly error: unknown} | undefined
}

async function firstRows(input: AsyncGenerator<readonly SourceRow[]>, path: string): Promise<Held> {
  const rows: SourceRow[] = []
  let failure: Held["failure"]
  let count = 0
  try {
    for (let next = await input.next(); !next.done; next = await input.next()) {
      for (const row of next.value) if (hasText(row) || row.faults) rows.push(row) // millions of empty ones may come first
      count += next.value.filter(hasText).length
      if (count >= searchedRows + shownRows) break
    }
  } catch (error) {
    failure = {error}
  }
  if (count > 0) return {rows, failure}
  for (const row of rows) noteFaults(row, {path, header: [], issues: []})
  throw failure ? failure.error : refuse("file.empty", {path})
}

interface Headed {
  readonly header: readonly string[]
  readonly headerRow: number
  readonly data: readonly SourceRow[]
  readonly repeated: Repeated
}

function withoutHeader(rows: readonly SourceRow[]): Headed {
  const width = Math.max(...rows.map(row => row.cells.length))
  return {header: Array.from({length: width}, (_, i) => String(i + 1)), headerRow: 0, data: rows, repeated: new Map()}
}

function withHeader(rows: readonly SourceRow[], notes: Notes, wanted: readonly string[]): Headed {
  const written = rows.filter(hasText)
  const place = findHeader(
    written.slice(0, searchedRows + shownRows).map(row => withMerged(row)),
    wanted,
  )
  const heads = place.rows.map(at => written[at] as SourceRow)
  const last = heads.at(-1) as SourceRow
  const at = rows.indexOf(last) + 1
  for (const row of rows.slice(0, at)) noteFaults(row, notes)
  const under = {...notes, header: place.cells}
  const passed = new Set(written.slice((place.rows.at(-1) ?? 0) + 1, place.next))
  for (const row of passed) noteFaults(row, under)
  notePassed(written, place, notes)
  noteDuplicates(place.cells, last, notes)
  const known = place.weight > 0 ? written.slice(0, place.next) : []
  return {
    header: place.cells,
    headerRow: last.number,
    data: rows.slice(at).filter(row => !passed.has(row)),
    repeated: repeatedRows(known.map(row => row.cells)),
  }
}

/** The cells of a row with those that are merged from above. */
function withMerged({cells, merged}: SourceRow): readonly string[] {
  if (!merged) return cells
  const filled = [...cells]
  for (const {column, text} of merged) {
    while (filled.length <= column) filled.push("")
    filled[column] ||= text
  }
  return filled
}

/** Rows before the data that are no header's are told, with what they say. */
function notePassed(written: readonly SourceRow[], place: HeaderPlace, notes: Notes): void {
  const [first = 0, last = 0] = [place.rows[0], place.rows.at(-1)]
  const header = written[last]?.number ?? 0
  const tell = (id: "header.above" | "header.below", rows: readonly SourceRow[]) => {
    const [row] = rows
    if (row) notes.issues.push(passedIssue(id, rows, header, placeOf(row, undefined, notes)))
  }
  tell("header.above", written.slice(0, first))
  tell("header.below", written.slice(last + 1, place.next))
}

function noteDuplicates(header: readonly string[], row: SourceRow, notes: Notes): void {
  const columns = Map.groupBy(header.keys(), i => (header[i] as string).trim())
  for (const [name, same] of columns) {
    if (name === "" || same.length === 1) continue
    const numbers = same.map(i => i + 1).join(", ")
    const place = {table: notes.path, row: row.number, column: name}
    addIssue(notes.issues, issue("header.duplicate", {name, columns: numbers}, place))
  }
}

function noteHiddenColumns(source: Source, {path, header, issues}: Notes): void {
  const hidden = source.hiddenColumns().filter(i => i < header.length)
  if (hidden.length === 0) return
  const columns = hidden.map(i => header[i]?.trim() || String(i + 1)).join(", ")
  issues.push(issue("columns.hidden", {count: hidden.length, columns: shorten(columns)}, {table: path}))
}

const countColumns = (header: readonly string[]): ReadonlySet<number> =>
  new Set(header.flatMap((name, i) => (fitOf(name)?.kind === "count" ? [i] : [])))
