import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import type {Issue} from "../issue/index.ts"
import {type ColumnKind, detectColumns, openTable, type Row, type TableReader} from "../tables/index.ts"
import {refuse} from "./issues.ts"

/** A hospital's list of examinations as its file has it. */
export interface Sheet {
  /** Name of the file, without its folder. */
  readonly file: string
  /** sha256 of the file. */
  readonly hash: string
  /** Name of the sheet of a workbook; absent for text. */
  readonly sheet?: string
  readonly header: readonly string[]
  /** Columns by what they hold, from 0; the rest is kept as it is. */
  readonly columns: Columns
  readonly rows: readonly Row[]
  readonly issues: readonly Issue[]
}

export type Columns = Readonly<Partial<Record<ColumnKind, number>>> & {readonly name: number}

export interface SheetOptions {
  /** Name of the sheet of a workbook; the first visible one when left out. */
  readonly sheet?: string
  /** Columns by their header, where these don't tell: `{name: "项目"}`. */
  readonly columns?: Readonly<Partial<Record<ColumnKind, string>>>
}

const searched = 15 // rows among which the header stands

/**
 * Read a list of examinations. Titles above the header are passed over, and a
 * header of two rows is read as one: what a column hasn't in the lower row it
 * has in the upper one.
 *
 * @throws Refusal of `openTable`; `column.missing`, `column.unknown`
 */
export async function readSheet(path: string, options: SheetOptions = {}): Promise<Sheet> {
  await using table = await openTable(path, {
    headerless: true,
    ...(options.sheet !== undefined && {sheet: options.sheet}),
  })
  const all: Row[] = []
  for await (const rows of table.batches()) all.push(...rows)
  const at = headerAt(all.slice(0, searched).map(row => row.cells))
  const header = joined(all[at - 1]?.cells, all[at]?.cells ?? [])
  const rows = all.slice(at + 1)
  return {
    file: path.split(/[/\\]/).at(-1) ?? path,
    hash: await hashOf(path),
    ...(table.sheet !== undefined && {sheet: table.sheet}),
    header,
    columns: columnsOf(table, header, options.columns ?? {}),
    rows,
    issues: table.issues,
  }
}

/** The row in which most columns are known, the first of equals. */
function headerAt(rows: readonly (readonly string[])[]): number {
  const known = rows.map(cells => Object.keys(detectColumns(cells)).length)
  return Math.max(0, known.indexOf(Math.max(...known)))
}

/** The header's cells; where one is empty, and the row above is a header too, that row's. */
function joined(above: readonly string[] | undefined, cells: readonly string[]): readonly string[] {
  const isTitle = above === undefined || above.filter(cell => cell.trim() !== "").length < 2
  return cells.map((cell, i) => (cell.trim() === "" && !isTitle ? (above[i] ?? "").trim() : cell.trim()))
}

function columnsOf(
  {path}: TableReader,
  header: readonly string[],
  told: Readonly<Partial<Record<ColumnKind, string>>>,
): Columns {
  const named = Object.entries(told).map(([kind, text]) => {
    const index = header.indexOf(text)
    if (index < 0) throw refuse("column.unknown", {column: text, header: header.join(", ")}, {table: path})
    return [kind, index] as const
  })
  const found = {...detectColumns(header), ...Object.fromEntries(named)}
  const {name} = found
  if (name === undefined)
    throw refuse("column.missing", {column: "name", header: header.filter(Boolean).join(", ")}, {table: path})
  const only = found.code === undefined && found["price code"] !== undefined ? {code: found["price code"]} : {}
  return {...found, ...only, name}
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest("hex")
}
