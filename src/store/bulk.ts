import type {Connection} from "./connection.ts"
import type {Schema} from "./schema.ts"
import type {Table} from "./tables.ts"

/** Values in one statement: SQLite takes 32,766, PostgreSQL 65,535; beyond some thousands nothing is won. */
const mostValues = 8000

/**
 * Insert any number of rows, many in a statement. All rows must have the same
 * columns. The statement is compiled of one row, and written on for the others.
 */
export async function insertMany<T extends Table>(db: Connection, table: T, rows: readonly Schema[T][]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const size = Math.max(1, Math.floor(mostValues / columns.length))
  const one = db
    .insertInto(table as "settings")
    .values(first as never)
    .compile()
  for (const some of parts(rows, size))
    await db.executeQuery({
      ...one,
      sql: ofRows(one.sql, some.length, columns.length),
      parameters: valuesOf(some, columns),
    })
}

/** A statement that inserts one row of parameters (`?`, `$1` ...), for more of them. */
function ofRows(sql: string, rows: number, width: number): string {
  const at = sql.lastIndexOf("(")
  const row = sql.slice(at)
  const numbered = (from: number) => `(${Array.from({length: width}, (_, i) => `$${from + i + 1}`).join(", ")})`
  const more = Array.from({length: rows - 1}, (_, i) => (row.includes("?") ? row : numbered((i + 1) * width)))
  return [sql, ...more].join(", ")
}

function valuesOf(rows: readonly object[], columns: readonly string[]): readonly unknown[] {
  const values: unknown[] = []
  for (const row of rows) for (const column of columns) values.push((row as Record<string, unknown>)[column])
  return values
}

/** Lists in parts of at most `size`. */
export function parts<T>(list: readonly T[], size = 1000): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(list.length / size)}, (_, i) => list.slice(i * size, (i + 1) * size))
}
