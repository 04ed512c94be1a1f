import type {Shelf} from "../shelf/index.ts"
import type {Relation} from "../standard/index.ts"
import {
  type CatalogueRow,
  decide,
  decisionsOf,
  type ItemRef,
  itemsByMapping,
  itemText,
  type MappedItem,
  type MappingsTable,
  mappingById,
  mappingsOf,
  type NewMapping,
  type PlacedRow,
  withPending,
} from "../store/catalogues/index.ts"
import {type Change, type Connection, type Deed, record} from "../store/index.ts"
import {type Act, isLook, isSettled, type MappingState, stateAfter} from "../store/lists.ts"
import {mustBeOpen} from "./asked.ts"
import {refuse} from "./issues.ts"
import {isItem, unknownItem} from "./items.ts"
import {fitsOpen, isOpen, mustSayOneOf, placed} from "./one-of.ts"
import {type Place, rowAt} from "./place.ts"
import {choicesRead, weightOf} from "./reading.ts"
import {answerIn, type Outcome, outcomeOf, waitingIn} from "./second-look.ts"

/** What a person decided, having seen a mapping. */
export interface Choice {
  /** Where the row must be. */
  readonly place: Place
  readonly rowId: string
  /** The mapping that the person saw. */
  readonly sawId: string
  readonly act: Act
  /**
   * For `change`, and for `accept` of something else than what was proposed; none for `reject`, `no match`, `confirm`
   * and `send back`.
   * Two that the row's name leaves open are alternatives, whether or not that is said of them.
   */
  readonly items?: readonly MappedItem[]
  /** Of the row's name to its items; as it stands for the items that stand, else equivalent. Must be said to keep “one of”. */
  readonly relation?: Relation
  /** For `reject`, `no match` and `send back`. */
  readonly reason?: string
  readonly tookMs?: number
  /** Whether the person may review there, and so confirm what another decided; not when left out. */
  readonly mayReview?: boolean
}

/** Keeps what the machine read; the items, state and relation are the person's. */
function mappingOf(
  row: CatalogueRow,
  saw: MappingsTable,
  items: readonly MappedItem[],
  {state, pending, relation}: Outcome & {readonly relation: Relation},
): NewMapping {
  const open = !isSettled(state)
  const none = isNone(pending?.state ?? state)
  return {
    rowId: row.id,
    catalogueId: row.catalogue_id,
    state,
    ...(pending && {pending}),
    items: none ? [] : items,
    ...(!none && {relation}),
    confidence: open ? saw.confidence : 1,
    weight: open ? saw.weight : weightOf(row.volume, 1),
    origin: "person",
    ...kept(saw),
    modality: row.modality,
    volume: row.volume,
  }
}

/** Whether nothing is mapped in such a state. */
const isNone = (state: MappingState): boolean => state === "rejected" || state === "no match"

const kept = ({engine, lexicon, account, status, flags}: MappingsTable) => ({
  ...(engine !== null && {engine}),
  ...(lexicon !== null && {lexicon}),
  ...(account !== null && {account}),
  ...(status !== null && {status}),
  ...(flags !== null && {flags: flags.split(" ").filter(Boolean)}),
})

/** What was done to a row, still to be entered in the audit: last, for writers queue on its head. */
export interface Done {
  readonly mapping: MappingsTable
  readonly deed: Deed
}

/**
 * Keep what a person decided on a row, and enter it in the audit. What somebody
 * else decided just so meanwhile stands, and is no conflict. Where the institution
 * asks for a second look, it waits for another person; who decides what waits just
 * as it stands confirms it.
 *
 * @returns the mapping that is in force now
 * @throws Refusal `mapping.moved` when somebody else decided meanwhile; `item.unknown`,
 * `decision.items`, `decision.reason`, `decision.blind`, `decision.own`, `decision.reviewer`,
 * `decision.not-waiting`, `thing.missing`
 */
export async function decideRow(tx: Change, shelf: Shelf, choice: Choice): Promise<MappingsTable> {
  if (await isDone(tx.db, choice)) {
    const {id} = await rowAt(tx.db, choice.place, choice.rowId) // of this place, or it is nobody's business here
    return mustStand(await mappingsOf(tx.db, [id]))
  }
  const {mapping, deed} = await settle(tx, shelf, choice)
  await record(tx, [deed])
  return mapping
}

const mustStand = ([mapping]: readonly MappingsTable[]): MappingsTable => {
  if (!mapping) throw new Error("a row that stands as it was decided has a mapping")
  return mapping
}

/** A choice for one row of many; `bulk` is the name by which they are known as one. */
type OneOfMany = Choice & {readonly bulk?: string}

/** `decideRow` without its entry in the audit, for many rows. */
export async function settle(tx: Change, shelf: Shelf, choice: OneOfMany): Promise<Done> {
  const row = await rowAt(tx.db, choice.place, choice.rowId)
  await mustBeOpen(tx, row)
  const saw = await mappingById(tx.db, choice.sawId)
  if (!saw) throw refuse("thing.missing", {kind: "mapping", id: choice.sawId})
  const seen = await refsOf(tx.db, saw.id)
  const items = placed(choice.items ?? seen, choicesRead(saw))
  const relation = relationOf(saw, seen, items, choice)
  if ((isRefusal(choice.act) || isLook(choice.act)) && choice.items?.length) throw refuse("decision.items", {})
  const act = actOf(saw, seen, {...choice, items, relation})
  const outcome = outcomeOf(act, {row, saw, by: tx.by, mayReview: choice.mayReview ?? false})
  mustBeSound(shelf, {...choice, ...(isLook(choice.act) && {relation}), outcome}, items)
  const {reason, bulk, tookMs} = choice
  const mapping = await decide(tx, {
    sawId: saw.id,
    act: act === "review" ? "defer" : act,
    mapping: mappingOf(row, saw, items, {...outcome, relation}),
    ...(reason !== undefined && {reason}),
    ...(bulk !== undefined && {bulk}),
    ...(tookMs !== undefined && {tookMs}),
  })
  return {mapping, deed: deedOn(row, act)}
}

/** Who decides what waits for a second look just as it stands confirms it. */
function actOf(saw: MappingsTable, seen: readonly MappedItem[], {act, items, relation}: Choice): Act {
  const waits = waitingIn(saw)
  if (!waits || isLook(act) || stateAfter[act] !== waits.state) return act
  const isSame = sameText(items ?? [], seen) && relation === (saw.relation ?? "equivalent")
  return waits.state === "accepted" && !isSame ? act : "confirm"
}

/** What is said; else what stands, as far as it is of these items and true of them. */
function relationOf(
  saw: MappingsTable,
  seen: readonly MappedItem[],
  items: readonly MappedItem[],
  {relation}: Choice,
): Relation {
  const isSame = sameText(items, seen)
  const stands = relation ?? (isSame ? saw.relation : undefined) ?? "equivalent"
  return isOpen(items) && !fitsOpen(stands) ? "broader" : stands
}

const sameText = (some: readonly MappedItem[], others: readonly MappedItem[]): boolean =>
  some.map(itemText).join() === others.map(itemText).join()

/** The same entry whichever way the deed came. */
const deedOn = (row: RowPlace, act: Act | "undo"): Deed => ({
  act: `mapping.${act.replace(" ", "-")}`,
  subject: `row:${row.id}`,
  institutionId: row.institution_id,
  details: {catalogue: row.catalogue_id},
})

type RowPlace = Pick<PlacedRow, "id" | "catalogue_id" | "institution_id">

/** Whether a row stands already as somebody chose who saw an earlier mapping: the choice came twice, or two chose alike. */
export async function isDone(db: Connection, choice: Choice): Promise<boolean> {
  const [current] = await mappingsOf(db, [choice.rowId])
  if (!current || current.id === choice.sawId) return false
  const state = isLook(choice.act) ? await lookedAs(db, choice) : stateAfter[choice.act]
  const answer = isLook(choice.act) ? current.state : answerIn(current)
  if (answer !== state) return false
  if (answer === "accepted" && (choice.relation ?? current.relation) !== current.relation) return false
  if (answer !== "accepted") return true
  const [stands, meant] = [await refsOf(db, current.id), choice.items ?? (await refsOf(db, choice.sawId))]
  const text = (list: readonly ItemRef[]) =>
    list
      .map(({edition, code}) => `${edition} ${code}`)
      .sort()
      .join()
  return text(stands) === text(meant)
}

/** What a row is once what was seen to wait is confirmed or sent back. */
async function lookedAs(db: Connection, {act, sawId}: Choice): Promise<MappingState | undefined> {
  const saw = await mappingById(db, sawId)
  return act === "send back" ? "sent back" : saw && waitingIn(saw)?.state
}

/** Whether somebody who acts so names no items, and says why. */
const isRefusal = (act: Act): boolean => act === "reject" || act === "no match" || act === "send back"

/**
 * An accepted row means one item or more, all of them in their editions, and one
 * of several where that is said. A row that is put off keeps what it was read as;
 * what is said of it anew is in its edition. Who rejects or sends back says why.
 *
 * @throws Refusal `item.unknown`, `decision.no-item`, `decision.one-of`, `decision.reason`
 */
function mustBeSound(
  shelf: Shelf,
  {act, outcome, items: said = [], relation, reason}: Choice & {readonly outcome: Outcome},
  items: readonly MappedItem[],
): void {
  if (isRefusal(act) && !reason?.trim()) throw refuse("decision.reason", {})
  const accepted = act !== "send back" && (outcome.pending?.state ?? outcome.state) === "accepted"
  if (accepted && items.length === 0) throw refuse("decision.no-item", {})
  const wrong = (accepted ? items : said).find(item => !isItem(shelf, item))
  if (wrong) throw unknownItem(shelf, wrong)
  if (accepted) mustSayOneOf(items, relation)
}

export const refsOf = async (db: Connection, mappingId: string): Promise<readonly MappedItem[]> =>
  (await itemsByMapping(db, [mappingId])).get(mappingId) ?? []

/**
 * Take the last decision on a row back, and enter it in the audit: what stood before it stands again.
 *
 * @returns the mapping that is in force now
 * @throws Refusal `decision.undo` where there is none, `mapping.moved`, `thing.missing`
 */
export async function undoRow(tx: Change, place: Place, rowId: string): Promise<MappingsTable> {
  const {mapping, deed} = await revert(tx, await rowAt(tx.db, place, rowId))
  await record(tx, [deed])
  return mapping
}

/** `undoRow` without its entry in the audit, for many rows. */
export async function revert(tx: Change, row: RowPlace): Promise<Done> {
  const {id: rowId} = row
  const [current] = await mappingsOf(tx.db, [rowId])
  const last = (await decisionsOf(tx.db, rowId)).find(({mapping_id}) => mapping_id === current?.id)
  const before = last?.saw_id ? await mappingById(tx.db, last.saw_id) : undefined
  if (!last || !current || !before || last.until !== null || last.act === "undo") throw refuse("decision.undo", {})
  const mapping: NewMapping = {
    rowId,
    catalogueId: before.catalogue_id,
    ...(await standingAgain(tx.db, before)),
    ...withPending(before),
    confidence: before.confidence,
    weight: before.weight,
    origin: before.origin,
    ...kept(before),
    modality: current.modality,
    volume: current.volume,
  }
  return {mapping: await decide(tx, {sawId: current.id, act: "undo", mapping}), deed: deedOn(row, "undo")}
}

/** What a mapping said, as far as it may stand: all of what a name leaves open goes to review as one of it. */
async function standingAgain(
  db: Connection,
  before: MappingsTable,
): Promise<Pick<NewMapping, "state" | "items" | "relation">> {
  const items = placed(await refsOf(db, before.id), choicesRead(before))
  const {state, relation} = before
  if (!isOpen(items) || fitsOpen(relation)) return {state, items, ...(relation !== null && {relation})}
  return {state: state === "accepted" ? "in review" : state, items, relation: "broader"}
}
