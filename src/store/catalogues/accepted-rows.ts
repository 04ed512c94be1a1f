import {type SelectQueryBuilder, sql} from "kysely"
import type {Connection} from "../connection.ts"
import type {InstitutionsTable} from "../people/schema.ts"
import type {Schema} from "../schema.ts"
import type {ItemRef} from "./mappings.ts"
import type {CatalogueRowsTable, MappingsTable} from "./schema.ts"

/** A row that was accepted, with its mapping and where it stands. */
export type AcceptedRow = Pick<CatalogueRowsTable, "code" | "name" | "catalogue_id"> &
  Pick<MappingsTable, "id" | "row_id" | "relation" | "modality" | "volume" | "origin" | "since" | "by">

interface Within {
  /** Ids of catalogues. */
  readonly catalogues: readonly string[]
  readonly limit: number
}

/** Rows that people accepted, the latest first. */
export const acceptedLately = (db: Connection, {catalogues, limit}: Within): Promise<readonly AcceptedRow[]> =>
  rowsOf(
    db,
    db
      .selectFrom("mappings")
      .select("id")
      .where("catalogue_id", "in", catalogues)
      .where(accepted)
      .orderBy("since", "desc")
      .orderBy("id", "desc")
      .limit(limit),
  )

/** Rows accepted as one of these items, whoever accepted them. */
export async function acceptedAs(
  db: Connection,
  items: readonly ItemRef[],
  {catalogues, limit}: Within,
): Promise<readonly AcceptedRow[]> {
  if (items.length === 0) return []
  const found = await db
    .selectFrom("mapping_items as i")
    .crossJoin("mappings as m") // so SQLite begins with the items, not with all that a catalogue accepted
    .select("m.id")
    .whereRef("m.id", "=", "i.mapping_id")
    .where(eb => eb.or(items.map(({edition, code}) => eb.and({"i.edition": edition, "i.code": code}))))
    .where("m.catalogue_id", "in", catalogues)
    .where("m.until", "is", null)
    .where("m.state", "=", "accepted")
    .limit(limit)
    .execute()
  const ids = found.map(({id}) => id)
  return ids.length === 0 ? [] : rowsOf(db, ids)
}

/** The conditions of an index that holds nothing else, as written there: a parameter might be anything else. */
const accepted = sql<boolean>`until is null and state = 'accepted' and origin = 'person'`

function rowsOf(
  db: Connection,
  ids: readonly string[] | SelectQueryBuilder<Schema, "mappings", {id: string}>,
): Promise<readonly AcceptedRow[]> {
  return db
    .selectFrom("mappings as m")
    .innerJoin("catalogue_rows as r", "r.id", "m.row_id")
    .select(["m.id", "m.row_id", "m.relation", "m.modality", "m.volume", "m.origin", "m.since", "m.by"])
    .select(["r.code", "r.name", "r.catalogue_id"])
    .where("m.id", "in", ids)
    .execute()
}

/** The catalogues of an institution and of its group, each with its institution. */
export const cataloguesNear = (
  db: Connection,
  institution: InstitutionsTable,
): Promise<readonly (Pick<InstitutionsTable, "id" | "code" | "name"> & {readonly catalogue: string})[]> =>
  db
    .selectFrom("institutions as i")
    .innerJoin("catalogues as c", "c.institution_id", "i.id")
    .select(["i.id", "i.code", "i.name", "c.id as catalogue"])
    .where(eb =>
      eb.or([
        eb("i.id", "=", institution.id),
        ...(institution.group_id === null ? [] : [eb("i.group_id", "=", institution.group_id)]),
      ]),
    )
    .execute()
