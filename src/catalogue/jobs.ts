import {type Change, type JobsTable, type Json, startJob} from "../store/index.ts"
import {type CataloguePlace, catalogueAt} from "./place.ts"

/**
 * Start a job on a catalogue, and enter it in the audit: one of a kind at a time.
 *
 * @returns it, or the one of its kind that waits or runs
 * @throws Refusal `thing.missing`
 */
export async function startCatalogueJob(
  tx: Change,
  place: CataloguePlace,
  {kind, input}: {readonly kind: string; readonly input: Readonly<Record<string, Json>>},
): Promise<JobsTable> {
  const {id, institution_id: institutionId} = await catalogueAt(tx.db, place)
  return startJob(tx, {kind, input: {...input, catalogue: id}, key: `${kind}:${id}`, institutionId})
}
