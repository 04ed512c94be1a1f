import type {Endpoints, Reply} from "../api/index.ts"
import {namedItem} from "../catalogue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {besideIn, itemsByMapping, type MappingsTable, withPending} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {timeOf} from "./views.ts"

export type MappingView = Reply<Endpoints["rows.undo"]>["mapping"]

/** What stands beside the name of a row, where anything does. */
export const besideView = (text: string) => (text === "" ? {} : {beside: [...besideIn(text)]})

/** The items of mappings, with their names. */
export async function namedItems(
  db: Connection,
  shelf: Shelf,
  mappingIds: readonly string[],
): Promise<(mappingId: string) => MappingView["items"]> {
  const items = await itemsByMapping(db, mappingIds)
  return id => (items.get(id) ?? []).map(item => namedItem(shelf, item))
}

/** Views of mappings, their items looked up together. */
export async function mappingViews(
  db: Connection,
  shelf: Shelf,
  mappings: readonly MappingsTable[],
): Promise<(mapping: MappingsTable) => MappingView> {
  const items = await namedItems(
    db,
    shelf,
    mappings.map(({id}) => id),
  )
  return mapping => ({
    id: mapping.id,
    state: mapping.state,
    relation: mapping.relation,
    items: items(mapping.id),
    confidence: mapping.confidence,
    weight: mapping.weight,
    origin: mapping.origin,
    engine: mapping.engine,
    lexicon: mapping.lexicon,
    since: timeOf(mapping.since),
    until: mapping.until === null ? null : timeOf(mapping.until),
    by: mapping.by,
    why: mapping.why,
    ...withPending(mapping),
    account: mapping.account === null ? null : JSON.parse(mapping.account),
  })
}
