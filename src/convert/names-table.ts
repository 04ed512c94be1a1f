import type {Issue} from "../issue/index.ts"
import {type Beside, isHeading, startSections} from "../recognition/index.ts"
import {
  type BesideColumn,
  besideColumns,
  besideOf,
  columnCalled,
  findColumn,
  type Limits,
  openTable,
  type Row,
  type TableReader,
} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import type {Asked} from "./reader.ts"

/** A table of raw names, open. */
export interface NamesTable extends AsyncDisposable {
  readonly table: TableReader
  readonly header: readonly string[]
  /** Columns of the names and of their modalities, from 0. */
  readonly name: number
  readonly modality: number | undefined
  /** Columns that are read beside the names. */
  readonly beside: readonly BesideColumn[]
  /** The rows, so many at a time. */
  batches(size: number): AsyncIterable<readonly Row[]>
  /** What is read of a row. To be asked of every row in its order: headings give their modality to rows below that say none. */
  asked(row: Row): Asked
  /** What there was to tell of the table and of its headings, as far as it was read. */
  issues(): readonly Issue[]
}

export interface NamesOptions {
  /** Header of the column of names, where it can't be told. */
  readonly column?: string
  /** Header of the column of modalities. */
  readonly modality?: string
  readonly sheet?: string
  /** What the file may cost beside the usual limits. */
  readonly limits?: Partial<Limits>
}

/**
 * Open a table of raw names; or a list, one name a line, with its modality
 * behind a tab where it is known, if the file is called `.txt` and no header
 * tells of names.
 *
 * @throws Refusal of `openTable`; `column.missing`, `column.unknown`, `column.several`
 */
export async function openNames(file: string, options: NamesOptions = {}): Promise<NamesTable> {
  const {column, sheet, limits = {}} = options
  const wanted = [column, options.modality].filter(name => name !== undefined)
  const table = await openTable(file, {wanted, limits, ...(sheet !== undefined && {sheet})})
  if (column === undefined && table.format === "csv" && /\.txt$/i.test(file) && isList(table))
    return openList(table, limits)
  try {
    const name = nameColumn(table, column)
    return namesOf(table, table.header, name, modalityColumn(table, options.modality))
  } catch (error) {
    await table.close()
    throw error
  }
}

const isList = ({header}: TableReader): boolean => "none" in findColumn(header, "name")

async function openList(tried: TableReader, limits: Partial<Limits>): Promise<NamesTable> {
  await tried.close()
  const table = await openTable(tried.path, {headerless: true, delimiter: "\t", limits})
  const header = table.header.map((text, i) => ["name", "modality"][i] ?? text)
  return namesOf(table, header, 0, header.length > 1 ? 1 : undefined)
}

function namesOf(
  table: TableReader,
  header: readonly string[],
  name: number,
  modality: number | undefined,
): NamesTable {
  const beside = table.headerRow === 0 ? [] : besideColumns(header, [name, modality])
  const headings = table.headerRow === 0 ? noHeadings : startHeadings(table)
  return {
    table,
    header,
    name,
    modality,
    beside,
    batches: size => batchesOf(table, size),
    asked: row => {
      const text = row.cells[name] ?? ""
      const word = modality === undefined ? "" : (row.cells[modality] ?? "")
      const under = headings.of(row, text, word.trim() !== "")
      const said = besideOf(row.cells, beside)
      return [text, word, under.length > 0 ? [...said, ...under] : said]
    },
    issues: () => [...table.issues, ...headings.issues()],
    [Symbol.asyncDispose]: () => table.close(),
  }
}

/**
 * Gives rows what they stand under, where they don't tell a modality themselves.
 * Headings that only their codes show are none here, for that takes the whole list.
 */
interface Headings {
  of(row: Row, name: string, told: boolean): readonly Beside[]
  issues(): readonly Issue[]
}

const nothing: readonly never[] = []
const noHeadings: Headings = {of: () => nothing, issues: () => nothing}

function startHeadings({sheet, header, columns}: TableReader): Headings {
  const sections = startSections({sheet, coded: (columns.code ?? columns["price code"]) !== undefined})
  const isTable = header.filter(Boolean).length > 1
  return {
    of(row, name, told) {
      if (!isHeading(row, isTable)) return told ? nothing : sections.of(row, name)
      sections.heading(row)
      return nothing
    },
    issues: sections.issues,
  }
}

/** The column of the names: the one asked for, else the one that its header tells. */
function nameColumn({header, columns, path}: TableReader, asked: string | undefined): number {
  const column = asked === undefined ? columns.name : columnCalled(header, asked)
  if (column !== undefined && column >= 0) return column
  const rivals = asked === undefined ? findColumn(header, "name") : undefined
  if (rivals && "several" in rivals)
    throw refuse(
      "column.several",
      {columns: rivals.several.map(at => `${at + 1} ${header[at]}`).join(", ")},
      {table: path},
    )
  const listed = header.join(", ")
  throw asked === undefined
    ? refuse("column.missing", {column: "name", header: listed}, {table: path})
    : refuse("column.unknown", {column: asked, header: listed}, {table: path})
}

function modalityColumn({header, columns, path}: TableReader, asked: string | undefined): number | undefined {
  if (asked === undefined) return columns.modality
  const column = columnCalled(header, asked)
  if (column < 0) throw refuse("column.unknown", {column: asked, header: header.join(", ")}, {table: path})
  return column
}

/** Where the table breaks off, what came before is given first. */
async function* batchesOf(table: TableReader, size: number): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = []
  const source = table.batches()[Symbol.asyncIterator]()
  let fault: {readonly error: unknown} | undefined
  const next = () =>
    source.next().catch(error => {
      fault = {error}
      return {done: true, value: undefined} as const
    })
  try {
    for (let rows = await next(); !rows.done; rows = await next())
      for (const row of rows.value) {
        batch.push(row)
        if (batch.length < size) continue
        yield batch
        batch = []
      }
    if (batch.length > 0) yield batch
    if (fault) throw fault.error
  } finally {
    await source.return?.()
  }
}
