import type {Issue, Place} from "../issue/index.ts"
import {editionTables, keyColumns, keyOf, type Row, type Tables} from "./edition-tables.ts"
import {issue} from "./issues.ts"

/**
 * One change of a table of an edition. Rows are named by their key
 * (`keyOf`): `CT|42` is a row of `processing.csv`. `place` is the key of the row
 * that the row is to stand before; at the end where it is "".
 */
export type RowChange = Named & (Add | Drop | Move | Cell)

interface Named {
  readonly table: string
  readonly key: string
  /** Where the change itself is written. */
  readonly at?: Place
}
/** A row with nothing but its key; `set` says the rest. */
interface Add {
  readonly op: "add"
  readonly place: string
}
interface Drop {
  readonly op: "drop"
}
interface Move {
  readonly op: "move"
  readonly place: string
}
/** One cell; "" where there was, or is to be, nothing. */
interface Cell {
  readonly op: "set"
  readonly column: string
  readonly before: string
  readonly after: string
}

/** Tables and what could not be changed in them. */
export interface Amended {
  readonly tables: Tables
  readonly issues: readonly Issue[]
}

/**
 * The tables with the changes made, in order. Whatever does not fit the tables
 * is left out and told: `amend(a, compareTables(a, b))` has no issue, and is `b`.
 *
 * @returns `change.table`, `change.column`, `change.row` (no such row), `change.repeated` (one more with its key) or
 * `change.before` (the cell held something else), each where the change is written
 */
export function amend(tables: Tables, changes: readonly RowChange[]): Amended {
  const changing = new Map<string, Table>()
  const issues: Issue[] = []
  for (const change of changes) {
    const table = changing.get(change.table) ?? new Table(change.table, tables[change.table] ?? [])
    changing.set(change.table, table)
    const fault = editionTables[change.table]
      ? table.make(change)
      : issue("change.table", {table: change.table}, change.at)
    if (fault) issues.push(fault)
  }
  return {tables: withTables(tables, new Map([...changing].map(([name, table]) => [name, table.rows()]))), issues}
}

/** Tables that are read when they are asked for (拼音码) stay so. */
const withTables = (tables: Tables, changed: ReadonlyMap<string, readonly Row[]>): Tables =>
  Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(tables),
      ...Object.getOwnPropertyDescriptors(Object.fromEntries(changed)),
    },
  )

/** The rows of a table by key, in order, while they change. */
class Table {
  readonly #name: string
  readonly #rows = new Map<string, Row>()
  readonly #order: string[]

  constructor(name: string, rows: readonly Row[]) {
    this.#name = name
    for (const row of rows) this.#rows.set(keyOf(name, row), row)
    this.#order = [...this.#rows.keys()]
  }

  rows(): readonly Row[] {
    return this.#order.map(key => this.#rows.get(key) ?? {})
  }

  /** Make a change, unless it doesn't fit. */
  make(change: RowChange): Issue | undefined {
    const {key, at} = change
    const row = this.#rows.get(key)
    if (change.op === "add") return row ? issue("change.repeated", {key}, at) : this.#add(change)
    if (!row) return issue("change.row", {key}, at)
    if (change.op === "set") return this.#set(change, row)
    if (change.op === "move") return this.#put(change)
    this.#rows.delete(key)
    this.#order.splice(this.#order.indexOf(key), 1)
    return undefined
  }

  #add(change: Named & Add): Issue | undefined {
    const fault = this.#put(change)
    const cells = change.key.split("|")
    const columns = keyColumns[this.#name] ?? []
    if (!fault) this.#rows.set(change.key, Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])))
    return fault
  }

  /** Have a row stand at a place, wherever it stood before. */
  #put({key, place, at}: Named & (Add | Move)): Issue | undefined {
    if (place !== "" && !this.#rows.has(place)) return issue("change.row", {key: place}, {...at, column: "place"})
    const now = this.#order.indexOf(key)
    if (now >= 0) this.#order.splice(now, 1)
    this.#order.splice(place === "" ? this.#order.length : this.#order.indexOf(place), 0, key)
    return undefined
  }

  #set({key, column, before, after, at}: Named & Cell, row: Row): Issue | undefined {
    if (!editionTables[this.#name]?.[column] || keyColumns[this.#name]?.includes(column))
      return issue("change.column", {column, table: this.#name}, {...at, column: "column"})
    const found = row[column] ?? ""
    if (found !== before) return issue("change.before", {key, column, found, before}, {...at, column: "before"})
    this.#rows.set(key, {...row, [column]: after})
    return undefined
  }
}
