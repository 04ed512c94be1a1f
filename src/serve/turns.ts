import {setImmediate} from "node:timers/promises"
import type {Actor} from "../people/index.ts"
import {refuse} from "./issues.ts"

/** Whose work it is, and whether they still wait for it. */
interface Caller {
  readonly actor: Actor
  readonly gone: AbortSignal
}

const turnMs = 8
const mostOpen = 8 // batches of callers without a user that have turns at a time
const againSeconds = 5

let open = 0
let last: Promise<void> = Promise.resolve()

/**
 * Work on all of a batch, some milliseconds at a time: between two turns,
 * whosever they are, all else that the server has to do is done. What fits into
 * one turn is done at once.
 *
 * @throws Refusal `server.busy`; an AbortError when the caller is gone
 */
export async function inTurns<T, U>(
  {actor, gone}: Caller,
  all: readonly T[],
  work: (one: T, at: number) => U,
): Promise<U[]> {
  const done: U[] = []
  turn(all, done, work)
  if (done.length === all.length) return done
  const isOpen = actor.kind !== "user"
  if (isOpen && open >= mostOpen) throw refuse("server.busy", {seconds: againSeconds})
  if (isOpen) open++
  try {
    while (done.length < all.length) {
      last = last.then(() => setImmediate())
      await last
      gone.throwIfAborted()
      turn(all, done, work)
    }
    return done
  } finally {
    if (isOpen) open--
  }
}

function turn<T, U>(all: readonly T[], done: U[], work: (one: T, at: number) => U): void {
  const until = performance.now() + turnMs
  for (const one of all.slice(done.length)) {
    done.push(work(one, done.length))
    if (performance.now() > until) return
  }
}
