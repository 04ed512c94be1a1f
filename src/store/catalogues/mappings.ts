import type {Status} from "../../recognition/lists.ts"
import type {Relation} from "../../standard/lists.ts"
import {insertMany, parts} from "../bulk.ts"
import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import type {MappingState, Origin, SettledState} from "../lists.ts"
import type {MappingItemsTable, MappingsTable} from "./schema.ts"

/** An item of an edition. */
export interface ItemRef {
  readonly edition: string
  readonly code: string
}

/**
 * An item that a row means. Items with one `choice` are what it leaves open: the
 * alternatives, of which one is meant; those of one `alternative` go together.
 * Both count from 1 and are absent where the item is meant for sure.
 */
export interface MappedItem extends ItemRef {
  readonly choice?: number
  readonly alternative?: number
}

/** What a row is to mean from now on. */
export interface NewMapping {
  readonly rowId: string
  readonly catalogueId: string
  readonly state: MappingState
  readonly items: readonly MappedItem[]
  readonly relation?: Relation
  /** 0 to 1. */
  readonly confidence: number
  /** Volume x doubt. */
  readonly weight: number
  readonly origin: Origin
  readonly engine?: string
  readonly lexicon?: string
  /** JSON. */
  readonly account?: string
  /** How the machine read the name. */
  readonly status?: Status
  readonly flags?: readonly string[]
  /** Of the row's facts; a row that is gone has no volume. */
  readonly modality: string | null
  readonly volume: number | null
  /** What waits for a second look, or was sent back from it. */
  readonly pending?: Pending
}

/** What somebody decided a row to be. */
export interface Pending {
  readonly state: SettledState
  readonly by: string
}

/**
 * Put mappings in force, in place of those of the same rows.
 *
 * @returns their ids, in order
 */
export async function putMappings(change: Change, mappings: readonly NewMapping[]): Promise<readonly string[]> {
  await endMappings(
    change,
    mappings.map(mapping => mapping.rowId),
  )
  return insertMappings(change, mappings)
}

/** Put mappings in force, each in place of one that was seen; a row that has another since, as somebody decided it, keeps that. */
export async function succeedMappings(
  change: Change,
  mappings: readonly {readonly sawId: string; readonly mapping: NewMapping}[],
): Promise<void> {
  const ended = new Set<string>()
  for (const some of parts(mappings.map(({sawId}) => sawId))) {
    const rows = change.db.updateTable("mappings").set({until: change.at}).where("id", "in", some)
    for (const {id} of await rows.where("until", "is", null).returning("id").execute()) ended.add(id)
  }
  await insertMappings(
    change,
    mappings.flatMap(({sawId, mapping}) => (ended.has(sawId) ? [mapping] : [])),
  )
}

/** No mapping speaks of these rows any more, until one is made. */
export async function endMappings({db, at}: Change, rowIds: readonly string[]): Promise<void> {
  for (const some of parts(rowIds))
    await db.updateTable("mappings").set({until: at}).where("row_id", "in", some).where("until", "is", null).execute()
}

/** Mappings of rows that have none yet, without looking for any. */
export async function insertMappings(change: Change, mappings: readonly NewMapping[]): Promise<readonly string[]> {
  const rows = mappings.map(mapping => mappingRow(change, mapping))
  await insertMany(change.db, "mappings", rows)
  const items = mappings.flatMap((mapping, i) => itemRows(rows[i]?.id ?? "", mapping.items))
  await insertMany(change.db, "mapping_items", items)
  return rows.map(row => row.id)
}

/** The mapping of one row that has none in force. */
export async function insertMapping(change: Change, mapping: NewMapping): Promise<MappingsTable> {
  const row = mappingRow(change, mapping)
  await insertMany(change.db, "mappings", [row])
  await insertMany(change.db, "mapping_items", itemRows(row.id, mapping.items))
  return row
}

const mappingRow = (change: Change, mapping: NewMapping): MappingsTable => ({
  id: change.newId(),
  row_id: mapping.rowId,
  catalogue_id: mapping.catalogueId,
  state: mapping.state,
  relation: mapping.relation ?? null,
  confidence: mapping.confidence,
  weight: mapping.weight,
  origin: mapping.origin,
  engine: mapping.engine ?? null,
  lexicon: mapping.lexicon ?? null,
  account: mapping.account ?? null,
  status: mapping.status ?? null,
  flags: mapping.flags ? flagsText(mapping.flags) : null,
  modality: mapping.modality,
  volume: mapping.volume,
  pending_state: mapping.pending?.state ?? null,
  pending_by: mapping.pending?.by ?? null,
  ...begun(change),
})

/** What waits with a mapping, or was sent back. */
export const pendingOf = ({
  pending_state: state,
  pending_by: by,
}: Pick<MappingsTable, "pending_state" | "pending_by">): Pending | undefined =>
  state === null || by === null ? undefined : {state, by}

/** The same, to be kept with another mapping or shown. */
export function withPending(mapping: Parameters<typeof pendingOf>[0]): Pick<NewMapping, "pending"> {
  const pending = pendingOf(mapping)
  return pending ? {pending} : {}
}

/** Flags as one text in which each can be found: a blank before and behind. */
const flagsText = (flags: readonly string[]): string => (flags.length === 0 ? "" : ` ${flags.join(" ")} `)

const itemRows = (id: string, items: readonly MappedItem[]): readonly MappingItemsTable[] =>
  items.map(({edition, code, choice = null, alternative = null}, position) => ({
    ...{mapping_id: id, position, edition, code},
    ...{choice, alternative},
  }))

/** An item as it is stored, without the mapping that it is of. */
export const mappedItem = ({
  edition,
  code,
  choice,
  alternative,
}: Omit<MappingItemsTable, "mapping_id" | "position">): MappedItem =>
  choice === null || alternative === null ? {edition, code} : {edition, code, choice, alternative}

/** An item as a decision keeps it: edition and code, and where one of several is meant `choice.alternative`. */
export const itemText = ({edition, code, choice, alternative}: MappedItem): string =>
  choice === undefined ? `${edition} ${code}` : `${edition} ${code} ${choice}.${alternative}`

/** The mappings of rows as they are now or were at a time. */
export const mappingsOf = (db: Connection, rowIds: readonly string[], at?: number): Promise<MappingsTable[]> =>
  inForce(db.selectFrom("mappings").selectAll().where("row_id", "in", rowIds), at).execute()

/** The items of any number of mappings, in order, by mapping; a mapping without items is not in it. */
export async function itemsByMapping(
  db: Connection,
  mappingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MappedItem[]>> {
  const found = new Map<string, MappedItem[]>()
  for (const some of parts(mappingIds))
    for (const {mapping_id, ...item} of await itemsOf(db, some)) {
      const known = found.get(mapping_id)
      if (known) known.push(mappedItem(item))
      else found.set(mapping_id, [mappedItem(item)])
    }
  return found
}

export const itemsOf = (db: Connection, mappingIds: readonly string[]): Promise<MappingItemsTable[]> =>
  db
    .selectFrom("mapping_items")
    .selectAll()
    .where("mapping_id", "in", mappingIds)
    .orderBy("mapping_id")
    .orderBy("position")
    .execute()

/** All that a row ever meant, the newest first. */
export const historyOf = (db: Connection, rowId: string): Promise<MappingsTable[]> =>
  db.selectFrom("mappings").selectAll().where("row_id", "=", rowId).orderBy("id", "desc").execute()

/** Let the open mapping of a row weigh more in the work list. */
export async function weighMore(change: Change, rowId: string, weight: number): Promise<void> {
  await change.db
    .updateTable("mappings")
    .set(eb => ({weight: eb("weight", "+", weight)}))
    .where("row_id", "=", rowId)
    .where("until", "is", null)
    .where("state", "=", "proposed")
    .execute()
}

export const mappingById = (db: Connection, id: string): Promise<MappingsTable | undefined> =>
  db.selectFrom("mappings").selectAll().where("id", "=", id).executeTakeFirst()
