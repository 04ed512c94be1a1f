import {setTimeout} from "node:timers/promises"
import {Kysely, sql} from "kysely"
import {Refusal} from "../issue/index.ts"
import {auditHead} from "./audit.ts"
import type {Connection} from "./connection.ts"
import {refuse} from "./issues.ts"
import {appliedSteps} from "./migrate.ts"
import {refusalOf, shownOf} from "./open.ts"
import {postgresDialect} from "./postgres.ts"
import type {Schema} from "./schema.ts"
import type {Store} from "./store.ts"

/** How a replica stands: by how many milliseconds at most it is behind, or why nothing is read from it. */
type ReplicaState = {readonly behindMs: number} | {readonly why: Refusal}

/** A PostgreSQL that follows the one of a store, for reading what may lag. Where it cannot be read, the store's own is. */
export interface Replica {
  /** The address without its password. */
  readonly shown: string
  /** What to read from: the replica, or the store's own database. Looks at the replica every few seconds. */
  reading(): Promise<Connection>
  /** How it stands now. */
  look(): Promise<ReplicaState>
  close(): Promise<void>
}

/** Whether the address is of no replica of this store, which no waiting mends. */
export const isMisplaced = ({issue: {id}}: Refusal): boolean => id === "replica.writes" || id === "replica.other"

interface Options {
  /** Behind by more than so many milliseconds, nothing is read from it. */
  readonly mostBehindMs?: number
  /** How long a look holds. */
  readonly freshMs?: number
  /** How long a replica may take to come to where its primary is, before it is taken to be behind. */
  readonly waitMs?: number
}

/** A place in the log of the primary, in bytes from its beginning, and when it was there. */
interface Reached {
  readonly at: number
  readonly bytes: number
}

/**
 * Follow a store by its replica. It need not run yet: until it can be read, the
 * store's own database is. How far it is behind is told by places in the
 * primary's log that were noted at each look, so that no clock of another
 * machine and no pause in the work is taken for being behind or not.
 */
export function openReplica(url: string, store: Store, options: Options = {}): Replica {
  const {mostBehindMs = 60_000, freshMs = 5000, waitMs = 500} = options
  const shown = shownOf({url})
  const db = new Kysely<Schema>({dialect: postgresDialect(url, connections)})
  let reached: readonly Reached[] = []
  let last: {readonly at: number; readonly looking: Promise<ReplicaState>} | undefined

  const stateNow = async (): Promise<ReplicaState> => {
    try {
      const noted = {at: performance.now(), bytes: await placeOf(store.db, "primary")}
      await refuseOther(db, store)
      reached = [...reached.slice(-mostNoted), noted]
      const applied = await appliedUpTo(db, noted.bytes, waitMs)
      const caughtUp = reached.findLast(({bytes}) => bytes <= applied)
      if (caughtUp) reached = reached.filter(({at}) => at >= caughtUp.at)
      const behindMs = caughtUp === undefined ? Number.POSITIVE_INFINITY : performance.now() - caughtUp.at
      return behindMs <= mostBehindMs ? {behindMs} : {why: refuse("replica.late", {where: shown})}
    } catch (error) {
      const why = refusalOf(error, {url})
      return {why: why instanceof Refusal ? why : refuse("replica.unread", {where: shown})}
    }
  }
  const look = (): Promise<ReplicaState> => {
    const looking = stateNow()
    last = {at: performance.now(), looking}
    return looking
  }
  return {
    shown,
    look,
    reading: async () => {
      const isFresh = last !== undefined && performance.now() - last.at <= freshMs
      const state = await (isFresh ? last?.looking : look())
      return state !== undefined && "behindMs" in state ? db : store.db
    },
    close: () => db.destroy(),
  }
}

const connections = 4
const mostNoted = 100 // looks

/** @throws Refusal `replica.writes` of one that follows nothing, `replica.steps`, `replica.other` */
async function refuseOther(db: Connection, store: Store): Promise<void> {
  const {rows} = await sql<{follows: boolean}>`select pg_is_in_recovery() as follows`.execute(db)
  if (rows[0]?.follows !== true) throw refuse("replica.writes", {})
  const steps = async (of: Connection) => (await appliedSteps(of)).join()
  if ((await steps(db)) !== (await steps(store.db))) throw refuse("replica.steps", {})
  const {seq, hash} = await auditHead(db)
  const there = await store.db.selectFrom("audit").select("hash").where("seq", "=", seq).executeTakeFirst()
  if (seq > 0 && there?.hash !== hash) throw refuse("replica.other", {where: store.shown})
}

/** How far a replica has come, which is given some time to come to a place that its primary has just reached. */
async function appliedUpTo(db: Connection, wanted: number, waitMs: number): Promise<number> {
  const until = performance.now() + waitMs
  for (;;) {
    const bytes = await placeOf(db, "replica")
    if (bytes >= wanted || performance.now() >= until) return bytes
    await setTimeout(betweenMs)
  }
}

const betweenMs = 25

/** How far the log of a database goes that writes, or was applied by one that follows. */
async function placeOf(db: Connection, as: "primary" | "replica"): Promise<number> {
  const place = as === "primary" ? sql`pg_current_wal_lsn()` : sql`pg_last_wal_replay_lsn()`
  const {rows} = await sql<{bytes: number | null}>`select pg_wal_lsn_diff(${place}, '0/0')::float8 as bytes`.execute(db)
  return rows[0]?.bytes ?? 0
}
