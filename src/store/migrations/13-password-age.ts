import type {Connection, Kind} from "../connection.ts"

/** When passwords were set, those that there are from now on; and those before them, as long as the policy asks. */
export async function keepPasswordAge(db: Connection, _kind: Kind, at: number): Promise<void> {
  await db.schema.alterTable("users").addColumn("password_set_at", "bigint").execute()
  await db.updateTable("users").set({password_set_at: at}).where("password", "is not", null).execute()
  await db.schema
    .createTable("past_passwords")
    .addColumn("id", "text", column => column.notNull())
    .addColumn("user_id", "text", column => column.notNull().references("users.id"))
    .addColumn("password", "text", column => column.notNull())
    .addColumn("until", "bigint", column => column.notNull())
    .addPrimaryKeyConstraint("past_passwords_key", ["id"])
    .execute()
  await db.schema.createIndex("past_passwords_user").on("past_passwords").columns(["user_id", "id"]).execute()
}
