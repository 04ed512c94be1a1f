import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/**
 * Who asks to join or leave a group, and who consents. A user whose password
 * somebody else set is to choose their own.
 */
export async function keepConsent(db: Connection): Promise<void> {
  await db.schema
    .createTable("group_requests")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("institution_id", "text", column => column.notNull().references("institutions.id"))
    .addColumn("group_id", "text", column => column.notNull().references("groups.id"))
    .addColumn("act", "text", column => column.notNull())
    .addColumn("by", "text", column => column.notNull())
    .addColumn("at", "bigint", column => column.notNull())
    .addColumn("group_by", "text")
    .addColumn("group_at", "bigint")
    .addColumn("system_by", "text")
    .addColumn("system_at", "bigint")
    .addColumn("outcome", "text")
    .addColumn("ended_by", "text")
    .addColumn("ended_at", "bigint")
    .addPrimaryKeyConstraint("group_requests_key", ["id"])
    .execute()
  await db.schema
    .createIndex("group_requests_open")
    .on("group_requests")
    .column("institution_id")
    .unique()
    .where(sql.ref("ended_at"), "is", null)
    .execute()
  await db.schema.alterTable("users").addColumn("password_given_at", "bigint").execute()
}
