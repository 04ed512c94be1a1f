import type {Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import type {RepliesTable} from "./schema.ts"

/** What was answered to a request that carried an idempotency key. */
type Reply = Pick<RepliesTable, "request" | "status" | "body">

export const replyOf = (db: Connection, userId: string, key: string): Promise<Reply | undefined> =>
  db
    .selectFrom("replies")
    .select(["request", "status", "body"])
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .executeTakeFirst()

/**
 * Keep an answer, in the transaction of what it answers for.
 *
 * @returns false when another request with this key was faster: give this one up
 */
export async function keepReply(change: Change, userId: string, key: string, reply: Reply): Promise<boolean> {
  const kept = await change.db
    .insertInto("replies")
    .values({user_id: userId, key, ...reply, at: change.at})
    .onConflict(conflict => conflict.doNothing())
    .returning("key")
    .executeTakeFirst()
  return kept !== undefined
}
