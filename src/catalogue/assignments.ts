import * as store from "../store/catalogues/index.ts"
import {type Change, record} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {type CataloguePlace, catalogueAt} from "./place.ts"

/** A part of a catalogue that becomes somebody's. */
interface PartGiven extends Pick<store.NewAssignment, "userId" | "kind" | "lower" | "upper"> {
  readonly round?: string | undefined
}

/**
 * Give somebody a part of a catalogue, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`, `assignment.share`
 */
export async function assign(
  tx: Change,
  place: CataloguePlace,
  {userId, round, ...part}: PartGiven,
): Promise<store.AssignmentsTable> {
  const {id: catalogueId, institution_id: institutionId} = await catalogueAt(tx.db, place)
  if (part.kind === "share" && !isShare(part)) throw refuse("assignment.share", {})
  const told = {...part, ...(round !== undefined && {round})}
  const assignment = await store.assign(tx, {...told, catalogueId, userId})
  const details = {user: userId, ...told}
  await record(tx, [{act: "assignment.add", subject: `catalogue:${catalogueId}`, institutionId, details}])
  return assignment
}

/** From 0 to 100, and from a lower to a higher. */
function isShare({lower, upper}: Pick<PartGiven, "lower" | "upper">): boolean {
  const [from, to] = [Number(lower), Number(upper)]
  return lower.trim() !== "" && upper.trim() !== "" && from >= 0 && from < to && to <= 100
}

/**
 * Take a part back, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export async function endAssignment(tx: Change, place: CataloguePlace, id: string): Promise<void> {
  const {id: catalogueId, institution_id: institutionId} = await catalogueAt(tx.db, place)
  if (!(await store.unassign(tx, catalogueId, id))) throw refuse("thing.missing", {kind: "assignment", id})
  await record(tx, [{act: "assignment.end", subject: `catalogue:${catalogueId}`, institutionId}])
}
