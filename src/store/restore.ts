import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import {createGunzip} from "node:zlib"
import {sql} from "kysely"
import {record} from "./audit.ts"
import type {BackupEnd, BackupHead, BackupTable, Counts} from "./backup.ts"
import {insertMany, parts} from "./bulk.ts"
import type {Change} from "./change.ts"
import type {Connection, Kind} from "./connection.ts"
import {type BackupFault, refuse} from "./issues.ts"
import {latest, migrate, refuseNewer} from "./migrate.ts"
import type {Schema} from "./schema.ts"
import type {Store} from "./store.ts"
import {type Table, tables} from "./tables.ts"

/**
 * Read a backup into a store, of either kind. The whole file is checked before
 * anything is touched; then all is done in one transaction. A backup of an
 * older program is brought up to this one's tables. Nobody gets in by what has
 * ended since: all sessions end, and tokens are revoked but for those that the
 * store holds and has not revoked, and what its users have unlinked stays so.
 *
 * @param replace what the store holds goes; without it, it must be empty
 * @param keepTokens tokens of the backup go on, but for those that the store has revoked
 * @throws Refusal `file.missing`, `file.unreadable`, `backup.damaged`, `store.newer`, `store.full`
 */
export async function restore(store: Store, path: string, {replace = false, keepTokens = false} = {}): Promise<Counts> {
  const {head, rows} = await checkBackup(path)
  await store.write(async tx => {
    if (!replace && !(await isEmpty(tx))) throw refuse("store.full", {where: store.shown})
    const tokens = await tx.selectFrom("tokens").select(["id", "revoked_at"]).execute()
    const isUnlinked = await unlinkedIn(tx)
    await dropTables(tx)
    await fill(tx, store.kind, {path, head})
    await migrate(tx, store.kind, store.clock(), latest)
    const gone = new Set(tokens.filter(token => token.revoked_at !== null).map(({id}) => id))
    const live = new Set(tokens.filter(token => token.revoked_at === null).map(({id}) => id))
    const change = {kind: store.kind, db: tx, at: store.clock(), newId: store.newId, by: "system", why: ""}
    await unlink(tx, isUnlinked)
    await letNobodyIn(change, head, id => !gone.has(id) && (keepTokens || live.has(id)))
  })
  return rows
}

type Linked = Pick<Schema["identities"], "issuer" | "subject" | "user_id">

/** Tells whether a user that a store knows is not linked in it with what they are at a provider. */
async function unlinkedIn(db: Connection): Promise<(identity: Linked) => boolean> {
  const users = new Set((await db.selectFrom("users").select("id").execute()).map(({id}) => id))
  const keyOf = ({issuer, subject, user_id}: Linked) => JSON.stringify([issuer, subject, user_id])
  const linked = new Set((await db.selectFrom("identities").selectAll().execute()).map(keyOf))
  return identity => users.has(identity.user_id) && !linked.has(keyOf(identity))
}

async function unlink(db: Connection, isUnlinked: (identity: Linked) => boolean): Promise<void> {
  const identities = await db.selectFrom("identities").selectAll().execute()
  for (const {issuer, subject} of identities.filter(isUnlinked))
    await db.deleteFrom("identities").where("issuer", "=", issuer).where("subject", "=", subject).execute()
}

/** End what was open when the backup was made, and enter it in the audit. */
async function letNobodyIn(change: Change, head: BackupHead, goesOn: (tokenId: string) => boolean): Promise<void> {
  const {db, at} = change
  await db.updateTable("sessions").set({ended_at: at}).where("ended_at", "is", null).execute()
  const tokens = await db.selectFrom("tokens").select("id").where("revoked_at", "is", null).execute()
  const ended = tokens.map(({id}) => id).filter(id => !goesOn(id))
  for (const some of parts(ended))
    await db.updateTable("tokens").set({revoked_at: at}).where("id", "in", some).execute()
  const details = {made: new Date(head.at).toISOString(), tokens: ended.length}
  await record(change, [{act: "backup.restore", subject: "store", details}])
}

/** Make the tables as the backup's program had them, and load the rows. What does not fit them is no backup of ours. */
async function fill(
  db: Connection,
  kind: Kind,
  {path, head}: {readonly path: string; readonly head: BackupHead},
): Promise<void> {
  try {
    await migrate(db, kind, head.at, head.schema)
    await load(db, path)
  } catch (error) {
    const unfit =
      error instanceof TypeError || error instanceof RangeError || foreign.test((error as {code?: string}).code ?? "")
    throw unfit ? refuse("backup.damaged", {path, reason: "table"}) : error
  }
}

/** What SQLite and PostgreSQL say of a table or column that is not there, and of a value that does not go into one. */
const foreign = /^(SQLITE_ERROR|SQLITE_CONSTRAINT|SQLITE_MISMATCH|22|23|42)/

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

const isTable = (value: unknown): value is BackupTable => {
  const {table, columns} = (value ?? {}) as Partial<BackupTable>
  return typeof table === "string" && Array.isArray(columns) && columns.every(column => typeof column === "string")
}

const isCell = (cell: unknown): boolean => cell === null || typeof cell === "string" || typeof cell === "number"

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
      if (value.length !== table?.columns.length || !value.every(isCell)) throw damaged("row")
      rows[table.table] = (rows[table.table] ?? 0) + 1
    } else if (isTable(value)) table = value
    else if ((value as BackupEnd | null)?.end === true) end = value as BackupEnd
    else throw damaged("row")
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
  const head = value as BackupHead | null
  const ours = head?.format === "zhengming-backup" && head.version === 1 && Number.isSafeInteger(head.at)
  return ours && Array.isArray(head.schema) && head.schema.every(step => typeof step === "string") ? head : undefined
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
