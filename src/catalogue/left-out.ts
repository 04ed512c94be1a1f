import {statesOf} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {type MappingState, rowStates, stateTexts} from "../store/lists.ts"
import {exportedRows} from "./exported.ts"
import {leftOut, type RowCounts} from "./lists.ts"

/** What an export wrote, and the rows that it left out. */
export interface Exported {
  /** Lines of the file. */
  readonly rows: number
  readonly left: RowCounts
}

/** How many rows of a catalogue an export of `answeredRows` in these states does not hold, by state; nothing is left out untold. */
export async function leftOutOf(
  db: Connection,
  catalogueId: string,
  states: readonly MappingState[],
): Promise<RowCounts> {
  const rows = Object.fromEntries((await statesOf(db, catalogueId)).map(({state, rows}) => [state, rows]))
  return leftOut(states, rows, await renamedOf(db, catalogueId))
}

/** Rows in review that keep the answer of an earlier name, by the state of that answer. */
export async function renamedOf(db: Connection, catalogueId: string): Promise<RowCounts> {
  const counts: Partial<Record<MappingState, number>> = {}
  for await (const {was} of exportedRows(db, catalogueId, ["in review"]))
    if (was) counts[was.state] = (counts[was.state] ?? 0) + 1
  return counts
}

/** The same in words; undefined where nothing is left out. */
export function leftOutText(counts: RowCounts): {readonly zh: string; readonly en: string} | undefined {
  const told = rowStates.flatMap(state => (counts[state] ? [{count: counts[state], ...stateTexts[state]}] : []))
  if (told.length === 0) return undefined
  return {
    zh: `未导出：${told.map(({count, zh}) => `${zh}${count}行`).join("，")}`,
    en: `left out: ${told.map(({count, en}) => `${count} ${en}`).join(", ")}`,
  }
}

/** For who reads a file, whatever their language. */
export function leftOutNote(counts: RowCounts): string {
  const text = leftOutText(counts)
  return text ? `${text.en} / ${text.zh}` : ""
}
