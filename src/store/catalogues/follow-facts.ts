import {parts} from "../bulk.ts"
import type {Connection} from "../connection.ts"

/** Let the mappings in force of some rows know what the facts say now. */
export async function followFacts(db: Connection, rowIds: readonly string[]): Promise<void> {
  const follow = db
    .updateTable("mappings")
    .set(eb => {
      const facts = eb
        .selectFrom("row_facts as f")
        .whereRef("f.row_id", "=", "mappings.row_id")
        .where("f.until", "is", null)
      return {volume: facts.select("f.volume"), modality: facts.select("f.modality")}
    })
    .where("until", "is", null)
  for (const some of parts(rowIds)) await follow.where("row_id", "in", some).execute()
}
