import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import type {ExtensionKind} from "../lists.ts"
import type {ExtensionsTable} from "./schema.ts"

/** What an institution names beyond the standard. */
export interface NewExtension {
  readonly institutionId: string
  readonly kind: ExtensionKind
  readonly code: string
  readonly name: string
  /** `edition code` of the parent, or of each item in order. */
  readonly items: readonly string[]
  readonly aliases: readonly string[]
}

/** Put an extension in force, in place of the institution's one of the same code. */
export async function putExtension(change: Change, given: NewExtension): Promise<ExtensionsTable> {
  await change.db
    .updateTable("extensions")
    .set({until: change.at})
    .where("institution_id", "=", given.institutionId)
    .where("code", "=", given.code)
    .where("until", "is", null)
    .execute()
  const row: ExtensionsTable = {
    id: change.newId(),
    institution_id: given.institutionId,
    kind: given.kind,
    code: given.code,
    name: given.name,
    items: JSON.stringify(given.items),
    aliases: JSON.stringify(given.aliases),
    promoted_at: null,
    ...begun(change),
  }
  await change.db.insertInto("extensions").values(row).execute()
  return row
}

/** Mark it as one that the standard should have. */
export async function promoteExtension(change: Change, institutionId: string, id: string): Promise<boolean> {
  const {numUpdatedRows} = await change.db
    .updateTable("extensions")
    .set({promoted_at: change.at})
    .where("id", "=", id)
    .where("institution_id", "=", institutionId)
    .where("until", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function retireExtension(change: Change, institutionId: string, id: string): Promise<boolean> {
  const {numUpdatedRows} = await change.db
    .updateTable("extensions")
    .set({until: change.at})
    .where("id", "=", id)
    .where("institution_id", "=", institutionId)
    .where("until", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The extensions of an institution in force, by code. */
export const extensionsOf = (db: Connection, institutionId: string, at?: number): Promise<ExtensionsTable[]> =>
  inForce(
    db.selectFrom("extensions").selectAll().where("institution_id", "=", institutionId).orderBy("code"),
    at,
  ).execute()

/** Extensions with a code at the other institutions of a group. */
export const extensionsInGroup = (
  db: Connection,
  groupId: string,
  code: string,
): Promise<readonly (ExtensionsTable & {readonly institution: string})[]> =>
  db
    .selectFrom("extensions")
    .innerJoin("institutions", "institutions.id", "extensions.institution_id")
    .selectAll("extensions")
    .select("institutions.name as institution")
    .where("institutions.group_id", "=", groupId)
    .where("extensions.code", "=", code)
    .where("extensions.until", "is", null)
    .execute()
