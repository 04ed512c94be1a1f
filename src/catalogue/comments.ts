import {type Edition, itemOfCode} from "../standard/index.ts"
import {addComment, type CommentsTable} from "../store/catalogues/index.ts"
import {type Change, type Deed, record} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {type Place, rowAt} from "./place.ts"

/** A remark, and perhaps a mark. */
interface Remark {
  readonly text: string
  readonly flag?: string | undefined
}

/**
 * Remark on a row, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export async function commentOnRow(
  tx: Change,
  place: Place,
  {rowId, ...remark}: Remark & {readonly rowId: string},
): Promise<CommentsTable> {
  const {id, institution_id: institutionId} = await rowAt(tx.db, place, rowId)
  return comment(tx, remark, {act: "row.comment", subject: `row:${id}`, institutionId})
}

/**
 * Remark on an item of the standard, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export async function commentOnItem(
  tx: Change,
  edition: Edition,
  {code, ...remark}: Remark & {readonly code: string},
): Promise<CommentsTable> {
  return comment(tx, remark, {act: "feedback.add", subject: itemSubject(edition, code)})
}

/**
 * What remarks on an item are kept under, however its code is written.
 *
 * @throws Refusal `thing.missing`
 */
export function itemSubject(edition: Edition, code: string): string {
  const known = itemOfCode(edition, code)
  if (!known) throw refuse("thing.missing", {kind: "item", id: code})
  return `item:${edition.id} ${known.item.code}`
}

async function comment(tx: Change, {text, flag}: Remark, deed: Deed): Promise<CommentsTable> {
  const made = await addComment(tx, deed.subject, text, flag)
  await record(tx, [{...deed, details: {comment: made.id}}])
  return made
}
