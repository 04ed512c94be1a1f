import {type Issue, Refusal} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  decisionsBecause,
  type ItemRef,
  itemsByMapping,
  type MappingsTable,
  mappingById,
  proposedAs,
  proposedLike,
} from "../store/catalogues/index.ts"
import {type Change, type Connection, record} from "../store/index.ts"
import {type Choice, type Done, revert, settle} from "./decide.ts"
import {titleOf} from "./exported.ts"
import {refuse} from "./issues.ts"
import {type CataloguePlace, catalogueAt} from "./place.ts"
import type {MappingAccount} from "./reading.ts"

/** A row that shares its reading with another. */
interface Alike {
  readonly rowId: string
  readonly sawId: string
  readonly code: string
  /** With what stands beside it. */
  readonly name: string
  readonly volume: number
}

/**
 * Proposed rows of a catalogue that were read into the same items with the same
 * doubts as one of them; where that is out of scope, those out of scope for the
 * same kind of words.
 *
 * @throws Refusal `thing.missing` for a mapping that is none of the catalogue's
 */
export async function rowsLike(db: Connection, catalogueId: string, mappingId: string): Promise<readonly Alike[]> {
  const one = await mappingById(db, mappingId)
  if (one?.catalogue_id !== catalogueId) throw refuse("thing.missing", {kind: "mapping", id: mappingId})
  const items = (await itemsByMapping(db, [mappingId])).get(mappingId) ?? []
  const [first] = items
  if (first !== undefined) return (await readAs(db, one, items)).map(alike)
  return one.status === "out-of-scope" ? (await outOfScopeAs(db, one)).map(alike) : []
}

type Proposed = Awaited<ReturnType<typeof proposedLike>>[number]

const alike = (row: Proposed): Alike => ({
  rowId: row.row_id,
  sawId: row.id,
  code: row.code,
  name: titleOf(row),
  volume: row.volume,
})

async function readAs(db: Connection, one: MappingsTable, items: readonly ItemRef[]): Promise<readonly Proposed[]> {
  const [first] = items
  const rows = first === undefined ? [] : await proposedLike(db, one.catalogue_id, first)
  const all = await itemsByMapping(
    db,
    rows.map(row => row.id),
  )
  return rows.filter(
    row => row.status === one.status && row.flags === one.flags && textOf(all.get(row.id) ?? []) === textOf(items),
  )
}

const textOf = (items: readonly ItemRef[]): string => items.map(({edition, code}) => `${edition} ${code}`).join()

async function outOfScopeAs(db: Connection, one: MappingsTable): Promise<readonly Proposed[]> {
  const kind = scopeOf(one)
  return (await proposedAs(db, one.catalogue_id, "out-of-scope")).filter(row => scopeOf(row) === kind)
}

/** Why a name is out of scope: what its words say, each once. */
function scopeOf({account}: Pick<MappingsTable, "account">): string {
  const read = JSON.parse(account ?? "{}") as Partial<MappingAccount>
  const spans = [...(read.account ?? []), ...(read.beside ?? []).flatMap(({account}) => account)]
  return [...new Set(spans.flatMap(([, , as, value]) => (as === "scope" ? [value] : [])))].sort().join()
}

/** What came of one decision among many. */
interface Outcome {
  readonly rowId: string
  readonly mappingId?: string
  /** Why it was not kept. */
  readonly issue?: Issue
}

/**
 * Decide many rows of a catalogue as one, known by one name, so that they can be
 * undone as one. The audit has an entry for each row and one for the whole.
 *
 * @returns the name to undo by
 * @throws Refusal as of `decideRow`; then none is decided
 */
export async function decideMany(
  tx: Change,
  shelf: Shelf,
  {choices, ...place}: CataloguePlace & {readonly choices: readonly Omit<Choice, "place">[]},
): Promise<{readonly bulk: string; readonly outcomes: readonly Outcome[]}> {
  const {id: catalogueId} = await catalogueAt(tx.db, place)
  const bulk = `bulk:${tx.newId()}`
  const done: Done[] = []
  for (const choice of choices) done.push(await settle(tx, shelf, {...choice, place: {catalogueId}, bulk}))
  const details = {bulk, rows: choices.length, act: choices[0]?.act ?? ""}
  await recordMany(tx, place, {act: "mapping.bulk", details}, done)
  return {bulk, outcomes: done.map(({mapping}) => ({rowId: mapping.row_id, mappingId: mapping.id}))}
}

/** Undo what was decided as one. Rows that somebody decided since stay, and are told. */
export async function undoMany(tx: Change, place: CataloguePlace, bulk: string): Promise<readonly Outcome[]> {
  const {id: catalogue_id, institution_id} = await catalogueAt(tx.db, place)
  const done: Done[] = []
  const outcomes: Outcome[] = []
  for (const {row_id: id} of await decisionsBecause(tx.db, catalogue_id, bulk))
    try {
      const one = await revert(tx, {id, catalogue_id, institution_id})
      done.push(one)
      outcomes.push({rowId: id, mappingId: one.mapping.id})
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      outcomes.push({rowId: id, issue: error.issue})
    }
  await recordMany(tx, place, {act: "mapping.undo-bulk", details: {bulk, rows: done.length}}, done)
  return outcomes
}

/** The entries of all rows, which tell as their why what bulk they are of, and that of the whole. */
async function recordMany(
  tx: Change,
  {catalogueId, institutionId}: CataloguePlace,
  whole: {readonly act: string; readonly details: {readonly bulk: string; readonly rows: number}},
  done: readonly Done[],
): Promise<void> {
  await record(
    {...tx, why: whole.details.bulk},
    done.map(({deed}) => deed),
  )
  await record(tx, [{...whole, subject: `catalogue:${catalogueId}`, institutionId}])
}
