/** How many may fail before waiting begins, and how it grows. */
interface ThrottleOptions {
  readonly free: number
  /** Of the first wait; each further failure doubles it. */
  readonly firstMs: number
  readonly mostMs: number
  /** Failures are forgotten when none came for so long; they never are when left out. */
  readonly forgetMs?: number
}

interface Failures {
  readonly count: number
  /** Of the last. */
  readonly at: number
  /** Of the one before it. */
  readonly earlier: number
}

const mostKeys = 10_000

/** Lets a key fail a few times, then makes it wait, longer with each failure. What it remembers is bounded. */
export class Throttle {
  readonly #options: ThrottleOptions
  readonly #failures = new Map<string, Failures>()

  constructor(options: ThrottleOptions) {
    this.#options = options
  }

  /** Milliseconds until the key may try again, 0 when it may now. */
  waitMs(key: string, now: number): number {
    const failed = this.#failures.get(key)
    return failed ? Math.max(0, failed.at + this.#pauseMs(failed.count) - now) : 0
  }

  fail(key: string, now: number): void {
    const before = this.#failures.get(key)
    const old = before !== undefined && now - before.at >= (this.#options.forgetMs ?? Number.POSITIVE_INFINITY)
    const count = (old ? 0 : (before?.count ?? 0)) + 1
    this.#failures.delete(key) // so that it stands last: the first is forgotten first
    this.#failures.set(key, {count, at: now, earlier: before?.at ?? now})
    if (this.#failures.size > mostKeys) this.#failures.delete(this.#failures.keys().next().value ?? "")
  }

  succeed(key: string): void {
    this.#failures.delete(key)
  }

  /** The last failure was none; those before it stay, with their wait. */
  takeBack(key: string): void {
    const failed = this.#failures.get(key)
    if (failed) this.#failures.set(key, {...failed, count: failed.count - 1, at: failed.earlier})
  }

  #pauseMs(count: number): number {
    const {free, firstMs, mostMs} = this.#options
    return count < free ? 0 : Math.min(mostMs, firstMs * 2 ** Math.min(30, count - free))
  }
}
