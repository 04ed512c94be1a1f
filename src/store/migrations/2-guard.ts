import {sql} from "kysely"
import type {Connection} from "../connection.ts"

/**
 * The audit refuses to be changed, by the database itself. The one step that
 * each database words in its own way: SQLite takes statements in a trigger,
 * PostgreSQL a function.
 */
export async function guardAudit(db: Connection, kind: "sqlite" | "postgres"): Promise<void> {
  for (const statement of kind === "sqlite" ? sqliteGuards : postgresGuards) await sql.raw(statement).execute(db)
}

const message = "the audit is append-only"

const sqliteGuards = ["update", "delete"].map(
  act => `create trigger audit_no_${act} before ${act} on audit begin select raise(abort, '${message}'); end`,
)

const postgresGuards = [
  `create or replace function audit_refuse() returns trigger language plpgsql as
   $$ begin raise exception '${message}'; end $$`,
  `create trigger audit_no_change before update or delete on audit
   for each row execute function audit_refuse()`,
  `create trigger audit_no_truncate before truncate on audit
   for each statement execute function audit_refuse()`,
]
