import {setImmediate} from "node:timers/promises"
import type {FastifyRequest} from "fastify"
import {refuse} from "./issues.ts"

const turnMs = 8
let last: Promise<void> = Promise.resolve()

/**
 * Work on all of a batch, some milliseconds at a time: between two turns,
 * whosever they are, all else that the server has to do is done. What fits into
 * one turn is done at once.
 *
 * @param gone aborted when the caller is gone: then it throws an AbortError
 */
export async function inTurns<T, U>(
  gone: AbortSignal,
  all: readonly T[],
  work: (one: T, at: number) => U,
): Promise<readonly U[]> {
  const done: U[] = []
  turn(all, done, work)
  while (done.length < all.length) {
    last = last.then(() => setImmediate())
    await last
    gone.throwIfAborted()
    turn(all, done, work)
  }
  return done
}

function turn<T, U>(all: readonly T[], done: U[], work: (one: T, at: number) => U): void {
  const until = performance.now() + turnMs
  for (const one of all.slice(done.length)) {
    done.push(work(one, done.length))
    if (performance.now() > until) return
  }
}

const mostOpen = 3 // batches of callers without a user at a time: what they answer is held till it is whole
const smallBytes = 16 * 1024 // a body that is soon done
const againSeconds = 5
let open = 0

/** Answer a batch; callers without a user have so many at a time. Throws the Refusal `server.busy`. */
export async function admitted<T>({actor, headers}: FastifyRequest, answer: () => Promise<T>): Promise<T> {
  const bytes = Number(headers["content-length"] ?? Number.POSITIVE_INFINITY)
  if (actor.kind === "user" || bytes <= smallBytes) return answer()
  if (open >= mostOpen) throw refuse("server.busy", {seconds: againSeconds})
  open++
  try {
    return await answer()
  } finally {
    open--
  }
}
