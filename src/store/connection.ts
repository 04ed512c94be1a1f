import type {Kysely} from "kysely"
import type {Schema} from "./schema.ts"

/** The database, or a transaction on it: every query takes it as its first parameter. */
export type Connection = Kysely<Schema>

export type Kind = "sqlite" | "postgres"
