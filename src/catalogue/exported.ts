import {type ItemRef, itemsOf, type MappedRow, mappedRows} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type MappingState, mappingStates} from "../store/lists.ts"

/** A row with its facts, its mapping and the items of it. */
export interface ExportedRow extends MappedRow {
  readonly items: readonly ItemRef[]
}

/** The states in a list apart by commas; what is no state stands for no rows. */
export function statesIn(text: string): readonly MappingState[] {
  const asked = text.split(",")
  return mappingStates.filter(state => asked.includes(state))
}

const page = 5000

/** The rows of a catalogue whose mapping is in one of these states, by id. */
export async function* exportedRows(
  db: Connection,
  catalogueId: string,
  states: readonly MappingState[],
): AsyncGenerator<ExportedRow> {
  for (let after: string | undefined; ; ) {
    const rows = await mappedRows(db, catalogueId, {states, limit: page, ...(after !== undefined && {after})})
    const items = Map.groupBy(
      await itemsOfMany(
        db,
        rows.map(row => row.mapping_id),
      ),
      item => item.mapping_id,
    )
    for (const row of rows)
      yield {...row, items: (items.get(row.mapping_id) ?? []).map(({edition, code}) => ({edition, code}))}
    after = rows.at(-1)?.id
    if (rows.length < page) return
  }
}

async function itemsOfMany(db: Connection, mappingIds: readonly string[]) {
  const all = []
  for (let at = 0; at < mappingIds.length; at += 1000) all.push(...(await itemsOf(db, mappingIds.slice(at, at + 1000))))
  return all
}
