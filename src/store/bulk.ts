import type {Connection} from "./connection.ts"
import type {Schema} from "./schema.ts"
import type {Table} from "./tables.ts"

/** Values in one statement: SQLite takes 32,766, PostgreSQL 65,535; beyond some thousands nothing is won. */
const mostValues = 8000

/**
 * Insert any number of rows, many in a statement. All rows must have the same
 * columns. A statement is compiled once and used for every full batch.
 */
export async function insertMany<T extends Table>(db: Connection, table: T, rows: readonly Schema[T][]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const size = Math.max(1, Math.floor(mostValues / columns.length))
  let compiled: ReturnType<typeof compile> | undefined
  for (let at = 0; at < rows.length; at += size) {
    const batch = rows.slice(at, at + size)
    if (batch.length < size || compiled === undefined) compiled = compile(db, table, batch)
    await db.executeQuery({...compiled, parameters: valuesOf(batch, columns)})
  }
}

const compile = (db: Connection, table: Table, batch: readonly object[]) =>
  db
    .insertInto(table as "settings")
    .values(batch as never)
    .compile()

const valuesOf = (batch: readonly object[], columns: readonly string[]): readonly unknown[] =>
  batch.flatMap(row => columns.map(column => (row as Record<string, unknown>)[column]))

/** Lists in parts of at most `size`. */
export function parts<T>(list: readonly T[], size = 1000): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(list.length / size)}, (_, i) => list.slice(i * size, (i + 1) * size))
}
