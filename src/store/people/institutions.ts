import type {Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {GroupsTable, InstitutionsTable} from "./schema.ts"

export async function addGroup(change: Change, name: string): Promise<GroupsTable> {
  const row: GroupsTable = {id: change.newId(), name, created_at: change.at, retired_at: null}
  await change.db.insertInto("groups").values(row).execute()
  return row
}

export interface NewInstitution {
  /** Short and unique: the hospital's registration or a code of the group's. */
  readonly code: string
  readonly name: string
  readonly groupId?: string
  readonly region?: string
  readonly level?: string
  /** What one person decides there waits for another from the first. */
  readonly secondLook?: boolean
}

/** @returns nothing when the code is taken */
export function addInstitution(change: Change, given: NewInstitution): Promise<InstitutionsTable | undefined> {
  const row: InstitutionsTable = {
    id: change.newId(),
    group_id: given.groupId ?? null,
    code: given.code,
    name: given.name,
    region: given.region ?? null,
    level: given.level ?? null,
    created_at: change.at,
    retired_at: null,
    second_look_since: given.secondLook ? change.at : null,
  }
  return change.db
    .insertInto("institutions")
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** A page of institutions by code, all or those of some ids; `after` is the last code of the page before. */
export function institutions(
  db: Connection,
  query: {readonly after?: string | undefined; readonly limit?: number; readonly ids?: readonly string[]} = {},
): Promise<InstitutionsTable[]> {
  const {after = "", limit = 100, ids} = query
  if (ids?.length === 0) return Promise.resolve([])
  const rows = db.selectFrom("institutions").selectAll().where("code", ">", after).orderBy("code").limit(limit)
  return (ids === undefined ? rows : rows.where("id", "in", ids)).execute()
}

/** All institutions that are not retired, by code. */
export const liveInstitutions = (db: Connection): Promise<InstitutionsTable[]> =>
  db.selectFrom("institutions").selectAll().where("retired_at", "is", null).orderBy("code").execute()

export const institutionByCode = (db: Connection, code: string): Promise<InstitutionsTable | undefined> =>
  db.selectFrom("institutions").selectAll().where("code", "=", code).executeTakeFirst()

export const institutionById = (db: Connection, id: string): Promise<InstitutionsTable | undefined> =>
  db.selectFrom("institutions").selectAll().where("id", "=", id).executeTakeFirst()

/** What can be changed of an institution; its code stays. */
export type InstitutionFacts = Pick<InstitutionsTable, "name" | "group_id" | "region" | "level" | "second_look_since">

export const changeInstitution = (
  change: Change,
  id: string,
  facts: InstitutionFacts,
): Promise<InstitutionsTable | undefined> =>
  change.db.updateTable("institutions").set(facts).where("id", "=", id).returningAll().executeTakeFirst()

/** What it has stays; nothing new is added to it. */
export async function retireInstitution(change: Change, id: string): Promise<void> {
  await change.db
    .updateTable("institutions")
    .set({retired_at: change.at})
    .where("id", "=", id)
    .where("retired_at", "is", null)
    .execute()
}

export const groups = (db: Connection): Promise<GroupsTable[]> =>
  db.selectFrom("groups").selectAll().orderBy("name").orderBy("id").execute()

/** The institutions of some groups that are not retired, by code. */
export const institutionsIn = (db: Connection, groupIds: readonly string[]): Promise<InstitutionsTable[]> =>
  groupIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("institutions")
        .selectAll()
        .where("group_id", "in", groupIds)
        .where("retired_at", "is", null)
        .orderBy("code")
        .execute()

/** The institutions of these ids that there are, retired ones too, by code. */
export const institutionsByIds = (db: Connection, ids: readonly string[]): Promise<InstitutionsTable[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.selectFrom("institutions").selectAll().where("id", "in", ids).orderBy("code").execute()
