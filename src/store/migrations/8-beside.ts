import type {Connection} from "../connection.ts"

/**
 * What a hospital's other columns say of a row is kept with it; and what a row
 * was called before, for names of codes change.
 */
export async function keepBeside(db: Connection): Promise<void> {
  await db.schema
    .alterTable("catalogue_rows")
    .addColumn("beside", "text", column => column.notNull().defaultTo(""))
    .execute()
  await db.schema.dropIndex("rows_identity").execute()
  await db.schema
    .createIndex("rows_identity")
    .on("catalogue_rows")
    .columns(["catalogue_id", "code", "name", "beside"])
    .unique()
    .execute()
  await db.schema
    .createTable("row_names")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("row_id", "text", column => column.notNull().references("catalogue_rows.id"))
    .addColumn("name", "text", column => column.notNull())
    .addColumn("beside", "text", column => column.notNull())
    .addColumn("since", "bigint", column => column.notNull())
    .addColumn("until", "bigint", column => column.notNull())
    .addColumn("by", "text", column => column.notNull())
    .addColumn("why", "text", column => column.notNull())
    .addPrimaryKeyConstraint("row_names_key", ["id"])
    .execute()
  await db.schema.createIndex("row_names_row").on("row_names").columns(["row_id", "since"]).execute()
}
