import type {Issue, Place} from "../issue/index.ts"
import {type Amended, amend, type RowChange} from "./amend.ts"
import {keyColumns, keyOf, type Row, type Tables} from "./edition-tables.ts"
import {issue} from "./issues.ts"

/** Columns of `change.csv`; `reason` is for people. */
const changeColumns = ["table", "key", "op", "column", "before", "after", "place", "reason"] as const

/** The changes that rows of `change.csv` write; a row or column that writes none is told (`change.op`, `edition.column`). */
export function readChanges(rows: readonly Row[]): {changes: readonly RowChange[]; issues: readonly Issue[]} {
  const strange = Object.keys(rows[0] ?? {})
    .filter(column => !changeColumns.some(known => known === column))
    .map(column => issue("edition.column", {column}, {table: "change", row: 1, column}))
  const read = rows.map((row, i) => readChange(row, {table: "change", row: i + 2}))
  return {changes: read.filter(one => "op" in one), issues: [...strange, ...read.filter(one => "id" in one)]}
}

function readChange(row: Row, at: Place): RowChange | Issue {
  const {table = "", key = "", op = "", column = "", before = "", after = "", place = ""} = row
  if (op === "add" || op === "move") return {table, key, op, place, at}
  if (op === "set") return {table, key, op, column, before, after, at}
  return op === "drop" ? {table, key, op, at} : issue("change.op", {op}, {...at, column: "op"})
}

/** A change as a row of `change.csv`, without a reason: the reverse of `readChanges`. */
export const writeChange = (change: RowChange): Row =>
  Object.fromEntries(changeColumns.map(column => [column, (change as unknown as Row)[column] ?? ""]))

/**
 * The tables of an edition that is written as a change of another: those of its
 * base with the rows of `change.csv` made, and with its retirements beside
 * those of its base.
 */
export function tablesOver(base: Tables, own: Tables): Amended {
  const {changes, issues} = readChanges(own.change ?? [])
  const retirements = (own.retirement ?? []).flatMap((row, i) => retirement(row, {table: "retirement", row: i + 2}))
  const strange = Object.keys(own)
    .filter(table => table !== "change" && table !== "retirement")
    .map(table => issue("edition.own-table", {table}, {table}))
  if (changes.length + retirements.length === 0) return {tables: base, issues: [...strange, ...issues]}
  const made = amend(base, [...changes, ...retirements])
  return {tables: made.tables, issues: [...strange, ...issues, ...made.issues]}
}

/** A row of `retirement.csv` as changes that add it. */
function retirement(row: Row, at: Place): readonly RowChange[] {
  const [table, key] = ["retirement", keyOf("retirement", row)]
  const said = Object.entries(row).filter(([column, cell]) => cell !== "" && !keyColumns.retirement?.includes(column))
  return [
    {table, key, op: "add", place: "", at},
    ...said.map(([column, after]) => ({table, key, op: "set", column, before: "", after, at}) as const),
  ]
}
