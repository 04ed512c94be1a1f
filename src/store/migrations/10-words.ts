import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/** Words that institutions taught; and how a catalogue was last mapped, so that some of its rows can be read again alike. */
export async function keepWords(db: Connection): Promise<void> {
  await db.schema
    .createTable("institution_words")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("institution_id", "text", column => column.notNull().references("institutions.id"))
    .addColumn("word", "text", column => column.notNull())
    .addColumn("family", "text", column => column.notNull())
    .addColumn("kind", "text", column => column.notNull())
    .addColumn("value", "text", column => column.notNull())
    .addColumn("from_id", "text", column => column.references("institutions.id"))
    .addColumn("since", "bigint", column => column.notNull())
    .addColumn("until", "bigint")
    .addColumn("by", "text", column => column.notNull())
    .addColumn("why", "text", column => column.notNull())
    .addColumn("ended_by", "text")
    .addColumn("ended_why", "text")
    .addPrimaryKeyConstraint("institution_words_key", ["id"])
    .execute()
  await db.schema
    .createIndex("institution_words_now")
    .on("institution_words")
    .columns(["institution_id", "word", "family"])
    .unique()
    .where(sql.ref("until"), "is", null)
    .execute()
  await db.schema.alterTable("catalogues").addColumn("edition", "text").execute()
  await db.schema.alterTable("catalogues").addColumn("accept", "double precision").execute()
}
