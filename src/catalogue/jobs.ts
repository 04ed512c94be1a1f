import type {Shelf} from "../shelf/index.ts"
import {type Change, type JobsTable, type Json, startJob} from "../store/index.ts"
import {type CataloguePlace, catalogueAt} from "./place.ts"

interface CatalogueJob {
  readonly kind: string
  readonly input: Readonly<Record<string, Json>> & {readonly edition: string}
  readonly shelf: Shelf
}

/**
 * Start a job on a catalogue, and enter it in the audit: one of a kind at a time.
 *
 * @returns it, or the one of its kind that waits or runs
 * @throws Refusal `thing.missing`, and those of `Shelf.lexicon` where the names of the edition cannot be read
 */
export async function startCatalogueJob(
  tx: Change,
  place: CataloguePlace,
  {kind, input, shelf}: CatalogueJob,
): Promise<JobsTable> {
  shelf.lexicon(input.edition)
  const {id, institution_id: institutionId} = await catalogueAt(tx.db, place)
  return startJob(tx, {kind, input: {...input, catalogue: id}, key: `${kind}:${id}`, institutionId})
}
