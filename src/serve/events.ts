import {once} from "node:events"
import type {FastifyReply} from "fastify"

const aliveMs = 15_000 // a line now and then, so that nothing between takes the silence for the end
const patienceMs = 30_000 // for a reader that doesn't read

/**
 * Answer with server-sent events, one for each state, until there are no more
 * or the reader is gone. What is wrong before the first state is thrown, to be
 * answered as any problem is.
 */
export async function sendEvents(reply: FastifyReply, states: AsyncIterable<unknown>): Promise<void> {
  const {raw} = reply
  const iterator = states[Symbol.asyncIterator]()
  let next = await iterator.next()
  reply.hijack()
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no", // a proxy before us shall not gather them
  })
  const gone = new AbortController()
  raw.once("close", () => gone.abort())
  const alive = setInterval(() => raw.write(":\n\n"), aliveMs)
  try {
    for (; !next.done && !raw.destroyed; next = await iterator.next())
      if (!raw.write(`data: ${JSON.stringify(next.value)}\n\n`))
        await once(raw, "drain", {signal: AbortSignal.any([gone.signal, AbortSignal.timeout(patienceMs)])})
    raw.end()
  } catch (error) {
    if (!gone.signal.aborted) reply.log.warn({err: error}, "events")
    raw.destroy()
  } finally {
    clearInterval(alive)
    await iterator.return?.()
  }
}
