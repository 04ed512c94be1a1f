import type {Json} from "./canonical.ts"
import {begun, type Change} from "./change.ts"
import type {Connection} from "./connection.ts"
import {inForce} from "./history.ts"

/** Settings by name, as they are now or were at a time. */
export async function settings(db: Connection, at?: number): Promise<ReadonlyMap<string, Json>> {
  const rows = await inForce(db.selectFrom("settings").selectAll(), at).execute()
  return new Map(rows.map(row => [row.name, JSON.parse(row.value) as Json]))
}

/** A setting succeeds the one of the same name. */
export async function putSetting(change: Change, name: string, value: Json): Promise<void> {
  const {db, at} = change
  await db.updateTable("settings").set({until: at}).where("name", "=", name).where("until", "is", null).execute()
  const row = {id: change.newId(), name, value: JSON.stringify(value), ...begun(change)}
  await db.insertInto("settings").values(row).execute()
}
