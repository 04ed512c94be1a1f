import type {Issue} from "../issue/index.ts"
import {flags, readModality, statuses} from "../recognition/index.ts"
import {
  type BesideColumn,
  besideColumns,
  besideOf,
  type ColumnKind,
  detectColumns,
  openTable,
  type Row,
  type TableReader,
} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import type {Labelled} from "./judge.ts"

/** Labelled names, and the faults of their table. */
interface LabelledNames {
  readonly names: readonly Labelled[]
  readonly issues: readonly Issue[]
}

const needed = ["name", "status", "code"] as const
const labelKinds = [...needed, "modality", "equipment", "flags", "count", "stratum"] as const

/**
 * Labelled names: a table with columns of names, status and codes (apart by
 * `;`), and where it has them modality, equipment (`;`), flags (`,`), count and
 * stratum. What other columns say of a name is read beside it; equipment is a label.
 *
 * @throws Refusal of `openTable`; `column.missing`, `label.value` for a status or flag that is none
 */
export async function readLabelled(path: string): Promise<LabelledNames> {
  await using table = await openTable(path)
  const columns = labelColumns(table.header)
  const missing = needed.find(kind => columns[kind] === undefined)
  if (missing) throw refuse("column.missing", {column: missing, header: table.header.join(", ")}, {table: path})
  const labels = labelKinds.map(kind => columns[kind])
  const beside = besideColumns(table.header, labels)
  const names: Labelled[] = []
  for await (const rows of table.batches())
    for (const row of rows) names.push(labelOf(row, {...columns, beside}, table))
  return {names, issues: table.issues}
}

/** The labels' codes stand under `codes`, whatever codes of its own the table has beside them. */
function labelColumns(header: readonly string[]): Partial<Record<ColumnKind, number>> {
  const codes = header.findIndex(text => text.trim().toLowerCase() === "codes")
  return codes < 0 ? detectColumns(header) : {...detectColumns(header), code: codes}
}

type Columns = Partial<Record<ColumnKind, number>> & {readonly beside: readonly BesideColumn[]}

function labelOf(row: Row, columns: Columns, table: TableReader): Labelled {
  const cell = (kind: ColumnKind) => row.cells[columns[kind] ?? -1]?.trim() ?? ""
  const place = {table: table.path, row: row.number}
  const knownOf = <Value extends string>(list: readonly Value[], value: string): Value => {
    const known = list.find(one => one === value)
    if (known === undefined) throw refuse("label.value", {value, known: list.join(", ")}, place)
    return known
  }
  const status = knownOf(statuses, cell("status"))
  const flagged = split(cell("flags"), ",").map(flag => knownOf(flags, flag))
  const modality = readModality(cell("modality")) ?? cell("modality")
  const beside = besideOf(row.cells, columns.beside)
  return {
    name: row.cells[columns.name ?? -1] ?? "",
    ...(modality !== "" && {modality}),
    ...(beside.length > 0 && {beside}),
    status,
    codes: split(cell("code"), ";"),
    ...(columns.equipment !== undefined && {equipment: split(cell("equipment"), ";")}),
    ...(columns.flags !== undefined && {flags: flagged}),
    count: countOf(cell("count")),
    stratum: cell("stratum"),
  }
}

/** `1,200` is 1200; what is no number of uses is one. */
function countOf(text: string): number {
  const digits = text.replaceAll(",", "")
  return /^\d+$/.test(digits) ? Number(digits) : 1
}

const split = (text: string, by: string): readonly string[] =>
  text
    .split(by)
    .map(part => part.trim())
    .filter(Boolean)
    .sort()
