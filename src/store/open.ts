import {randomInt} from "node:crypto"
import {existsSync} from "node:fs"
import {type Dialect, Kysely, sql} from "kysely"
import type {Refusal} from "../issue/index.ts"
import type {Connection, Kind} from "./connection.ts"
import {backupsOf, databaseFile, makeFolder} from "./folder.ts"
import {type Clock, makeIds, type Random, type SteadyClock, steadyClock, timeOfId} from "./ids.ts"
import {type DatabaseCode, refuse} from "./issues.ts"
import {takeFolder} from "./lock.ts"
import {appliedSteps, holdSteps, migrate, newerThan, refuseNewer} from "./migrate.ts"
import type {Schema} from "./schema.ts"
import {sqliteDialect, sqliteReader} from "./sqlite.ts"
import type {Store, Where} from "./store.ts"
import {stepsAfter, upgrade} from "./upgrade.ts"

export interface StoreOptions {
  /** The time instead of the machine's; then PostgreSQL's own isn't asked for either. */
  readonly clock?: Clock
  readonly random?: Random
  /** Most connections to PostgreSQL at a time. */
  readonly connections?: number
  /** Folder for the backup that is made before an older store is brought up to date; `backups` in a data folder when left out. */
  readonly backups?: string
}

/**
 * Open a store for work, made or brought up to this program's tables where
 * needed (see `upgrade`). A data folder is created for its owner alone, one that was there is
 * closed to others as far as it is ours, and it belongs to one process at a time.
 *
 * @throws Refusal `store.held`, `store.newer`, `store.folder`, `store.library`, `store.unreachable`, `store.damaged`
 */
export async function openStore(where: Where, options: StoreOptions = {}): Promise<Store> {
  const clock = options.clock ?? Date.now
  if ("url" in where) return openWith(where, await postgres(where.url, options.connections), options, () => {})
  makeFolder(where.data)
  let release = () => {}
  try {
    release = takeFolder(where.data, clock())
    return await openWith(where, sqliteDialect(databaseFile(where.data)), options, release)
  } catch (error) {
    release()
    const code = (error as {code?: string}).code ?? ""
    if (unusable.test(code)) throw refuse("store.folder", {folder: where.data, reason: code as DatabaseCode})
    throw refusalOf(error, where)
  }
}

/** What the system and SQLite say where a folder cannot be written, or what stands in it is of another kind. */
const unusable = /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|SQLITE_IOERR|SQLITE_PERM)/

async function openWith(where: Where, dialect: Dialect, options: StoreOptions, release: () => void): Promise<Store> {
  const {clock = Date.now} = options
  const store = storeOf(where, dialect, options, release)
  try {
    if (stepsAfter(await appliedSteps(store.db)).length > 0) await upgrade(store, backupsOf(where, options.backups))
    else await migrate(store.db, store.kind, clock())
    const steady = steadyClock(clock, (await latestTime(store.db)) + 1) // ids of one moment would begin anew
    const keeper = timeKeeper(steady, store.kind, options.clock === undefined)
    const {keepTime} = keeper
    await keepTime(store.db)
    return {
      ...store,
      get newer() {
        return keeper.newer
      },
      clock: steady.read,
      newId: makeIds(steady.read, options.random ?? randomInt),
      keepTime,
      write: work =>
        store.write(async tx => {
          if (store.kind === "postgres") await holdSteps(tx)
          await keepTime(tx)
          return work(tx)
        }),
    }
  } catch (error) {
    await store.db.destroy().catch(() => {}) // the first error is the one to tell
    throw refusalOf(error, where)
  }
}

/** A data folder has one process at a time, whose clock is steady already and whose tables nobody else changes. */
function timeKeeper(clock: SteadyClock, kind: Kind, goesBy: boolean): Pick<Store, "keepTime" | "newer"> {
  let newer: Refusal | undefined
  const keepTime = async (db: Connection) => {
    const {rows} = await sql<{now: number; last: number | null; steps: readonly string[]}>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
        (select at from audit order by seq desc limit 1)::float8 as last,
        array(select name from migrations where name <> '') as steps`.execute(db)
    const [{now, last, steps}] = rows as [(typeof rows)[number]]
    newer ??= newerThan(steps)
    if (newer) throw newer
    if (goesBy) clock.goBy(now)
    clock.notBefore((last ?? -1) + 1) // ids of one moment are in no order between servers
  }
  return {
    keepTime: kind === "sqlite" ? async () => {} : keepTime,
    get newer() {
      return newer
    },
  }
}

/** Tables whose rows have ids by age, and are written wherever something happens. */
const dated = ["mappings", "decisions", "row_facts", "jobs", "sessions", "settings", "roles"] as const

/** The latest time that a store was told of, 0 for an empty one. */
export async function latestTime(db: Connection): Promise<number> {
  const entry = await db.selectFrom("audit").select("at").orderBy("seq", "desc").limit(1).executeTakeFirst()
  let latest = entry?.at ?? 0
  for (const table of dated) {
    const {id} = await db
      .selectFrom(table)
      .select(eb => eb.fn.max("id").as("id"))
      .executeTakeFirstOrThrow()
    if (id !== null) latest = Math.max(latest, timeOfId(id))
  }
  return latest
}

interface ReaderOptions extends StoreOptions {
  /** Whether its tables may be an older program's: only what reads none of them but by the names they have can say so. */
  readonly older?: boolean
}

/**
 * Open a store to read it beside the process that works in it.
 *
 * @throws Refusal `store.none` where there is none, `store.older`, `store.newer`, `store.unreachable`
 */
export async function openReader(where: Where, options: ReaderOptions = {}): Promise<Store> {
  const {store, steps} = await openAsItIs(where, options)
  try {
    refuseNewer(steps)
    const step = options.older ? undefined : stepsAfter(steps).at(-1)
    if (step !== undefined) throw refuse("store.older", {where: store.shown, step})
    return store
  } catch (error) {
    await store.close()
    throw refusalOf(error, where)
  }
}

/**
 * The same, whatever program its tables are of, to see what state it is in.
 *
 * @returns the store, and the steps behind its tables
 * @throws Refusal `store.none`, `store.unreachable`, `store.damaged`, `store.library`, `store.folder`
 */
export async function openAsItIs(where: Where, options: StoreOptions = {}): Promise<AsItIs> {
  if ("data" in where && !existsSync(databaseFile(where.data))) throw refuse("store.none", {where: where.data})
  let store: Store | undefined
  try {
    const dialect = "url" in where ? await postgres(where.url, 2) : sqliteReader(databaseFile(where.data))
    store = storeOf(where, dialect, options, () => {})
    const steps = await appliedSteps(store.db)
    if (steps.length === 0) throw refuse("store.none", {where: store.shown})
    return {store, steps}
  } catch (error) {
    await store?.close().catch(() => {}) // the first error is the one to tell
    throw refusalOf(error, where)
  }
}

interface AsItIs {
  readonly store: Store
  readonly steps: readonly string[]
}

/** Loaded only where it is used: it costs as much time as opening a folder. */
const postgres = async (url: string, most?: number): Promise<Dialect> =>
  (await import("./postgres.ts")).postgresDialect(url, most)

function storeOf(where: Where, dialect: Dialect, options: StoreOptions, release: () => void): Store {
  const clock = options.clock ?? Date.now
  const db = new Kysely<Schema>({dialect})
  let closed: Promise<void> | undefined
  return {
    kind: "url" in where ? "postgres" : "sqlite",
    shown: shownOf(where),
    db,
    clock,
    newId: makeIds(clock, options.random ?? randomInt),
    newer: undefined,
    keepTime: async () => {},
    write: async work => {
      try {
        return await db.transaction().execute(work)
      } catch (error) {
        throw refusalOf(error, where)
      }
    },
    refusalOf: error => refusalOf(error, where),
    close: () => {
      closed ??= db.destroy().then(release)
      return closed
    },
  }
}

/** Where a store is, for messages: without a password. */
export const shownOf = (where: Where): string => ("url" in where ? shownUrl(where.url) : where.data)

/** The address without its password, for messages. */
function shownUrl(url: string): string {
  try {
    const {protocol, hostname, port, pathname} = new URL(url)
    return `${protocol}//${hostname}${port && `:${port}`}${pathname}`
  } catch {
    return "postgres"
  }
}

/** What the person who started us can mend, as a Refusal; anything else is our fault and keeps its stack. */
export function refusalOf(error: unknown, where: Where): Refusal | unknown {
  const code = (error as {code?: string}).code ?? ""
  const broken = brokenOff((error as Error).message)
  if (code === "ERR_DLOPEN_FAILED") return refuse("store.library", {})
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"))
    return refuse("store.damaged", {where: shownOf(where)})
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code))
    return refuse("store.folder", {folder: shownOf(where), reason: code as DatabaseCode})
  if (code === "SQLITE_CONSTRAINT_UNIQUE" || code === "23505" || code === "40001" || code === "40P01")
    return refuse("store.conflict", {})
  if (code === "SQLITE_FULL" || code === "53100") return refuse("store.disk", {where: shownOf(where)})
  if ("url" in where && (unreachable.test(code) || broken))
    return refuse("store.unreachable", {where: shownOf(where), reason: (code || broken) as DatabaseCode})
  return error
}

/** The driver says in words alone, where it says it without a code, that it waited in vain or lost the line. */
const brokenOff = (message: string): string =>
  /timeout/i.test(message) ? "ETIMEDOUT" : /terminated/i.test(message) ? "ECONNRESET" : ""

/** Network errors, and PostgreSQL's own: wrong password, no such database, starting or stopping, too many. */
const unreachable = /^(ECONN.*|ENOTFOUND|ETIMEDOUT|EHOST.*|ENET.*|EPIPE|EAI_.*|28...|3D...|57P..|08...|53...)$/
