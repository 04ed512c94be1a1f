import {type Connection, pages, type Rows, rowsWith, type Table} from "../store/index.ts"

/** Rows that an institution has in a table. */
interface Handed {
  /** The column that its rows are found by, and what it names. */
  readonly by: readonly [column: string, of: "institution" | "catalogue" | "row" | "remarked row" | "mapping"]
  /** Columns with ids of what is handed over too: of its own, and of what it refers to. */
  readonly ids: readonly string[]
  /** Columns that name people. */
  readonly people: readonly string[]
  /** Columns that name what is others', and are left empty. */
  readonly others?: readonly string[]
}

/** Why nothing of a table is handed over. */
interface Stays {
  readonly why: string
}

/** What of each table is handed over with an institution, those referred to before those that refer. A table that is missing here does not compile. */
export const belongings = {
  institutions: {by: ["id", "institution"], ids: ["id"], people: [], others: ["group_id"]},
  catalogues: {by: ["institution_id", "institution"], ids: ["id", "institution_id"], people: []},
  imports: {by: ["catalogue_id", "catalogue"], ids: ["id", "catalogue_id"], people: ["by"]},
  catalogue_rows: {by: ["catalogue_id", "catalogue"], ids: ["id", "catalogue_id"], people: []},
  row_facts: {by: ["row_id", "row"], ids: ["id", "row_id", "import_id"], people: ["by"]},
  row_names: {by: ["row_id", "row"], ids: ["id", "row_id"], people: ["by"]},
  mappings: {by: ["row_id", "row"], ids: ["id", "row_id", "catalogue_id"], people: ["by", "pending_by"]},
  mapping_items: {by: ["mapping_id", "mapping"], ids: ["mapping_id"], people: []},
  decisions: {by: ["row_id", "row"], ids: ["id", "row_id", "saw_id", "mapping_id"], people: ["by"]},
  comments: {by: ["subject", "remarked row"], ids: ["id"], people: ["by"]},
  assignments: {by: ["catalogue_id", "catalogue"], ids: ["id", "catalogue_id"], people: ["by", "user_id"]},
  extensions: {by: ["institution_id", "institution"], ids: ["id", "institution_id"], people: ["by"]},
  institution_words: {
    by: ["institution_id", "institution"],
    ids: ["id", "institution_id"],
    people: ["by", "ended_by"],
    others: ["from_id"],
  },
  audit: {by: ["institution_id", "institution"], ids: ["institution_id"], people: ["by"]},
  users: {why: "people go as marks, with their names where that is asked; never logins, addresses or passwords"},
  migrations: {why: "the head of the file names the steps"},
  settings: {why: "of a server, not of an institution: what an institution asks for stands with it"},
  editions: {why: "each server has its own; rows name the edition of their codes"},
  edition_tables: {why: "as editions"},
  past_passwords: {why: "of people"},
  identities: {why: "of people"},
  groups: {why: "a group is other institutions' too"},
  group_requests: {why: "what was asked of a group of that server"},
  roles: {why: "who may do what is for the other server to say"},
  sessions: {why: "of people at that server"},
  tokens: {why: "of people at that server"},
  replies: {why: "answers to requests to that server"},
  jobs: {why: "work of that server; what came of it stands in the rows and the audit"},
  audit_head: {why: "the head of the file tells where the chain ended"},
} as const satisfies Readonly<Record<Table, Handed | Stays>>

/** A table with rows of an institution. */
export type HandedTable = {
  [T in Table]: (typeof belongings)[T] extends Handed ? T : never
}[Table]

/** Tables with rows of an institution, those referred to before those that refer. */
export const handedTables = Object.keys(belongings).filter(
  (table): table is HandedTable => "by" in belongings[table as Table],
)

/** How the rows of a table belong to an institution. */
export const handed = (table: HandedTable): Handed => belongings[table]

/** The rows that an institution has in a table, in an order that stays. */
export async function* rowsOf(db: Connection, table: HandedTable, institutionId: string): AsyncGenerator<Rows> {
  const [column, of] = handed(table).by
  if (of === "institution") yield* pages(db, table, {column, value: institutionId})
  else if (of === "catalogue")
    for (const value of await catalogueIds(db, institutionId)) yield* pages(db, table, {column, value})
  else
    for await (const rows of rowsOf(db, of === "mapping" ? "mappings" : "catalogue_rows", institutionId)) {
      const ids = rows.map(({id}) => String(id))
      yield await rowsWith(db, table, {column, values: of === "remarked row" ? ids.map(id => `row:${id}`) : ids})
    }
}

async function catalogueIds(db: Connection, institutionId: string): Promise<readonly string[]> {
  const query = db.selectFrom("catalogues").select("id").where("institution_id", "=", institutionId).orderBy("id")
  return (await query.execute()).map(({id}) => id)
}
