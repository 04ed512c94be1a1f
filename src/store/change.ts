import {sql} from "kysely"
import type {Connection, Kind} from "./connection.ts"
import type {Store} from "./store.ts"

/** Who changes the store and why. `by` is a user's id, or `system`. */
export interface Cause {
  readonly by: string
  readonly why: string
}

/** One change of the store: a transaction, its cause, and the one time that all its rows bear. */
export interface Change extends Cause {
  readonly db: Connection
  readonly kind: Kind
  readonly at: number
  readonly newId: () => string
}

/** Change the store in one transaction: all of it is kept, or nothing. */
export function change<T>(store: Store, cause: Cause, work: (change: Change) => Promise<T>): Promise<T> {
  return store.write(db => work({...cause, db, kind: store.kind, at: store.clock(), newId: store.newId}))
}

/** What a change reads and then writes, as others do: `settings`, `institution:ID`. */
export type Thing = "users" | "settings" | `${"catalogue" | "institution"}:${string}`

/**
 * Wait until no other change holds these things, and hold them until this one
 * ends: what is read of them from now on stays so till then. To be called before
 * what is read, and before deeds are entered in the audit, which hold its head.
 * On SQLite there is one change at a time in any case.
 */
export async function hold({db, kind}: Change, ...things: readonly Thing[]): Promise<void> {
  if (kind !== "postgres") return
  // in one order, so that no two changes wait for each other
  for (const thing of [...new Set(things)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`.execute(db)
}

/** The marks of a row that comes in force by this change. */
export const begun = ({at, by, why}: Change) => ({since: at, until: null, by, why})
