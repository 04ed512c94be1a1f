import type {Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import type {GroupsTable, InstitutionsTable} from "./schema.ts"

export async function addGroup(change: Change, name: string): Promise<string> {
  const row: GroupsTable = {id: change.newId(), name, created_at: change.at, retired_at: null}
  await change.db.insertInto("groups").values(row).execute()
  return row.id
}

export interface NewInstitution {
  /** Short and unique: the hospital's registration or a code of the group's. */
  readonly code: string
  readonly name: string
  readonly groupId?: string
  readonly region?: string
  readonly level?: string
}

/** @returns the id; nothing when the code is taken */
export async function addInstitution(change: Change, given: NewInstitution): Promise<string | undefined> {
  const row: InstitutionsTable = {
    id: change.newId(),
    group_id: given.groupId ?? null,
    code: given.code,
    name: given.name,
    region: given.region ?? null,
    level: given.level ?? null,
    created_at: change.at,
    retired_at: null,
  }
  const query = change.db
    .insertInto("institutions")
    .values(row)
    .onConflict(conflict => conflict.doNothing())
  return (await query.returning("id").executeTakeFirst())?.id
}

/** A page of institutions by code; `after` is the last code of the page before. */
export const institutions = (db: Connection, after = "", limit = 100): Promise<InstitutionsTable[]> =>
  db.selectFrom("institutions").selectAll().where("code", ">", after).orderBy("code").limit(limit).execute()
