import {sql} from "kysely"
import type {Connection, Kind} from "./connection.ts"
import type {Table} from "./tables.ts"

/**
 * Tell PostgreSQL how large tables have become, after much was written: until it
 * finds out by itself, it plans as if they were empty. SQLite needs no telling.
 *
 * @param store a store, or a change of one: then what it wrote itself counts too
 */
export async function measureTables(
  {kind, db}: {readonly kind: Kind; readonly db: Connection},
  tables: readonly Table[],
): Promise<void> {
  if (kind !== "postgres") return
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db)
}
