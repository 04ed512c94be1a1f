import {parts} from "../bulk.ts"
import type {Connection} from "../connection.ts"
import {type MappingState, settledStates} from "../lists.ts"
import type {RowBrief} from "./catalogues.ts"
import type {CatalogueRowsTable, MappingsTable, RowFactsTable} from "./schema.ts"

/** A page of rows by id; `after` is the last id of the page before. */
interface Page {
  readonly after?: string
  readonly limit: number
}

type StandingRow = RowBrief & Pick<MappingsTable, "state" | "relation"> & {readonly mapping_id: string}

/** Rows with their mappings in force, by id. */
const standingRows = (db: Connection, catalogueId: string, {after = "", limit}: Page) =>
  db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(["r.id", "r.name", "r.beside", "f.modality", "f.volume", "m.state", "m.relation"])
    .select("m.id as mapping_id")
    .where("r.catalogue_id", "=", catalogueId)
    .where("r.id", ">", after)
    .orderBy("r.id")
    .limit(limit)

/** Rows whose mapping in force the machine made and nobody reviews, with it, by id. */
export const machineRows = (db: Connection, catalogueId: string, page: Page): Promise<readonly StandingRow[]> =>
  standingRows(db, catalogueId, page)
    .where("m.origin", "in", ["machine", "inherited"])
    .where("m.state", "!=", "in review")
    .execute()

/** Rows that people decided, or a file of theirs did, with what they mean, by id. */
export const decidedRows = (db: Connection, catalogueId: string, page: Page): Promise<readonly StandingRow[]> =>
  standingRows(db, catalogueId, page)
    .where("m.origin", "in", ["person", "import"])
    .where("m.state", "in", settledStates)
    .execute()

/** Rows in review whose name, as it is now, the machine has not read yet, with their mappings. */
export const renamedRows = (
  db: Connection,
  catalogueId: string,
): Promise<readonly (MappingsTable & Pick<RowBrief, "name" | "beside"> & {readonly now: number})[]> =>
  db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .selectAll("m")
    .select(["r.name", "r.beside", "f.volume as now"])
    .where("m.catalogue_id", "=", catalogueId)
    .where("m.state", "=", "in review")
    .where("m.until", "is", null)
    .where("m.status", "is", null)
    .where("m.account", "is not", null)
    .orderBy("m.id")
    .execute()

/** Mappings in force that people accepted, at an institution and in its group. */
export function acceptedByPeople(
  db: Connection,
  institutionId: string,
  groupId: string | null,
): Promise<
  readonly (Pick<MappingsTable, "id" | "relation"> &
    Pick<RowBrief, "name" | "beside" | "modality"> & {readonly institution_id: string})[]
> {
  return db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("catalogues as c", "c.id", "r.catalogue_id")
    .innerJoin("institutions as i", "i.id", "c.institution_id")
    .select(["m.id", "m.relation", "r.name", "r.beside", "f.modality", "c.institution_id"])
    .where("m.until", "is", null)
    .where("m.state", "=", "accepted")
    .where("m.origin", "=", "person")
    .where(eb => eb.or([eb("i.id", "=", institutionId), ...(groupId === null ? [] : [eb("i.group_id", "=", groupId)])]))
    .orderBy("m.id")
    .execute()
}

/** A row of a catalogue, what is known of it, and its mapping. */
export type MappedRow = Pick<CatalogueRowsTable, "id" | "code" | "name" | "beside"> &
  Pick<
    RowFactsTable,
    "volume" | "modality" | "department" | "price" | "price_code" | "pinyin" | "wubi" | "valid_from" | "valid_to"
  > &
  Pick<
    MappingsTable,
    "state" | "relation" | "confidence" | "weight" | "origin" | "engine" | "lexicon" | "account" | "since" | "by"
  > & {readonly mapping_id: string}

/** What rows are and which mapping is in force, by row. */
export async function rowsByIds(
  db: Connection,
  rowIds: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    Pick<CatalogueRowsTable, "code" | "name"> &
      Pick<MappingsTable, "id" | "state" | "volume" | "modality" | "origin" | "since">
  >
> {
  const find = (some: readonly string[]) =>
    db
      .selectFrom("catalogue_rows as r")
      .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
      .select(["m.row_id", "r.code", "r.name", "m.id", "m.state", "m.volume", "m.modality", "m.origin", "m.since"])
      .where("r.id", "in", some)
      .execute()
  const found = new Map<string, Awaited<ReturnType<typeof find>>[number]>()
  for (const some of parts(rowIds)) for (const row of await find(some)) found.set(row.row_id, row)
  return found
}

/** The rows of a catalogue in some states with their mappings in force, by id; `after` is the last id of the page before. */
export async function mappedRows(
  db: Connection,
  catalogueId: string,
  page: {readonly states: readonly MappingState[]; readonly after?: string; readonly limit: number},
): Promise<readonly MappedRow[]> {
  if (page.states.length === 0) return []
  return db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select([
      "r.id",
      "r.code",
      "r.name",
      "r.beside",
      "f.volume",
      "f.modality",
      "f.department",
      "f.price",
      "f.price_code",
    ])
    .select([
      "f.pinyin",
      "f.wubi",
      "f.valid_from",
      "f.valid_to",
      "m.id as mapping_id",
      "m.state",
      "m.relation",
      "m.confidence",
    ])
    .select(["m.weight", "m.origin", "m.engine", "m.lexicon", "m.account", "m.since", "m.by"])
    .where("r.catalogue_id", "=", catalogueId)
    .where("r.id", ">", page.after ?? "")
    .where("m.state", "in", page.states)
    .orderBy("r.id")
    .limit(page.limit)
    .execute()
}
