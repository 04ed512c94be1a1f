import type {Shelf} from "../shelf/index.ts"
import {besideIn, itemsByMapping, type MappedItem, type MappedRow, mappedRows} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type MappingState, mappingStates} from "../store/lists.ts"
import {refuse} from "./issues.ts"
import {itemName} from "./items.ts"
import {codesText, itemsText} from "./one-of.ts"

/** A row with its facts, its mapping and the items of it. */
export interface ExportedRow extends MappedRow {
  readonly items: readonly MappedItem[]
}

/**
 * The states in a list apart by commas; `in-review` is `in review`.
 *
 * @throws Refusal `state.unknown` for a word that is none, and for none at all
 */
export function statesIn(text: string): readonly MappingState[] {
  const asked = text.split(/[,，]/).map(word =>
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, " "),
  )
  const wrong = asked.find(word => !mappingStates.some(state => state === word))
  if (wrong !== undefined) throw refuse("state.unknown", {state: wrong, known: mappingStates.join(", ")})
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

/** What stands beside the name of a row, as one text; empty where nothing does. */
const besideCell = ({beside}: Pick<ExportedRow, "beside">): string =>
  besideIn(beside)
    .map(({text}) => text)
    .join(" ")

/** What a row is called where its name alone doesn't tell it from another one: `CT平扫 (胸部)`. */
export const titleOf = ({name, beside}: Pick<ExportedRow, "name" | "beside">): string =>
  beside === "" ? name : `${name} (${besideCell({beside})})`

/** What a row is known by: its code, else what it is called. */
export const localCode = (row: Pick<ExportedRow, "code" | "name" | "beside">): string => row.code || titleOf(row)

/** Code, name, what stands beside it, modality, department, volume and state of a row, as cells of a table. */
export const factCells = ({
  code,
  name,
  beside,
  modality,
  department,
  volume,
  state,
}: ExportedRow): readonly string[] => [
  ...[code, name, besideCell({beside}), modality ?? "", department ?? ""],
  ...[String(volume), state],
]

/** Codes and names of the items of a row, as two cells of a table; see `codesText`. */
export const itemCells = (shelf: Shelf, {items}: ExportedRow): readonly string[] => [
  codesText(items),
  itemsText(items, item => itemName(shelf, item)),
]
