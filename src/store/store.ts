import type {Connection, Kind} from "./connection.ts"
import type {Clock} from "./ids.ts"

/** Where a store is: a data folder (SQLite), or the address of a PostgreSQL database. */
export type Where = {readonly data: string} | {readonly url: string}

/** A store, open. Ids and times of all its rows come from `newId` and `clock`. */
export interface Store {
  readonly kind: Kind
  /** The folder, or the address without its password. */
  readonly shown: string
  readonly db: Connection
  readonly clock: Clock
  readonly newId: () => string
  /** On PostgreSQL: go by its time, which all its servers share, and show none before what any of them wrote. */
  keepTime(db: Connection): Promise<void>
  /**
   * Run `work` in one transaction: all of it is kept, or nothing.
   *
   * @throws Refusal `store.disk`, `store.unreachable`; and whatever `work` throws
   */
  write<T>(work: (tx: Connection) => Promise<T>): Promise<T>
  /** What the person who runs the system can mend, as a Refusal as in `write`; any other error as it is. */
  refusalOf(error: unknown): unknown
  close(): Promise<void>
}
