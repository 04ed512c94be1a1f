import {Refusal} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {decisionsBecause, mappingById, proposedLike} from "../store/catalogues/index.ts"
import {type Cause, type Connection, change, parts, record, type Store} from "../store/index.ts"
import {type Choice, decideRow, type Outcome, undoRow} from "./decide.ts"
import {refuse} from "./issues.ts"
import {codesOf} from "./map.ts"

/** A row that shares its reading with another. */
export interface Alike {
  readonly rowId: string
  readonly sawId: string
  readonly code: string
  readonly name: string
  readonly volume: number
}

/**
 * Proposed rows of a catalogue that were read into the same items with the same doubts as one of them.
 *
 * @throws Refusal `thing.missing` for a mapping that is none of the catalogue's
 */
export async function rowsLike(db: Connection, catalogueId: string, mappingId: string): Promise<readonly Alike[]> {
  const one = await mappingById(db, mappingId)
  if (one?.catalogue_id !== catalogueId) throw refuse("thing.missing", {kind: "mapping", id: mappingId})
  const codes = (await codesOf(db, [mappingId])).get(mappingId) ?? []
  const [first] = codes
  if (first === undefined) return []
  const [edition = "", code = ""] = first.split(" ")
  const rows = await proposedLike(db, one.catalogue_id, {edition, code})
  const all = await codesOf(
    db,
    rows.map(row => row.id),
  )
  return rows
    .filter(row => all.get(row.id)?.join() === codes.join() && row.status === one.status && row.flags === one.flags)
    .map(row => ({rowId: row.row_id, sawId: row.id, code: row.code, name: row.name, volume: row.volume}))
}

const atOnce = 500

/**
 * Decide many rows as one: all of them in one transaction, known by one name, so
 * that they can be undone as one.
 *
 * @returns the name to undo by
 * @throws Refusal as of `decideRow`; then none is decided
 */
export async function decideMany(
  store: Store,
  cause: Cause,
  {
    shelf,
    catalogueId,
    institutionId,
    choices,
  }: {shelf: Shelf; catalogueId: string; institutionId: string; choices: readonly Omit<Choice, "catalogueId">[]},
): Promise<{readonly bulk: string; readonly outcomes: readonly Outcome[]}> {
  return change(store, cause, async tx => {
    const bulk = `bulk:${tx.newId()}`
    const outcomes: Outcome[] = []
    for (const some of parts(choices, atOnce))
      for (const choice of some) {
        const mappingId = await decideRow({...tx, why: bulk}, shelf, {...choice, catalogueId})
        outcomes.push({rowId: choice.rowId, mappingId})
      }
    const details = {bulk, rows: choices.length, act: choices[0]?.act ?? ""}
    await record(tx, [{act: "mapping.bulk", subject: `catalogue:${catalogueId}`, institutionId, details}])
    return {bulk, outcomes}
  })
}

/** Undo what was decided as one. Rows that somebody decided since stay, and are told. */
export async function undoMany(
  store: Store,
  cause: Cause,
  {catalogueId, institutionId, bulk}: {catalogueId: string; institutionId: string; bulk: string},
): Promise<readonly Outcome[]> {
  return change(store, cause, async tx => {
    const outcomes: Outcome[] = []
    for (const {row_id: rowId} of await decisionsBecause(tx.db, catalogueId, bulk))
      outcomes.push(
        await undoRow(tx, rowId).then(
          mappingId => ({rowId, mappingId}),
          error => {
            if (error instanceof Refusal) return {rowId, issue: error.issue}
            throw error
          },
        ),
      )
    const details = {bulk, rows: outcomes.filter(({issue}) => !issue).length}
    await record(tx, [{act: "mapping.undo-bulk", subject: `catalogue:${catalogueId}`, institutionId, details}])
    return outcomes
  })
}
