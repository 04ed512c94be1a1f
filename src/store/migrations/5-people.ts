import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/** What people accepted has an index of its own, the latest at its end: rows with like names are looked for among it. */
export async function indexPeople(db: Connection): Promise<void> {
  await db.schema
    .createIndex("mappings_people")
    .on("mappings")
    .columns(["catalogue_id", "since", "id"])
    .where(sql<boolean>`until is null and state = 'accepted' and origin = 'person'`)
    .execute()
}
