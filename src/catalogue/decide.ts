import type {Issue} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import {
  type CatalogueRow,
  catalogueRow,
  decide,
  decisionsOf,
  type ItemRef,
  itemsOf,
  type MappingsTable,
  mappingById,
  mappingsOf,
  type NewMapping,
} from "../store/catalogues/index.ts"
import type {Change, Connection} from "../store/index.ts"
import {type Act, stateAfter} from "../store/lists.ts"
import {refuse} from "./issues.ts"
import {isItem} from "./items.ts"
import {weightOf} from "./reading.ts"

/** What a person decided, having seen a mapping. */
export interface Choice {
  readonly rowId: string
  /** The catalogue that the row must be of: whoever may work on one may not on another. */
  readonly catalogueId: string
  /** The mapping that the person saw. */
  readonly sawId: string
  readonly act: Act
  /** For `change`, and for `accept` of something else than what was proposed. */
  readonly items?: readonly ItemRef[]
  readonly relation?: Relation
  /** For `reject` and `no match`. */
  readonly reason?: string
  readonly tookMs?: number
}

/** Keeps what the machine read; the items, state and relation are the person's. */
function mappingOf(
  row: CatalogueRow,
  saw: MappingsTable,
  items: readonly ItemRef[],
  {act, relation}: Choice,
): NewMapping {
  const state = stateAfter[act]
  const open = state === "deferred" || state === "in review"
  const none = state === "rejected" || state === "no match"
  return {
    rowId: row.id,
    catalogueId: row.catalogue_id,
    state,
    items: none ? [] : items,
    ...(!none && {relation: relation ?? saw.relation ?? "equivalent"}),
    confidence: open ? saw.confidence : 1,
    weight: open ? saw.weight : weightOf(row.volume, 1),
    origin: "person",
    ...kept(saw),
    modality: row.modality,
    volume: row.volume,
  }
}

const kept = ({engine, lexicon, account, status, flags}: MappingsTable) => ({
  ...(engine !== null && {engine}),
  ...(lexicon !== null && {lexicon}),
  ...(account !== null && {account}),
  ...(status !== null && {status}),
  ...(flags !== null && {flags: flags.split(" ").filter(Boolean)}),
})

/**
 * Keep what a person decided on a row.
 *
 * @returns the id of the mapping that is in force now
 * @throws Refusal `mapping.moved` when somebody else decided meanwhile; `item.unknown`,
 * `decision.reason`, `thing.missing`
 */
export async function decideRow(tx: Change, shelf: Shelf, choice: Choice): Promise<string> {
  const [row, saw] = [await catalogueRow(tx.db, choice.rowId), await mappingById(tx.db, choice.sawId)]
  if (row?.catalogue_id !== choice.catalogueId) throw refuse("thing.missing", {kind: "row", id: choice.rowId})
  if (!saw) throw refuse("thing.missing", {kind: "mapping", id: choice.sawId})
  const items = choice.items ?? (await refsOf(tx.db, saw.id))
  const wrong = choice.act === "accept" || choice.act === "change" ? wrongItems(shelf, items) : undefined
  if (wrong) throw refuse("item.unknown", {code: wrong.code, edition: wrong.edition})
  if ((choice.act === "reject" || choice.act === "no match") && !choice.reason?.trim())
    throw refuse("decision.reason", {})
  const act = choice.act === "review" ? "defer" : choice.act
  const mapping = mappingOf(row, saw, items, choice)
  return decide(
    {...tx, why: choice.reason ?? tx.why},
    {sawId: saw.id, act, mapping, ...(choice.tookMs !== undefined && {tookMs: choice.tookMs})},
  )
}

/** Whether a row stands already as somebody chose who saw an earlier mapping: the choice came twice. */
export async function isDone(db: Connection, choice: Choice): Promise<boolean> {
  const [current] = await mappingsOf(db, [choice.rowId])
  if (!current || current.id === choice.sawId || current.state !== stateAfter[choice.act]) return false
  if (choice.items === undefined || current.state !== "accepted") return true
  const items = await refsOf(db, current.id)
  const text = (list: readonly ItemRef[]) => list.map(({edition, code}) => `${edition} ${code}`).join()
  return text(items) === text(choice.items)
}

/** An accepted row means one item or more, all of them in their editions. */
const wrongItems = (shelf: Shelf, items: readonly ItemRef[]): ItemRef | undefined =>
  items.length === 0 ? {edition: "", code: ""} : items.find(item => !isItem(shelf, item))

export const refsOf = async (db: Connection, mappingId: string): Promise<readonly ItemRef[]> =>
  (await itemsOf(db, [mappingId])).map(({edition, code}) => ({edition, code}))

/**
 * Take the last decision on a row back: what stood before it stands again.
 *
 * @throws Refusal `decision.undo` where there is none, `mapping.moved`
 */
export async function undoRow(tx: Change, rowId: string): Promise<string> {
  const [last] = await decisionsOf(tx.db, rowId)
  const [current] = await mappingsOf(tx.db, [rowId])
  const before = last?.saw_id ? await mappingById(tx.db, last.saw_id) : undefined
  if (!last || !current || !before || last.until !== null || last.act === "undo" || last.mapping_id !== current.id)
    throw refuse("decision.undo", {})
  const items = await refsOf(tx.db, before.id)
  const mapping: NewMapping = {
    rowId,
    catalogueId: before.catalogue_id,
    state: before.state,
    items,
    ...(before.relation !== null && {relation: before.relation}),
    confidence: before.confidence,
    weight: before.weight,
    origin: before.origin,
    ...kept(before),
    modality: current.modality,
    volume: current.volume,
  }
  return decide(tx, {sawId: current.id, act: "undo", mapping})
}

/** What came of one decision among many. */
export interface Outcome {
  readonly rowId: string
  readonly mappingId?: string
  /** Why it was not kept. */
  readonly issue?: Issue
}
