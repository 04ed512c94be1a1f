import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import type {Issue} from "../issue/index.ts"
import {toldColumns} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
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
import {type BesideColumnKind, besideColumnKinds, type ToldKind, toldKinds} from "../tables/lists.ts"
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
  /** What was said of them by hand, now or for an earlier file. */
  readonly told: ToldColumns
  /** Columns that are read beside the names. */
  readonly beside: readonly BesideColumn[]
  readonly rows: readonly Row[]
  readonly issues: readonly Issue[]
}

/** Those that are read beside the names are not among them, but for the one column of modalities. */
type Columns = Readonly<Partial<Record<ColumnKind, number>>> & {readonly name: number}

/** What columns hold, by their header. */
export type ToldColumns = Readonly<Record<string, ToldKind>>

/**
 * What is said of columns as `kind:header`, each by itself: `code:项目编码`, `none:备注`.
 *
 * @throws Refusal `column.kind`
 */
export const toldIn = (texts: readonly string[]): ToldColumns =>
  Object.fromEntries(
    texts.map(text => {
      const [kind = "", ...header] = text.split(/[:：]/)
      const told = toldKinds.find(known => known === kind.trim())
      if (told === undefined || header.length === 0) throw refuse("column.kind", {text})
      return [header.join(":").trim(), told] as const
    }),
  )

/** What was said of the columns of an institution's earlier files, the latest first. */
export const rememberedColumns = async (db: Connection, institutionId: string): Promise<readonly ToldColumns[]> =>
  (await toldColumns(db, institutionId)) as readonly ToldColumns[]

interface SheetOptions {
  /** Name of the sheet of a workbook, or `all`; as `openTable` chooses when left out. */
  readonly sheet?: string
  /** What columns hold, by their header, where it doesn't tell or tells wrong: `{项目: "name", 备注: "none"}`. */
  readonly columns?: ToldColumns
  /** What was said of earlier files, the latest first: the first whose columns are all here holds where nothing is said. */
  readonly remembered?: readonly ToldColumns[]
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
  const {remembered = []} = options
  const said = options.columns ?? {}
  await using table = await openTable(path, {
    plain: true,
    wanted: Object.keys(said),
    limits: options.limits ?? {},
    ...(options.sheet !== undefined && {sheet: options.sheet}),
  })
  const header = table.header.map(name => name.trim())
  const isHere = (told: ToldColumns) => Object.keys(told).every(text => columnCalled(header, text) >= 0)
  const told = Object.keys(said).length > 0 ? said : (remembered.find(isHere) ?? {})
  const hands = handsOf(table, header, told)
  const columns = columnsOf(table, header, hands)
  const rows: Row[] = []
  for await (const batch of table.batches()) rows.push(...batch)
  return {
    file: path.split(/[/\\]/).at(-1) ?? path,
    hash: await hashOf(path),
    ...(table.sheet !== undefined && {sheet: table.sheet}),
    header,
    headerRow: table.headerRow,
    columns,
    told,
    beside: [...besideOfHands(header, hands), ...besideColumns(unsaid(header, hands), Object.values(columns))].sort(
      (a, b) => a.index - b.index,
    ),
    rows,
    issues: [...table.issues, ...rivals(table, header, columns)],
  }
}

/** What was said of columns, by their number. */
type Hands = ReadonlyMap<number, ToldKind>

function handsOf({path}: TableReader, header: readonly string[], told: ToldColumns): Hands {
  const entries = Object.entries(told).map(([text, kind]) => {
    const index = columnCalled(header, text)
    if (index < 0)
      throw refuse("column.unknown", {column: text, header: header.filter(Boolean).join(", ")}, {table: path})
    return [index, kind] as const
  })
  return new Map(entries)
}

/** The header without columns that something was said of. */
const unsaid = (header: readonly string[], hands: Hands): readonly string[] =>
  header.map((text, i) => (hands.has(i) ? "" : text))

function columnsOf({path}: TableReader, header: readonly string[], hands: Hands): Columns {
  const listed = header.filter(Boolean).join(", ")
  const open = unsaid(header, hands)
  const named = [...hands].flatMap(([index, kind]) => (isAlone(kind) ? [[kind, index] as const] : []))
  const found: Partial<Record<ColumnKind, number>> = {...alone(detectColumns(open)), ...Object.fromEntries(named)}
  const {name} = found
  const several = findColumn(open, "name")
  if (name === undefined && "several" in several)
    throw refuse("column.several", {columns: numbered(header, several.several)}, {table: path})
  if (name === undefined) throw refuse("column.missing", {column: "name", header: listed}, {table: path})
  const price = found["price code"]
  const only = found.code === undefined && price !== undefined && !hands.has(price) ? {code: price} : {}
  return {...found, ...only, name}
}

const isBeside = (kind: ToldKind | ColumnKind): kind is BesideColumnKind =>
  besideColumnKinds.some(beside => beside === kind)

/** Whether one column alone is of a kind; modalities are read from one. */
const isAlone = (kind: ToldKind): boolean => kind !== "none" && (kind === "modality" || !isBeside(kind))

const besideOfHands = (header: readonly string[], hands: Hands): readonly BesideColumn[] =>
  [...hands].flatMap(([index, kind]) =>
    isBeside(kind) && kind !== "modality" ? [{kind, index, column: header[index] ?? String(index + 1)}] : [],
  )

/** Without kinds of which every column is read. */
const alone = ({modality, ...columns}: Partial<Record<ColumnKind, number>>): Partial<Record<ColumnKind, number>> => ({
  ...Object.fromEntries(Object.entries(columns).filter(([kind]) => !isBeside(kind as ColumnKind))),
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
