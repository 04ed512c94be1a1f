import type {RowChange} from "./amend.ts"
import {editionTables, keyColumns, keyOf, type Row, type Tables} from "./edition-tables.ts"

/**
 * The changes that make the tables of one edition those of another, the order
 * of their rows included: the reverse of `amend`. Rows are told apart by their
 * keys, of which a sound table has each once.
 */
export const compareTables = (from: Tables, to: Tables): readonly RowChange[] =>
  Object.keys(editionTables).flatMap(table => compareRows(table, from[table] ?? [], to[table] ?? []))

function compareRows(table: string, from: readonly Row[], to: readonly Row[]): readonly RowChange[] {
  if (from === to) return []
  const [old, young] = [rowsByKey(table, from), rowsByKey(table, to)]
  const drops = [...old.keys()].filter(key => !young.has(key)).map(key => ({table, key, op: "drop"}) as const)
  const common = [...young.keys()].filter(key => old.has(key))
  const places = new Map([...old.keys()].map((key, i) => [key, i]))
  const steady = new Set(longestRise(common, key => places.get(key) ?? 0))
  const arranged = [...young.keys()].flatMap((key, i, all): readonly RowChange[] => {
    if (steady.has(key)) return []
    const place = all.slice(i).find(other => steady.has(other)) ?? ""
    return [{table, key, op: old.has(key) ? "move" : "add", place}]
  })
  const cells = [...young].flatMap(([key, row]) => compareCells(table, key, old.get(key) ?? {}, row))
  return [...drops, ...arranged, ...cells]
}

/** Rows by their keys, in order. */
export const rowsByKey = (table: string, rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map(row => [keyOf(table, row), row]))

function compareCells(table: string, key: string, from: Row, to: Row): readonly RowChange[] {
  const own = keyColumns[table] ?? []
  const columns = Object.keys(editionTables[table] ?? {}).filter(column => !own.includes(column))
  return columns.flatMap((column): readonly RowChange[] => {
    const [before, after] = [from[column] ?? "", to[column] ?? ""]
    return before === after ? [] : [{table, key, op: "set", column, before, after}]
  })
}

/** The longest choice of things whose numbers rise: what stays where it is when the rest moves. */
function longestRise<T>(things: readonly T[], numberOf: (thing: T) => number): readonly T[] {
  const ends: {readonly thing: T; readonly number: number; readonly before: Link<T>}[] = []
  for (const thing of things) {
    const number = numberOf(thing)
    const found = ends.findIndex(end => end.number >= number)
    const at = found < 0 ? ends.length : found
    ends[at] = {thing, number, before: ends[at - 1]}
  }
  const rise: T[] = []
  for (let link: Link<T> = ends.at(-1); link; link = link.before) rise.unshift(link.thing)
  return rise
}

type Link<T> = {readonly thing: T; readonly before: Link<T>} | undefined
