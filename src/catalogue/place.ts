import {type CataloguesTable, catalogueById, catalogueRow, type PlacedRow} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type InstitutionsTable, institutionById} from "../store/people/index.ts"
import {refuse} from "./issues.ts"

/** Where a row must be: whoever may work at one place may not at another. */
export type Place = {readonly institutionId: string} | {readonly catalogueId: string}

/** A catalogue, and the institution that it must be of. */
export interface CataloguePlace {
  readonly institutionId: string
  readonly catalogueId: string
}

/**
 * A row that must be at a place, with what is known of it now.
 *
 * @throws Refusal `thing.missing`, also for a row that is gone
 */
export async function rowAt(db: Connection, place: Place, rowId: string): Promise<PlacedRow> {
  const row = await catalogueRow(db, rowId)
  if (!row || !isAt(row, place)) throw refuse("thing.missing", {kind: "row", id: rowId})
  return row
}

const isAt = (row: PlacedRow, place: Place): boolean =>
  "catalogueId" in place ? row.catalogue_id === place.catalogueId : row.institution_id === place.institutionId

/**
 * A catalogue that must be of an institution.
 *
 * @throws Refusal `thing.missing`
 */
export async function catalogueAt(
  db: Connection,
  {institutionId, catalogueId}: CataloguePlace,
): Promise<CataloguesTable & {readonly institution: InstitutionsTable}> {
  const catalogue = await catalogueById(db, catalogueId)
  const institution = await institutionById(db, institutionId)
  if (!institution || catalogue?.institution_id !== institution.id)
    throw refuse("thing.missing", {kind: "catalogue", id: catalogueId})
  return {...catalogue, institution}
}

/**
 * An institution.
 *
 * @throws Refusal `thing.missing`
 */
export async function institutionAt(db: Connection, id: string): Promise<InstitutionsTable> {
  const institution = await institutionById(db, id)
  if (!institution) throw refuse("thing.missing", {kind: "institution", id})
  return institution
}
