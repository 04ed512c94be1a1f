import type {Endpoints, Reply} from "../api/index.ts"
import {itemName} from "../catalogue/index.ts"
import {type Connection, type ItemRef, itemsOf, type MappingsTable, parts} from "../store/index.ts"
import {timeOf} from "./views.ts"

export type MappingView = Reply<Endpoints["rows.undo"]>["mapping"]

/** Views of mappings, their items looked up together. */
export async function mappingViews(
  db: Connection,
  mappings: readonly MappingsTable[],
): Promise<(mapping: MappingsTable) => MappingView> {
  const items = new Map<string, ItemRef[]>()
  for (const some of parts(mappings.map(({id}) => id)))
    for (const {mapping_id, edition, code} of await itemsOf(db, some)) {
      const known = items.get(mapping_id)
      if (known) known.push({edition, code})
      else items.set(mapping_id, [{edition, code}])
    }
  return mapping => ({
    id: mapping.id,
    state: mapping.state,
    relation: mapping.relation,
    items: (items.get(mapping.id) ?? []).map(item => ({...item, name: itemName(item)})),
    confidence: mapping.confidence,
    weight: mapping.weight,
    origin: mapping.origin,
    engine: mapping.engine,
    lexicon: mapping.lexicon,
    since: timeOf(mapping.since),
    until: mapping.until === null ? null : timeOf(mapping.until),
    by: mapping.by,
    why: mapping.why,
    account: mapping.account === null ? null : JSON.parse(mapping.account),
  })
}
