import type {Schema} from "./schema.ts"

export type Table = keyof Schema

/** Every table with its primary key, those referred to before those that refer. */
export const keys = {
  migrations: ["name"],
  settings: ["id"],
  editions: ["id"],
  edition_tables: ["edition_id", "name"],
  users: ["id"],
  past_passwords: ["id"],
  identities: ["issuer", "subject"],
  groups: ["id"],
  institutions: ["id"],
  group_requests: ["id"],
  roles: ["id"],
  sessions: ["id"],
  tokens: ["id"],
  replies: ["user_id", "key"],
  catalogues: ["id"],
  imports: ["id"],
  catalogue_rows: ["id"],
  row_facts: ["id"],
  row_names: ["id"],
  mappings: ["id"],
  mapping_items: ["mapping_id", "position"],
  decisions: ["id"],
  comments: ["id"],
  assignments: ["id"],
  extensions: ["id"],
  institution_words: ["id"],
  jobs: ["id"],
  audit: ["seq"],
  audit_head: ["id"],
} as const satisfies Readonly<Record<Table, readonly string[]>>

export const tables = Object.keys(keys) as readonly Table[]

/** Tables that have rows in every store. */
export const ownTables: readonly Table[] = ["migrations", "audit_head"]
