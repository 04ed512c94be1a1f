import type {Connection} from "./connection.ts"
import type {Store} from "./open.ts"

/** Who changes the store and why. `by` is a user's id, or `system`. */
export interface Cause {
  readonly by: string
  readonly why: string
}

/** One change of the store: a transaction, its cause, and the one time that all its rows bear. */
export interface Change extends Cause {
  readonly db: Connection
  readonly at: number
  readonly newId: () => string
}

/** Change the store in one transaction: all of it is kept, or nothing. */
export function change<T>(store: Store, cause: Cause, work: (change: Change) => Promise<T>): Promise<T> {
  return store.write(db => work({...cause, db, at: store.clock(), newId: store.newId}))
}

/** The marks of a row that comes in force by this change. */
export const begun = ({at, by, why}: Change) => ({since: at, until: null, by, why})
