import {createHash} from "node:crypto"
import {once} from "node:events"
import {createReadStream} from "node:fs"
import {createGunzip, createGzip} from "node:zlib"
import type {Refusal} from "../issue/index.ts"
import {openTarget, type Target} from "../tables/index.ts"
import {insertMany} from "./bulk.ts"
import type {Connection, Kind} from "./connection.ts"
import {type BackupFault, refuse} from "./issues.ts"
import {appliedSteps, migrate, refuseNewer} from "./migrate.ts"
import {isSealed, sealOf} from "./seal.ts"
import type {Store} from "./store.ts"
import {ownTables, type Table} from "./tables.ts"

/** What was written, or is to be read: rows by table. */
export type Counts = Readonly<Record<string, number>>

/** What is copied: a store, or one that its tables are too old to be. */
export type Copied = Pick<Store, "kind" | "db" | "clock">

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** First line of a file of rows. */
export interface FileHead {
  readonly format: string
  readonly version: 1
  /** Steps behind the tables. */
  readonly schema: readonly string[]
  readonly at: number
  /** Whether a seal ends the file, as it does but in those of earlier programs. */
  readonly sealed?: boolean
}

/** Before the rows of each table. */
interface FileTable {
  readonly table: Table
  readonly columns: readonly string[]
}

/** Last line: `sha256` is of all the text before it. */
interface FileEnd {
  readonly end: true
  readonly rows: Counts
  readonly sha256: string
}

/** Takes the rows of a table, of one after the other; all rows of a table have the same columns. */
type PutRows = (table: Table, rows: Rows) => Promise<void>

/** What a file of rows holds. */
interface Content<T> {
  readonly format: string
  /** What the head tells beside format, tables and time. */
  readonly told?: (db: Connection) => Promise<Readonly<Record<string, unknown>>>
  readonly rows: (db: Connection, put: PutRows) => Promise<T>
}

/**
 * Write rows of a store, as it is at this moment, into one file: gzipped JSON
 * lines with a head, each table's columns before its rows, an end with counts
 * and sum, and a seal of all bytes. Work in the store goes on meanwhile. The file stands under its
 * name whole or not at all, readable by its owner alone.
 *
 * @throws Refusal `file.folder`, `file.unwritable`, `file.not-file`
 */
export async function writeRowsFile<T>(
  store: Copied,
  path: string,
  content: Content<T>,
): Promise<{readonly rows: Counts; readonly value: T}> {
  const target = await openTarget(path, 0o600)
  try {
    const written = await snapshot(store, db => write(store, db, {target, content}))
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

async function write<T>(
  store: Copied,
  db: Connection,
  {target, content}: {readonly target: Target; readonly content: Content<T>},
): Promise<{readonly rows: Counts; readonly value: T}> {
  const hash = createHash("sha256")
  const zip = packer(target)
  const put = (text: string) => {
    hash.update(text)
    return zip.write(text)
  }
  const schema = await appliedSteps(db)
  const head: FileHead = {format: content.format, version: 1, schema, at: store.clock(), sealed: true}
  await put(line({...head, ...(await content.told?.(db))}))
  const rows: Record<string, number> = {}
  const value = await content.rows(db, async (table, some) => {
    const [first] = some
    if (first === undefined) return
    if (rows[table] === undefined) await put(line({table, columns: Object.keys(first)}))
    await put(some.map(row => line(Object.values(row))).join(""))
    rows[table] = (rows[table] ?? 0) + some.length
  })
  const end: FileEnd = {end: true, rows, sha256: hash.digest("hex")}
  await zip.write(line(end))
  await zip.end()
  return {rows, value}
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

/** Text in, sealed gzip into the target; each write waits for the disk, so that memory stays small. */
function packer(target: Target) {
  const gzip = createGzip({level: 6})
  const hash = createHash("sha256")
  const pump = (async () => {
    for await (const bytes of gzip) {
      hash.update(bytes as Uint8Array)
      await target.write(bytes as Uint8Array)
    }
    await target.write(sealOf(hash.digest("hex")))
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

/** What a file must be. */
interface Wanted<H> {
  /** The head, where it is one. */
  readonly headOf: (value: FileHead) => H | undefined
  /** The refusal of a file that is none, or is not whole. */
  readonly damaged: (reason: BackupFault) => Refusal
}

/**
 * Read a file of rows to its end and check its sum, its seal, its order and its counts.
 *
 * @throws Refusal of `damaged`, `store.newer`, `file.missing`, `file.unreadable`
 */
export async function checkRowsFile<H extends FileHead>(
  path: string,
  {headOf, damaged}: Wanted<H>,
): Promise<{readonly head: H; readonly rows: Counts; readonly sha256: string}> {
  const hash = createHash("sha256")
  const rows: Record<string, number> = {}
  let head: H | undefined
  let table: FileTable | undefined
  let end: FileEnd | undefined
  for await (const {text, value} of lines(path, damaged)) {
    if (end !== undefined) throw damaged("tail")
    if (head === undefined) head = (isHead(value) && headOf(value)) || fail(damaged("head"))
    else if (Array.isArray(value)) {
      if (value.length !== table?.columns.length || !value.every(isCell)) throw damaged("row")
      rows[table.table] = (rows[table.table] ?? 0) + 1
    } else if (isTable(value)) table = value
    else if ((value as FileEnd | null)?.end === true) end = value as FileEnd
    else throw damaged("row")
    if (end === undefined) hash.update(`${text}\n`)
  }
  if (head === undefined || end === undefined) throw damaged("cut")
  const sha256 = hash.digest("hex")
  if (end.sha256 !== sha256 || !sameCounts(end.rows, rows)) throw damaged("sum")
  if (head.sealed === true && !(await isSealed(path))) throw damaged("seal")
  refuseNewer(head.schema)
  return {head, rows: end.rows, sha256}
}

function fail(error: Error): never {
  throw error
}

const isHead = (value: unknown): value is FileHead => {
  const head = value as FileHead | null
  const ours = head?.version === 1 && typeof head.format === "string" && Number.isSafeInteger(head.at)
  return ours && Array.isArray(head.schema) && head.schema.every(step => typeof step === "string")
}

const isTable = (value: unknown): value is FileTable => {
  const {table, columns} = (value ?? {}) as Partial<FileTable>
  return typeof table === "string" && Array.isArray(columns) && columns.every(column => typeof column === "string")
}

const isCell = (cell: unknown): boolean => cell === null || typeof cell === "string" || typeof cell === "number"

const sameCounts = (said: Counts, seen: Counts): boolean =>
  Object.keys({...said, ...seen}).every(table => (said[table] ?? 0) === (seen[table] ?? 0))

/** A file that was checked, to be loaded. */
export interface Loaded {
  readonly path: string
  readonly head: FileHead
  readonly damaged: (reason: BackupFault) => Refusal
}

/** Make the tables as the file's program had them, and load the rows. What does not fit them is no file of ours. */
export async function fillTables(db: Connection, kind: Kind, {path, head, damaged}: Loaded): Promise<void> {
  try {
    await migrate(db, kind, head.at, head.schema)
    await load(db, path, damaged)
  } catch (error) {
    throw isUnfit(error) ? damaged("table") : error
  }
}

/** Whether an error tells of rows that do not fit the tables. */
export const isUnfit = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || foreign.test((error as {code?: string}).code ?? "")

/** What SQLite and PostgreSQL say of a table or column that is not there, and of a value that does not go into one. */
const foreign = /^(SQLITE_ERROR|SQLITE_CONSTRAINT|SQLITE_MISMATCH|22|23|42)/

async function load(db: Connection, path: string, damaged: Loaded["damaged"]): Promise<void> {
  let table: FileTable | undefined
  let rows: Record<string, unknown>[] = []
  const flush = async () => {
    if (table) await insertMany(db, table.table as "settings", rows as never)
    rows = []
  }
  for await (const {value} of lines(path, damaged)) {
    if (Array.isArray(value)) rows.push(Object.fromEntries(value.map((cell, i) => [table?.columns[i] ?? "", cell])))
    if (!Array.isArray(value) || rows.length >= batch) await flush()
    if (!isTable(value)) continue
    table = value
    if (ownTables.includes(table.table)) await db.deleteFrom(table.table).execute() // the file's stand in their place
  }
}

const batch = 5000

/** The lines of a file, parsed. What follows the last line end is a line too, so that a cut shows. */
async function* lines(
  path: string,
  damaged: Loaded["damaged"],
): AsyncGenerator<{readonly text: string; readonly value: unknown}> {
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
    throw refusalOf(error, path, damaged)
  } finally {
    file.destroy()
  }
}

function refusalOf(error: unknown, path: string, damaged: Loaded["damaged"]): unknown {
  const code = (error as {code?: string}).code ?? ""
  if (code === "ENOENT") return refuse("file.missing", {path})
  if (code === "EISDIR") return refuse("file.not-file", {path})
  if (code === "EACCES") return refuse("file.unreadable", {path, reason: code})
  if (code.startsWith("Z_") || error instanceof SyntaxError) return damaged(code === "" ? "json" : "gzip")
  return error
}
