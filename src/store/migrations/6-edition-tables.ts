import type {Connection} from "../connection.ts"

/**
 * What an edition is built from is kept with it, as it was written. Its terms and
 * items come of that, and are kept no second time: nothing read them. Tables of
 * editions that a store has already are written when its program starts next.
 */
export async function keepEditionTables(db: Connection): Promise<void> {
  await db.schema
    .createTable("edition_tables")
    .addColumn("edition_id", "text", column => column.notNull().references("editions.id"))
    .addColumn("name", "text", column => column.notNull())
    .addColumn("rows", "text", column => column.notNull())
    .addPrimaryKeyConstraint("edition_tables_key", ["edition_id", "name"])
    .execute()
  await db.schema.dropTable("items").execute()
  await db.schema.dropTable("terms").execute()
}
