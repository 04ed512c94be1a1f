import {type CatalogueRow, type CataloguesTable, catalogueById, catalogueRow} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type InstitutionsTable, institutionById} from "../store/people/index.ts"
import type {Context} from "./context.ts"
import {refuse} from "./issues.ts"

/**
 * The catalogue that a path names, of the institution that it names.
 *
 * @throws Refusal `thing.missing`
 */
export async function placeOf(
  {store}: Context,
  params: {readonly institution: string; readonly catalogue: string},
): Promise<CataloguesTable & {readonly institution: InstitutionsTable}> {
  const catalogue = await catalogueById(store.db, params.catalogue)
  const institution = await institutionById(store.db, params.institution)
  if (!institution || catalogue?.institution_id !== institution.id)
    throw refuse("thing.missing", {kind: "catalogue", id: params.catalogue})
  return {...catalogue, institution}
}

/**
 * The row that a path names, of the institution that it names.
 *
 * @throws Refusal `thing.missing`
 */
export async function rowOf(
  db: Connection,
  params: {readonly institution: string; readonly row: string},
): Promise<CatalogueRow> {
  const row = await catalogueRow(db, params.row)
  const catalogue = row && (await catalogueById(db, row.catalogue_id))
  if (!row || catalogue?.institution_id !== params.institution)
    throw refuse("thing.missing", {kind: "row", id: params.row})
  return row
}
