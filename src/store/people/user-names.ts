import {parts} from "../bulk.ts"
import type {Connection} from "../connection.ts"

/** The names of users by their ids; what is no user's id has none. */
export async function userNames(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const some of parts([...new Set(ids)]))
    for (const {id, name} of await db.selectFrom("users").select(["id", "name"]).where("id", "in", some).execute())
      names.set(id, name)
  return names
}
