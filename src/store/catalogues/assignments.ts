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

/** A part of the work in force, and where it is. */
export type PlacedAssignment = AssignmentsTable & {
  readonly catalogue: string
  readonly institution: string
  readonly institution_id: string
}

/** What somebody is asked to do, in catalogues and institutions that are in use, the latest first. */
export const assignmentsFor = (db: Connection, userId: string): Promise<PlacedAssignment[]> =>
  db
    .selectFrom("assignments as a")
    .innerJoin("catalogues as c", "c.id", "a.catalogue_id")
    .innerJoin("institutions as i", "i.id", "c.institution_id")
    .selectAll("a")
    .select(["c.name as catalogue", "c.institution_id", "i.name as institution"])
    .where("a.user_id", "=", userId)
    .where("a.until", "is", null)
    .where("c.retired_at", "is", null)
    .where("i.retired_at", "is", null)
    .orderBy("a.id", "desc")
    .execute()

/** The blind rounds of a catalogue that somebody is asked in. */
export const roundsAsked = (db: Connection, catalogueId: string, userId: string): Promise<AssignmentsTable[]> =>
  db
    .selectFrom("assignments")
    .selectAll()
    .where("catalogue_id", "=", catalogueId)
    .where("user_id", "=", userId)
    .where("round", "!=", "")
    .where("until", "is", null)
    .execute()
