import {sql} from "kysely"
import type {Status} from "../../recognition/lists.ts"
import {parts} from "../bulk.ts"
import type {Connection} from "../connection.ts"

/**
 * What the work list is filtered and counted by stands with each mapping, and in
 * the index that the list is walked along: pages and counts read nothing else.
 */
export async function createReading(db: Connection): Promise<void> {
  for (const column of ["status", "flags", "modality"])
    await db.schema.alterTable("mappings").addColumn(column, "text").execute()
  await db.schema.alterTable("mappings").addColumn("volume", "bigint").execute()
  await copyFacts(db)
  await copyReadings(db)
  await db.schema.dropIndex("mappings_work").execute()
  await db.schema
    .createIndex("mappings_work")
    .on("mappings")
    .columns(["catalogue_id", "state", "weight", "id", "volume", "status", "origin", "modality", "flags"])
    .where(sql.ref("until"), "is", null)
    .execute()
}

const copyFacts = (db: Connection) =>
  db
    .updateTable("mappings")
    .set(eb => {
      const facts = eb
        .selectFrom("row_facts as f")
        .whereRef("f.row_id", "=", "mappings.row_id")
        .where("f.until", "is", null)
      return {volume: facts.select("f.volume"), modality: facts.select("f.modality")}
    })
    .execute()

const mappingsAtOnce = 5000

async function copyReadings(db: Connection): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("mappings")
      .select(["id", "account"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(mappingsAtOnce)
      .execute()
    const read = rows.filter(row => row.account !== null)
    for (const same of Map.groupBy(read, ({account}) => keyOf(account ?? "{}")).values())
      for (const some of parts(same))
        await db
          .updateTable("mappings")
          .set(readingOf(some[0]?.account ?? "{}"))
          .where(
            "id",
            "in",
            some.map(({id}) => id),
          )
          .execute()
    after = rows.at(-1)?.id ?? ""
    if (rows.length < mappingsAtOnce) return
  }
}

function readingOf(account: string): {status: Status | null; flags: string} {
  const {status = null, flags = []} = JSON.parse(account) as {status?: Status; flags?: readonly string[]}
  return {status, flags: flags.map(flag => ` ${flag}`).join("") + (flags.length > 0 ? " " : "")}
}

const keyOf = (account: string): string => JSON.stringify(readingOf(account))
