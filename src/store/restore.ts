import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import {createGunzip} from "node:zlib"
import {sql} from "kysely"
import type {BackupEnd, BackupHead, BackupTable, Counts} from "./backup.ts"
import {insertMany} from "./bulk.ts"
import type {Connection} from "./connection.ts"
import {type BackupFault, refuse} from "./issues.ts"
import {latest, migrate, refuseNewer} from "./migrate.ts"
import type {Store} from "./open.ts"
import {type Table, tables} from "./tables.ts"

/**
 * Read a backup into a store, of either kind. The whole file is checked before
 * anything is touched; then all is done in one transaction. A backup of an
 * older program is brought up to this one's tables.
 *
 * @param replace what the store holds goes; without it, it must be empty
 * @throws Refusal `file.missing`, `file.unreadable`, `backup.damaged`, `store.newer`, `store.full`
 */
export async function restore(store: Store, path: string, {replace = false} = {}): Promise<Counts> {
  const {head, rows} = await checkBackup(path)
  await store.write(async tx => {
    if (!replace && !(await isEmpty(tx))) throw refuse("store.full", {where: store.shown})
    await dropTables(tx)
    await migrate(tx, store.kind, head.at, head.schema)
    await load(tx, path)
    await migrate(tx, store.kind, store.clock(), latest)
  })
  return rows
}

/** Tables that have rows in every store. */
const ownTables: readonly Table[] = ["migrations", "audit_head"]

async function isEmpty(db: Connection): Promise<boolean> {
  for (const table of tables.filter(table => !ownTables.includes(table))) {
    const {rows} = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

async function dropTables(db: Connection): Promise<void> {
  for (const table of tables.toReversed()) await db.schema.dropTable(table).ifExists().execute()
}

async function load(db: Connection, path: string): Promise<void> {
  await db.deleteFrom("audit_head").execute()
  await db.deleteFrom("migrations").execute()
  let table: BackupTable | undefined
  let rows: Record<string, unknown>[] = []
  const flush = async () => {
    if (table) await insertMany(db, table.table as "settings", rows as never)
    rows = []
  }
  for await (const {value} of lines(path)) {
    if (Array.isArray(value)) rows.push(Object.fromEntries(value.map((cell, i) => [table?.columns[i] ?? "", cell])))
    if (!Array.isArray(value) || rows.length >= batch) await flush()
    if (isTable(value)) table = value
  }
}

const batch = 5000

const isTable = (value: unknown): value is BackupTable => typeof (value as BackupTable).table === "string"

/**
 * Read a backup to its end and check its sum, its order and its counts.
 *
 * @throws Refusal `backup.damaged`, `store.newer`, `file.missing`, `file.unreadable`
 */
export async function checkBackup(path: string): Promise<{head: BackupHead; rows: Counts}> {
  const damaged = (reason: BackupFault) => refuse("backup.damaged", {path, reason})
  const hash = createHash("sha256")
  const rows: Record<string, number> = {}
  let head: BackupHead | undefined
  let table: BackupTable | undefined
  let end: BackupEnd | undefined
  for await (const {text, value} of lines(path)) {
    if (end !== undefined) throw damaged("tail")
    if (head === undefined) head = headOf(value) ?? fail(damaged("head"))
    else if (Array.isArray(value)) {
      if (value.length !== table?.columns.length) throw damaged("row")
      rows[table.table] = (rows[table.table] ?? 0) + 1
    } else if (isTable(value)) table = value
    else if ((value as BackupEnd).end === true) end = value as BackupEnd
    if (end === undefined) hash.update(`${text}\n`)
  }
  if (head === undefined || end === undefined) throw damaged("cut")
  if (end.sha256 !== hash.digest("hex") || !sameCounts(end.rows, rows)) throw damaged("sum")
  refuseNewer(head.schema)
  return {head, rows: end.rows}
}

function fail(error: Error): never {
  throw error
}

const headOf = (value: unknown): BackupHead | undefined => {
  const head = value as BackupHead
  return head.format === "zhengming-backup" && head.version === 1 && Array.isArray(head.schema) ? head : undefined
}

const sameCounts = (said: Counts, seen: Counts): boolean =>
  Object.keys({...said, ...seen}).every(table => (said[table] ?? 0) === (seen[table] ?? 0))

/** The lines of a backup, parsed. What follows the last line end is a line too, so that a cut shows. */
async function* lines(path: string): AsyncGenerator<{readonly text: string; readonly value: unknown}> {
  const file = createReadStream(path)
  const gunzip = file.pipe(createGunzip()).setEncoding("utf8")
  file.on("error", error => gunzip.destroy(error))
  let rest = ""
  try {
    for await (const chunk of gunzip) {
      const texts = (rest + chunk).split("\n")
      rest = texts.pop() ?? ""
      for (const text of texts) yield {text, value: JSON.parse(text) as unknown}
    }
    if (rest !== "") yield {text: rest, value: JSON.parse(rest) as unknown}
  } catch (error) {
    throw refusalOf(error, path)
  } finally {
    file.destroy()
  }
}

function refusalOf(error: unknown, path: string): unknown {
  const code = (error as {code?: string}).code ?? ""
  if (code === "ENOENT") return refuse("file.missing", {path})
  if (code === "EISDIR") return refuse("file.not-file", {path})
  if (code === "EACCES") return refuse("file.unreadable", {path, reason: code})
  if (code.startsWith("Z_") || error instanceof SyntaxError)
    return refuse("backup.damaged", {path, reason: code === "" ? "json" : "gzip"})
  return error
}
