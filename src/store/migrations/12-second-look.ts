import type {Connection} from "../connection.ts"

/** Institutions can have what a person decides looked at by another before it holds: what it will be then, and whose it is. */
export async function keepSecondLook(db: Connection): Promise<void> {
  await db.schema.alterTable("institutions").addColumn("second_look_since", "bigint").execute()
  for (const column of ["pending_state", "pending_by"])
    await db.schema.alterTable("mappings").addColumn(column, "text").execute()
}
