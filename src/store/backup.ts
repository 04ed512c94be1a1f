import {createHash} from "node:crypto"
import {once} from "node:events"
import {createGzip} from "node:zlib"
import {sql} from "kysely"
import {openTarget, type Target} from "../tables/index.ts"
import {type AuditHead, auditHead} from "./audit.ts"
import type {Connection} from "./connection.ts"
import {appliedSteps} from "./migrate.ts"
import type {Store} from "./store.ts"
import {keys, type Table, tables} from "./tables.ts"

/** What was written, or is to be read: rows by table. */
export type Counts = Readonly<Record<string, number>>

/** What was written, and where the audit ended at that moment: noted elsewhere, it shows later whether the audit was changed. */
interface Written {
  readonly rows: Counts
  readonly audit: AuditHead
}

/** What is copied: a store, or one that its tables are too old to be. */
type Copied = Pick<Store, "kind" | "db" | "clock">

/** First line of a backup. */
export interface BackupHead {
  readonly format: "zhengming-backup"
  readonly version: 1
  /** Steps behind the tables. */
  readonly schema: readonly string[]
  readonly at: number
}

/** Before the rows of each table. */
export interface BackupTable {
  readonly table: Table
  readonly columns: readonly string[]
}

/** Last line: `sha256` is of all the text before it. */
export interface BackupEnd {
  readonly end: true
  readonly rows: Counts
  readonly sha256: string
}

/**
 * Write the whole store, as it is at this moment, into one file: gzipped JSON
 * lines that restore into either database. Work in the store goes on
 * meanwhile. The file stands under its name whole or not at all, readable by
 * its owner alone.
 *
 * @throws Refusal `file.folder`, `file.unwritable`, `file.not-file`
 */
export async function backup(store: Copied, path: string): Promise<Written> {
  const target = await openTarget(path, 0o600)
  try {
    const written = await snapshot(store, async db => ({
      rows: await write(store, db, target),
      audit: await auditHead(db),
    }))
    await target.commit()
    return written
  } catch (error) {
    await target.abort()
    throw error
  }
}

/** SQLite keeps a transaction to what was there when it began to read; PostgreSQL does when told so. */
function snapshot<T>(store: Copied, work: (db: Connection) => Promise<T>): Promise<T> {
  const transaction = store.db.transaction()
  return store.kind === "sqlite"
    ? transaction.execute(work)
    : transaction.setIsolationLevel("repeatable read").setAccessMode("read only").execute(work)
}

async function write(store: Copied, db: Connection, target: Target): Promise<Counts> {
  const hash = createHash("sha256")
  const zip = packer(target)
  const put = (text: string) => {
    hash.update(text)
    return zip.write(text)
  }
  const head: BackupHead = {format: "zhengming-backup", version: 1, schema: await appliedSteps(db), at: store.clock()}
  await put(line(head))
  const rows: Record<string, number> = {}
  const there = new Set((await db.introspection.getTables()).map(({name}) => name)) // an older program has fewer
  for (const table of tables.filter(table => there.has(table))) rows[table] = await writeTable(db, table, put)
  const end: BackupEnd = {end: true, rows, sha256: hash.digest("hex")}
  await zip.write(line(end))
  await zip.end()
  return rows
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

async function writeTable(db: Connection, table: Table, put: (text: string) => Promise<void>): Promise<number> {
  let count = 0
  for await (const page of pages(db, table)) {
    const [first = {}] = page
    if (count === 0) await put(line({table, columns: Object.keys(first)}))
    await put(page.map(row => line(Object.values(row))).join(""))
    count += page.length
  }
  return count
}

const pageSize = 2000

/** The rows of a table in pages, in the order of its key. */
export async function* pages(
  db: Connection,
  table: Table,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const key = keys[table]
  const columns = sql.join(key.map(column => sql.ref(column)))
  let after = sql``
  for (;;) {
    const query = sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(pageSize)}`
    const {rows} = await query.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = sql`where (${columns}) > (${sql.join(key.map(column => sql.val(last[column])))})`
  }
}

/** Text in, gzip into the target; each write waits for the disk, so that memory stays small. */
function packer(target: Target) {
  const gzip = createGzip({level: 6})
  const pump = (async () => {
    for await (const bytes of gzip) await target.write(bytes as Uint8Array)
  })()
  pump.catch(error => gzip.destroy(error as Error)) // told by `write` or `end`
  return {
    write: async (text: string) => {
      if (!gzip.write(text)) await Promise.race([once(gzip, "drain"), pump])
    },
    end: async () => {
      gzip.end()
      await pump
    },
  }
}
