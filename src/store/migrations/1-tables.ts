import {type ColumnDefinitionBuilder, type CreateTableBuilder, sql} from "kysely"
import type {Connection} from "../connection.ts"
import {keys as keysNow, type Table as TableNow} from "../tables.ts"

/** Step 6 takes `terms` and `items` away again. */
const keys = {...keysNow, terms: ["edition_id", "facet", "position"], items: ["edition_id", "code"]} as const
type Table = TableNow | "terms" | "items"

/**
 * What a column holds: text, a whole number up to 2^53, a fraction; `?` where
 * it may be null; `> table` where it refers to that table's id.
 */
type Kind = "text" | "whole" | "real" | "text?" | "whole?" | `text > ${Table}` | `text? > ${Table}`

const succession = {since: "whole", until: "whole?", by: "text", why: "text"} as const

const columns: Readonly<Partial<Record<Table, Readonly<Record<string, Kind>>>>> = {
  settings: {id: "text", name: "text", value: "text", ...succession},
  editions: {
    id: "text",
    edition: "text",
    status: "text",
    title_zh: "text",
    title_en: "text",
    published: "text?",
    in_force: "text?",
    hash: "text",
    facts: "text",
    ...succession,
  },
  terms: {
    edition_id: "text > editions",
    facet: "text",
    position: "whole",
    code: "text",
    zh: "text",
    en: "text",
    modalities: "text",
    row: "text",
  },
  items: {
    edition_id: "text > editions",
    code: "text",
    zh: "text",
    en: "text",
    modality: "text",
    layer: "text",
    pinyin: "text",
    facets: "text",
  },
  users: {
    id: "text",
    login: "text",
    name: "text",
    email: "text?",
    password: "text?",
    created_at: "whole",
    disabled_at: "whole?",
  },
  identities: {issuer: "text", subject: "text", user_id: "text > users", created_at: "whole"},
  groups: {id: "text", name: "text", created_at: "whole", retired_at: "whole?"},
  institutions: {
    id: "text",
    group_id: "text? > groups",
    code: "text",
    name: "text",
    region: "text?",
    level: "text?",
    created_at: "whole",
    retired_at: "whole?",
  },
  roles: {
    id: "text",
    user_id: "text > users",
    institution_id: "text? > institutions",
    role: "text",
    ...succession,
  },
  sessions: {
    id: "text",
    user_id: "text > users",
    hash: "text",
    csrf_hash: "text",
    created_at: "whole",
    seen_at: "whole",
    expires_at: "whole",
    ended_at: "whole?",
    address: "text?",
    agent: "text?",
  },
  tokens: {
    id: "text",
    user_id: "text > users",
    name: "text",
    hash: "text",
    scopes: "text",
    created_at: "whole",
    expires_at: "whole?",
    used_at: "whole?",
    revoked_at: "whole?",
  },
  replies: {user_id: "text > users", key: "text", request: "text", status: "whole", body: "text", at: "whole"},
  catalogues: {
    id: "text",
    institution_id: "text > institutions",
    name: "text",
    created_at: "whole",
    retired_at: "whole?",
  },
  imports: {
    id: "text",
    catalogue_id: "text > catalogues",
    file: "text",
    hash: "text",
    row_count: "whole",
    at: "whole",
    by: "text",
  },
  catalogue_rows: {
    id: "text",
    catalogue_id: "text > catalogues",
    code: "text",
    name: "text",
    created_at: "whole",
  },
  row_facts: {
    id: "text",
    row_id: "text > catalogue_rows",
    import_id: "text? > imports",
    modality: "text?",
    department: "text?",
    volume: "whole",
    price: "text?",
    price_code: "text?",
    pinyin: "text?",
    valid_from: "text?",
    valid_to: "text?",
    other: "text?",
    ...succession,
  },
  mappings: {
    id: "text",
    row_id: "text > catalogue_rows",
    catalogue_id: "text > catalogues",
    state: "text",
    relation: "text?",
    confidence: "real",
    weight: "real",
    origin: "text",
    engine: "text?",
    lexicon: "text?",
    account: "text?",
    ...succession,
  },
  mapping_items: {mapping_id: "text > mappings", position: "whole", edition: "text", code: "text"},
  decisions: {
    id: "text",
    row_id: "text > catalogue_rows",
    saw_id: "text? > mappings",
    mapping_id: "text? > mappings",
    act: "text",
    round: "text",
    relation: "text?",
    items: "text",
    took_ms: "whole?",
    ...succession,
  },
  comments: {
    id: "text",
    subject: "text",
    text: "text",
    flag: "text?",
    by: "text",
    at: "whole",
    resolved_at: "whole?",
  },
  jobs: {
    id: "text",
    kind: "text",
    key: "text?",
    institution_id: "text? > institutions",
    input: "text",
    state: "text",
    done: "whole",
    total: "whole",
    note: "text?",
    result: "text?",
    fault: "text?",
    attempts: "whole",
    most_attempts: "whole",
    run_after: "whole",
    worker: "text?",
    lease_until: "whole?",
    by: "text",
    created_at: "whole",
    started_at: "whole?",
    ended_at: "whole?",
  },
  audit: {
    seq: "whole",
    at: "whole",
    by: "text",
    act: "text",
    subject: "text",
    institution_id: "text?",
    details: "text",
    previous: "text",
    hash: "text",
  },
  audit_head: {id: "whole", seq: "whole", hash: "text"},
}

/** Name, table, columns, and what rows it covers: all, or those in force. */
const indexes: readonly (readonly [string, Table, readonly string[], ("unique" | "current")?, "current"?])[] = [
  ["settings_current", "settings", ["name"], "unique", "current"],
  ["editions_current", "editions", ["edition"], "unique", "current"],
  ["users_login", "users", ["login"], "unique"],
  ["identities_user", "identities", ["user_id"]],
  ["institutions_code", "institutions", ["code"], "unique"],
  ["institutions_group", "institutions", ["group_id"]],
  ["roles_user", "roles", ["user_id"], "current"],
  ["sessions_hash", "sessions", ["hash"], "unique"],
  ["sessions_user", "sessions", ["user_id"]],
  ["tokens_hash", "tokens", ["hash"], "unique"],
  ["tokens_user", "tokens", ["user_id"]],
  ["catalogues_name", "catalogues", ["institution_id", "name"], "unique"],
  ["imports_catalogue", "imports", ["catalogue_id", "at"]],
  ["rows_identity", "catalogue_rows", ["catalogue_id", "code", "name"], "unique"],
  ["facts_current", "row_facts", ["row_id"], "unique", "current"],
  ["facts_history", "row_facts", ["row_id", "since"]],
  ["mappings_current", "mappings", ["row_id"], "unique", "current"],
  ["mappings_history", "mappings", ["row_id", "since"]],
  ["mappings_work", "mappings", ["catalogue_id", "state", "weight", "id"], "current"],
  ["mapping_items_code", "mapping_items", ["edition", "code"]],
  ["decisions_row", "decisions", ["row_id", "since"]],
  ["decisions_by", "decisions", ["by", "since"]],
  ["comments_subject", "comments", ["subject", "at"]],
  ["jobs_waiting", "jobs", ["state", "run_after", "id"]],
  ["audit_subject", "audit", ["subject", "seq"]],
  ["audit_by", "audit", ["by", "seq"]],
]

export async function createTables(db: Connection): Promise<void> {
  for (const [table, kinds] of Object.entries(columns)) await createTable(db, table as Table, kinds)
  for (const [name, table, on, ...marks] of indexes) await createIndex(db, name, table, on, marks)
  await db.schema
    .createIndex("jobs_open")
    .on("jobs")
    .column("key")
    .unique()
    .where(sql.ref("state"), "in", ["waiting", "running"])
    .execute()
  await db.insertInto("audit_head").values({id: 1, seq: 0, hash: ""}).execute()
}

async function createTable(db: Connection, table: Table, kinds: Readonly<Record<string, Kind>>): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(table)
  for (const [column, kind] of Object.entries(kinds)) {
    const [type = "text", target] = kind.split(" > ")
    builder = builder.addColumn(column, dataTypes[type as keyof typeof dataTypes], definition =>
      constrain(definition, type, target),
    )
  }
  await builder.addPrimaryKeyConstraint(`${table}_key`, [...keys[table]]).execute()
}

const dataTypes = {
  text: "text",
  "text?": "text",
  whole: "bigint",
  "whole?": "bigint",
  real: "double precision",
} as const

function constrain(column: ColumnDefinitionBuilder, type: string, target: string | undefined): ColumnDefinitionBuilder {
  const known = type.endsWith("?") ? column : column.notNull()
  return target === undefined ? known : known.references(`${target}.id`)
}

async function createIndex(
  db: Connection,
  name: string,
  table: Table,
  on: readonly string[],
  marks: readonly (string | undefined)[],
): Promise<void> {
  const index = db.schema
    .createIndex(name)
    .on(table)
    .columns([...on])
  const unique = marks.includes("unique") ? index.unique() : index
  await (marks.includes("current") ? unique.where("until", "is", null) : unique).execute()
}
