import type {Connection} from "../store/index.ts"
import {failuresOf, forgetFailures, putFailures, takeBackFailure} from "../store/people/index.ts"
import {hashOf} from "./secrets.ts"

/** How many may fail before waiting begins, and how it grows. */
interface ThrottleOptions {
  /** Keys of one are none of another's. */
  readonly name: string
  readonly free: number
  /** Of the first wait; each further failure doubles it. */
  readonly firstMs: number
  readonly mostMs: number
  /** Failures are forgotten when none came for so long; they never are when left out. */
  readonly forgetMs?: number
}

/**
 * Lets a key fail a few times, then makes it wait, longer with each failure. The
 * store remembers it, so that all servers on it count together; it keeps no key,
 * only its hash, for people type passwords where their login belongs.
 */
export class Throttle {
  readonly #options: ThrottleOptions

  constructor(options: ThrottleOptions) {
    this.#options = options
  }

  /** Milliseconds until the key may try again, 0 when it may now. */
  async waitMs(db: Connection, key: string, now: number): Promise<number> {
    const failed = await failuresOf(db, this.#kept(key))
    return failed ? Math.max(0, failed.at + this.#pauseMs(failed.count) - now) : 0
  }

  async fail(db: Connection, key: string, now: number): Promise<void> {
    const before = await failuresOf(db, this.#kept(key))
    const old = before !== undefined && now - before.at >= (this.#options.forgetMs ?? Number.POSITIVE_INFINITY)
    const count = (old ? 0 : (before?.count ?? 0)) + 1
    await putFailures(db, {key: this.#kept(key), count, at: now, earlier: before?.at ?? now})
  }

  succeed(db: Connection, key: string): Promise<void> {
    return forgetFailures(db, this.#kept(key))
  }

  /** The last failure was none; those before it stay, with their wait. */
  takeBack(db: Connection, key: string): Promise<void> {
    return takeBackFailure(db, this.#kept(key))
  }

  #kept(key: string): string {
    return hashOf(`${this.#options.name} ${key}`)
  }

  #pauseMs(count: number): number {
    const {free, firstMs, mostMs} = this.#options
    return count < free ? 0 : Math.min(mostMs, firstMs * 2 ** Math.min(30, count - free))
  }
}
