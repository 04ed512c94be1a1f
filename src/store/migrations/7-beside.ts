import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/**
 * What a hospital's other columns say of a row is kept with it, and what a row
 * was called stands with its facts, for names of codes change: `catalogue_rows`
 * has what is so now, `row_facts` what was so when.
 */
export async function keepBeside(db: Connection): Promise<void> {
  await db.schema
    .alterTable("catalogue_rows")
    .addColumn("beside", "text", column => column.notNull().defaultTo(""))
    .execute()
  for (const column of ["name", "beside"])
    await db.schema
      .alterTable("row_facts")
      .addColumn(column, "text", definition => definition.notNull().defaultTo(""))
      .execute()
  await sql`update row_facts set name = (select name from catalogue_rows r where r.id = row_facts.row_id)`.execute(db)
  await db.schema.dropIndex("rows_identity").execute()
  await db.schema
    .createIndex("rows_identity")
    .on("catalogue_rows")
    .columns(["catalogue_id", "code", "name", "beside"])
    .unique()
    .execute()
}
