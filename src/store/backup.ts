import {sql} from "kysely"
import {type AuditHead, auditHead} from "./audit.ts"
import {parts} from "./bulk.ts"
import type {Connection} from "./connection.ts"
import {type Copied, type Counts, type Rows, writeRowsFile} from "./rows-file.ts"
import {keys, type Table, tables} from "./tables.ts"

/** What the head of a backup calls it. */
export const backupFormat = "zhengming-backup"

/** What was written, and where the audit ended at that moment: noted elsewhere, it shows later whether the audit was changed. */
interface Written {
  readonly rows: Counts
  readonly audit: AuditHead
}

/**
 * Write the whole store, as it is at this moment, into one file that restores
 * into either database, as `writeRowsFile` does.
 *
 * @throws Refusal `file.folder`, `file.unwritable`, `file.not-file`
 */
export async function backup(store: Copied, path: string): Promise<Written> {
  const {rows, value: audit} = await writeRowsFile(store, path, {
    format: backupFormat,
    rows: async (db, put) => {
      const there = new Set((await db.introspection.getTables()).map(({name}) => name)) // an older program has fewer
      for (const table of tables.filter(table => there.has(table)))
        for await (const page of pages(db, table)) await put(table, page)
      return auditHead(db)
    },
  })
  return {rows, audit}
}

const pageSize = 2000

/** Narrows to the rows whose column has a value. */
interface Only {
  readonly column: string
  readonly value: string
}

/** The rows of a table in pages, all or some, in the order of its key. */
export async function* pages(db: Connection, table: Table, only?: Only): AsyncGenerator<Rows> {
  const key = keys[table]
  const columns = sql.join(key.map(column => sql.ref(column)))
  const narrowed = only ? sql`${sql.ref(only.column)} = ${only.value}` : sql`1 = 1`
  let after = sql``
  for (;;) {
    const query = sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${narrowed} ${after} order by ${columns} limit ${sql.lit(pageSize)}`
    const {rows} = await query.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = sql`and (${columns}) > (${sql.join(key.map(column => sql.val(last[column])))})`
  }
}

/** The rows whose column has one of some values, in parts by these values, in the order of the key within each. */
export async function rowsWith(
  db: Connection,
  table: Table,
  {column, values}: {readonly column: string; readonly values: readonly string[]},
): Promise<Rows> {
  const order = sql.join(keys[table].map(column => sql.ref(column)))
  const found: Record<string, unknown>[] = []
  for (const some of parts(values)) {
    const query = sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(some)}) order by ${order}`
    for (const row of (await query.execute(db)).rows) found.push(row)
  }
  return found
}
