import type {Connection} from "../connection.ts"

/** Sign-ins that failed, counted for all servers on the store together. */
export async function keepFailures(db: Connection): Promise<void> {
  await db.schema
    .createTable("failures")
    .addColumn("key", "text", column => column.notNull())
    .addColumn("count", "bigint", column => column.notNull())
    .addColumn("at", "bigint", column => column.notNull())
    .addColumn("earlier", "bigint", column => column.notNull())
    .addPrimaryKeyConstraint("failures_key", ["key"])
    .execute()
  await db.schema.createIndex("failures_at").on("failures").columns(["at"]).execute()
}
