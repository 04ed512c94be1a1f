import type {Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {CommentsTable} from "./schema.ts"

/** A remark, or with `flag` a mark, on `subject` (`kind:id`). */
export async function addComment(change: Change, subject: string, text: string, flag?: string): Promise<CommentsTable> {
  const id = change.newId()
  const row: CommentsTable = {id, subject, text, flag: flag ?? null, by: change.by, at: change.at, resolved_at: null}
  await change.db.insertInto("comments").values(row).execute()
  return row
}

export async function resolveComment(change: Change, id: string): Promise<void> {
  await change.db
    .updateTable("comments")
    .set({resolved_at: change.at})
    .where("id", "=", id)
    .where("resolved_at", "is", null)
    .execute()
}

export const commentsOn = (db: Connection, subject: string): Promise<CommentsTable[]> =>
  db.selectFrom("comments").selectAll().where("subject", "=", subject).orderBy("id").execute()
