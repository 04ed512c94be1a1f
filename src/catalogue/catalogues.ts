import * as store from "../store/catalogues/index.ts"
import {type Change, record} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {institutionAt} from "./place.ts"

/**
 * Begin a catalogue of an institution, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`; `thing.taken` where the institution has one of the name
 */
export async function addCatalogue(tx: Change, institutionId: string, name: string): Promise<store.CataloguesTable> {
  await institutionAt(tx.db, institutionId)
  if ((await store.cataloguesOf(tx.db, institutionId)).some(one => one.name === name))
    throw refuse("thing.taken", {kind: "catalogue", id: name})
  const made = await store.addCatalogue(tx, institutionId, name)
  await record(tx, [{act: "catalogue.add", subject: `catalogue:${made.id}`, institutionId, details: {name}}])
  return made
}
