import {sql} from "kysely"
import type {Store} from "./open.ts"
import type {Table} from "./tables.ts"

/**
 * Tell PostgreSQL how large tables have become, after much was written: until it
 * finds out by itself, it plans as if they were empty. SQLite needs no telling.
 */
export async function measureTables({kind, db}: Store, tables: readonly Table[]): Promise<void> {
  if (kind !== "postgres") return
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db)
}
