import {createHash} from "node:crypto"
import {type Cause, type Change, change, keepReply, replyOf, type Store} from "../store/index.ts"
import {refuse} from "./issues.ts"

/** A request that may be sent twice and shall be done once. */
interface Keyed {
  readonly userId: string
  /** The header Idempotency-Key. */
  readonly key: string
  /** Method, address and body. */
  readonly request: readonly unknown[]
}

/** Another request with the same key was faster. */
class Overtaken extends Error {}

/**
 * Change the store once for a key: the answer is kept in the transaction of the
 * change, and whoever sends the same request again gets it.
 *
 * @throws Refusal `request.key` when the key came with another request
 */
export async function changeOnce<T>(
  store: Store,
  cause: Cause,
  {userId, key, request}: Keyed,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex")
  const known = async (): Promise<{answer: T} | undefined> => {
    const reply = await replyOf(store.db, userId, key)
    if (reply && reply.request !== hash) throw refuse("request.key", {})
    return reply && {answer: JSON.parse(reply.body) as T}
  }
  const before = await known()
  if (before) return before.answer
  try {
    return await change(store, cause, async tx => {
      const answer = await work(tx)
      const body = JSON.stringify(answer)
      if (!(await keepReply(tx, userId, key, {request: hash, status: 200, body}))) throw new Overtaken()
      return answer
    })
  } catch (error) {
    const other = await known() // the faster one's work may be what ours failed on
    if (other) return other.answer
    throw error
  }
}
