import type {Shelf} from "../shelf/index.ts"
import {type ItemRef, itemsByMapping, type MappedRow, mappedRows} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type MappingState, mappingStates} from "../store/lists.ts"
import {itemName} from "./items.ts"

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
    const items = await itemsByMapping(
      db,
      rows.map(row => row.mapping_id),
    )
    for (const row of rows) yield {...row, items: items.get(row.mapping_id) ?? []}
    after = rows.at(-1)?.id
    if (rows.length < page) return
  }
}

/** Code, name, modality, department, volume and state of a row, as cells of a table. */
export const factCells = ({code, name, modality, department, volume, state}: ExportedRow): readonly string[] => [
  ...[code, name, modality ?? "", department ?? ""],
  ...[String(volume), state],
]

/** Codes and names of the items of a row, as two cells of a table. */
export const itemCells = (shelf: Shelf, {items}: ExportedRow): readonly string[] => [
  items.map(({code}) => code).join(";"),
  items.map(item => itemName(shelf, item)).join(";"),
]
