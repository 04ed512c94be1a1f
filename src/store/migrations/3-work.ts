import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/** Who works on which part of a catalogue, what institutions name beyond the standard, and rows by name for live answers. */
export async function createWork(db: Connection): Promise<void> {
  await createAssignments(db)
  await db.schema.createIndex("rows_walk").on("catalogue_rows").columns(["catalogue_id", "id"]).execute()
  await db.schema.createIndex("rows_name").on("catalogue_rows").columns(["catalogue_id", "name"]).execute()
  await createExtensions(db)
}

async function createAssignments(db: Connection): Promise<void> {
  await db.schema
    .createTable("assignments")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("catalogue_id", "text", column => column.notNull().references("catalogues.id"))
    .addColumn("user_id", "text", column => column.notNull().references("users.id"))
    .addColumn("kind", "text", column => column.notNull())
    .addColumn("lower", "text", column => column.notNull())
    .addColumn("upper", "text", column => column.notNull())
    .addColumn("round", "text", column => column.notNull())
    .addColumn("since", "bigint", column => column.notNull())
    .addColumn("until", "bigint")
    .addColumn("by", "text", column => column.notNull())
    .addColumn("why", "text", column => column.notNull())
    .addPrimaryKeyConstraint("assignments_key", ["id"])
    .execute()
  await db.schema
    .createIndex("assignments_catalogue")
    .on("assignments")
    .columns(["catalogue_id"])
    .where(sql.ref("until"), "is", null)
    .execute()
}

async function createExtensions(db: Connection): Promise<void> {
  await db.schema
    .createTable("extensions")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("institution_id", "text", column => column.notNull().references("institutions.id"))
    .addColumn("kind", "text", column => column.notNull())
    .addColumn("code", "text", column => column.notNull())
    .addColumn("name", "text", column => column.notNull())
    .addColumn("items", "text", column => column.notNull())
    .addColumn("aliases", "text", column => column.notNull())
    .addColumn("promoted_at", "bigint")
    .addColumn("since", "bigint", column => column.notNull())
    .addColumn("until", "bigint")
    .addColumn("by", "text", column => column.notNull())
    .addColumn("why", "text", column => column.notNull())
    .addPrimaryKeyConstraint("extensions_key", ["id"])
    .execute()
  await db.schema
    .createIndex("extensions_code")
    .on("extensions")
    .columns(["institution_id", "code"])
    .unique()
    .where(sql.ref("until"), "is", null)
    .execute()
}
