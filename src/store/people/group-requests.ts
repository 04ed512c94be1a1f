import type {Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {GroupAct, GroupOutcome, GroupVoice} from "../lists.ts"
import type {GroupRequestsTable} from "./schema.ts"

interface NewGroupRequest {
  readonly institutionId: string
  readonly groupId: string
  readonly act: GroupAct
}

/** An institution asks to join or leave a group. */
export async function addGroupRequest(change: Change, given: NewGroupRequest): Promise<GroupRequestsTable> {
  const row: GroupRequestsTable = {
    id: change.newId(),
    institution_id: given.institutionId,
    group_id: given.groupId,
    act: given.act,
    by: change.by,
    at: change.at,
    group_by: null,
    group_at: null,
    system_by: null,
    system_at: null,
    outcome: null,
    ended_by: null,
    ended_at: null,
  }
  await change.db.insertInto("group_requests").values(row).execute()
  return row
}

/** One of the two who must consent does; the first word stands. */
export async function consentTo(change: Change, id: string, voice: GroupVoice): Promise<void> {
  const {by, at} = change
  await change.db
    .updateTable("group_requests")
    .set(voice === "group" ? {group_by: by, group_at: at} : {system_by: by, system_at: at})
    .where("id", "=", id)
    .where(`${voice}_at`, "is", null)
    .execute()
}

/** End a request that is open; false where somebody ended it before. */
export async function endGroupRequest(change: Change, id: string, outcome: GroupOutcome): Promise<boolean> {
  const {numUpdatedRows} = await change.db
    .updateTable("group_requests")
    .set({outcome, ended_by: change.by, ended_at: change.at})
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const groupRequestById = (db: Connection, id: string): Promise<GroupRequestsTable | undefined> =>
  db.selectFrom("group_requests").selectAll().where("id", "=", id).executeTakeFirst()

/** The request of an institution that is open. */
export const openGroupRequest = (db: Connection, institutionId: string): Promise<GroupRequestsTable | undefined> =>
  db
    .selectFrom("group_requests")
    .selectAll()
    .where("institution_id", "=", institutionId)
    .where("ended_at", "is", null)
    .executeTakeFirst()

/** Requests to join and leave, the newest first. */
export const groupRequests = (db: Connection, limit: number): Promise<readonly GroupRequestsTable[]> =>
  db.selectFrom("group_requests").selectAll().orderBy("id", "desc").limit(limit).execute()
