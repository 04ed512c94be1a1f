import type {Language} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  besideIn,
  besideText,
  itemsByMapping,
  type MappedItem,
  type MappedRow,
  mappedRows,
} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type MappingState, mappingStates, stateTexts} from "../store/lists.ts"
import {wordIn} from "./export-texts.ts"
import {refuse} from "./issues.ts"
import {itemName} from "./items.ts"
import {codesText, itemsText} from "./one-of.ts"
import type {Was} from "./reading.ts"
import {wasOf} from "./renamed.ts"

/** A row with its facts, its mapping and the items of it. */
export interface ExportedRow extends MappedRow {
  readonly items: readonly MappedItem[]
  /** The answer that it had under another name, while nobody reviewed the new one. */
  readonly was?: Was
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
    for (const row of rows) {
      const was = wasOf(row)
      yield {...row, items: items.get(row.mapping_id) ?? [], ...(was && {was})}
    }
    after = rows.at(-1)?.id
    if (rows.length < page) return
  }
}

/**
 * The rows of a catalogue with an answer in one of these states; those in review
 * since their name changed too, with the answer that they had: live look-ups go on
 * with it as well. What is in no such state is told by `leftOutOf`.
 */
export async function* answeredRows(
  db: Connection,
  catalogueId: string,
  states: readonly MappingState[],
): AsyncGenerator<ExportedRow> {
  const asked = mappingStates.filter(state => state === "in review" || states.includes(state))
  for await (const row of exportedRows(db, catalogueId, asked))
    if (states.includes(row.state) || states.includes(answeredState(row))) yield row
}

/** The state of the answer that holds for a row till somebody reviews its new name. */
export const answeredState = ({state, was}: Pick<ExportedRow, "state" | "was">): MappingState => was?.state ?? state

/** The row as it was called when its answer was given. */
export const asAnswered = (row: ExportedRow): ExportedRow =>
  row.was ? {...row, name: row.was.name, beside: besideText(row.was.beside)} : row

/** That the answer of a row was given for another name than it has now, for who reads a file; empty where it was not. */
export const reviewText = (row: ExportedRow): string =>
  row.was ? `in review, called “${titleOf(row)}” now / 复核中，现名“${titleOf(row)}”` : ""

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
export const factCells = (
  {code, name, beside, modality, department, volume, state}: ExportedRow,
  language?: Language,
): readonly string[] => [
  ...[code, name, besideCell({beside}), modality ?? "", department ?? ""],
  ...[String(volume), wordIn(stateTexts, state, language)],
]

/** Codes and names of the items of a row, as two cells of a table; see `codesText`. */
export const itemCells = (shelf: Shelf, {items}: ExportedRow, language: Language = "zh"): readonly string[] => [
  codesText(items),
  itemsText(items, item => itemName(shelf, item, language)),
]
