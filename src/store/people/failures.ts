import type {Connection} from "../connection.ts"
import type {FailuresTable} from "./schema.ts"

export const failuresOf = (db: Connection, key: string): Promise<FailuresTable | undefined> =>
  db.selectFrom("failures").selectAll().where("key", "=", key).executeTakeFirst()

const mostKeys = 10_000

/** Keep what is known of a key; of ten thousand others the ones that failed longest ago are forgotten. */
export async function putFailures(db: Connection, {key, ...set}: FailuresTable): Promise<void> {
  await db
    .insertInto("failures")
    .values({key, ...set})
    .onConflict(conflict => conflict.column("key").doUpdateSet(set))
    .execute()
  const old = db.selectFrom("failures").select("key").orderBy("at", "desc").offset(mostKeys).limit(mostKeys)
  await db.deleteFrom("failures").where("key", "in", old).execute()
}

/** The last failure was none; those before it stay. */
export async function takeBackFailure(db: Connection, key: string): Promise<void> {
  await db
    .updateTable("failures")
    .set(eb => ({count: eb("count", "-", 1), at: eb.ref("earlier")}))
    .where("key", "=", key)
    .execute()
}

export async function forgetFailures(db: Connection, key: string): Promise<void> {
  await db.deleteFrom("failures").where("key", "=", key).execute()
}
