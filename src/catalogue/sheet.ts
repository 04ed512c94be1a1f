import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import type {Issue} from "../issue/index.ts"
import {
  type BesideColumn,
  besideColumns,
  type ColumnKind,
  columnCalled,
  detectColumns,
  findColumn,
  type Limits,
  openTable,
  type Row,
  rivalColumns,
  type TableReader,
} from "../tables/index.ts"
import {besideColumnKinds} from "../tables/lists.ts"
import {issue, refuse} from "./issues.ts"

/** A hospital's list of examinations as its file has it. */
export interface Sheet {
  /** Name of the file, without its folder. */
  readonly file: string
  /** sha256 of the file. */
  readonly hash: string
  /** Name of the sheet of a workbook; absent for text. */
  readonly sheet?: string
  readonly header: readonly string[]
  /** Row of the file that the header ends with. */
  readonly headerRow: number
  /** Columns by what they hold, from 0; the rest is kept as it is. */
  readonly columns: Columns
  /** Columns that are read beside the names. */
  readonly beside: readonly BesideColumn[]
  readonly rows: readonly Row[]
  readonly issues: readonly Issue[]
}

/** Those that are read beside the names are not among them, but for the one column of modalities. */
type Columns = Readonly<Partial<Record<ColumnKind, number>>> & {readonly name: number}

interface SheetOptions {
  /** Name of the sheet of a workbook, or `all`; as `openTable` chooses when left out. */
  readonly sheet?: string
  /** Columns by their header, where these don't tell: `{name: "项目"}`. */
  readonly columns?: Readonly<Partial<Record<ColumnKind, string>>>
  /** What the file may cost beside the usual limits. */
  readonly limits?: Partial<Limits>
}

/**
 * Read a list of examinations. What stands above its header is passed over, and
 * a header of two rows is read as one; see `openTable`.
 *
 * @throws Refusal of `openTable`; `column.missing`, `column.unknown`, `column.several`
 */
export async function readSheet(path: string, options: SheetOptions = {}): Promise<Sheet> {
  const told = options.columns ?? {}
  await using table = await openTable(path, {
    plain: true,
    wanted: Object.values(told),
    limits: options.limits ?? {},
    ...(options.sheet !== undefined && {sheet: options.sheet}),
  })
  const header = table.header.map(name => name.trim())
  const columns = columnsOf(table, header, told)
  const rows: Row[] = []
  for await (const batch of table.batches()) rows.push(...batch)
  return {
    file: path.split(/[/\\]/).at(-1) ?? path,
    hash: await hashOf(path),
    ...(table.sheet !== undefined && {sheet: table.sheet}),
    header,
    headerRow: table.headerRow,
    columns,
    beside: besideColumns(header, Object.values(columns)),
    rows,
    issues: [...table.issues, ...rivals(table, header, columns)],
  }
}

function columnsOf(
  {path}: TableReader,
  header: readonly string[],
  told: Readonly<Partial<Record<ColumnKind, string>>>,
): Columns {
  const listed = header.filter(Boolean).join(", ")
  const named = Object.entries(told).map(([kind, text]) => {
    const index = columnCalled(header, text)
    if (index < 0) throw refuse("column.unknown", {column: text, header: listed}, {table: path})
    return [kind, index] as const
  })
  const found = {...alone(detectColumns(header)), ...Object.fromEntries(named)}
  const {name} = found
  const several = findColumn(header, "name")
  if (name === undefined && "several" in several)
    throw refuse("column.several", {columns: numbered(header, several.several)}, {table: path})
  if (name === undefined) throw refuse("column.missing", {column: "name", header: listed}, {table: path})
  const only = found.code === undefined && found["price code"] !== undefined ? {code: found["price code"]} : {}
  return {...found, ...only, name}
}

/** Without kinds of which every column is read. */
const alone = ({modality, ...columns}: Partial<Record<ColumnKind, number>>): Partial<Record<ColumnKind, number>> => ({
  ...Object.fromEntries(Object.entries(columns).filter(([kind]) => !besideColumnKinds.some(beside => beside === kind))),
  ...(modality !== undefined && {modality}),
})

const numbered = (header: readonly string[], columns: readonly number[]): string =>
  columns.map(at => `${at + 1} ${header[at]}`).join(", ")

/** Kinds of columns that are not read, for several may be meant. */
const rivals = ({path}: TableReader, header: readonly string[], columns: Columns): readonly Issue[] =>
  rivalColumns(header)
    .filter(({kind}) => columns[kind] === undefined)
    .map(rival => issue("column.rivals", {kind: rival.kind, columns: numbered(header, rival.columns)}, {table: path}))

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest("hex")
}
