import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import type {AssignmentKind} from "../lists.ts"
import type {AssignmentsTable} from "./schema.ts"

/** A part of a catalogue that is somebody's: rows by their local codes, or a share of all rows. */
export interface NewAssignment {
  readonly catalogueId: string
  readonly userId: string
  readonly kind: AssignmentKind
  /** First and last code of a range; of a share, where it begins and ends, from 0 to 100. */
  readonly lower: string
  readonly upper: string
  /** A blind round, or empty for the work itself. */
  readonly round?: string
}

export async function assign(change: Change, given: NewAssignment): Promise<AssignmentsTable> {
  const row: AssignmentsTable = {
    id: change.newId(),
    catalogue_id: given.catalogueId,
    user_id: given.userId,
    kind: given.kind,
    lower: given.lower,
    upper: given.upper,
    round: given.round ?? "",
    ...begun(change),
  }
  await change.db.insertInto("assignments").values(row).execute()
  return row
}

export async function unassign(change: Change, catalogueId: string, id: string): Promise<boolean> {
  const {numUpdatedRows} = await change.db
    .updateTable("assignments")
    .set({until: change.at})
    .where("id", "=", id)
    .where("catalogue_id", "=", catalogueId)
    .where("until", "is", null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The assignments of a catalogue in force, now or at a time. */
export const assignmentsOf = (db: Connection, catalogueId: string, at?: number): Promise<AssignmentsTable[]> =>
  inForce(db.selectFrom("assignments").selectAll().where("catalogue_id", "=", catalogueId).orderBy("id"), at).execute()
