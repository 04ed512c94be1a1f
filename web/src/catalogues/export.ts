import {
  type ExportForm,
  leftOut,
  type MappingState,
  type RowCounts,
  type RowState,
  rowStates,
  statesFor,
  tableFormats,
} from "../../../src/api/lists.ts"
import {base} from "../api/base.ts"
import type {Language} from "../texts/table.ts"
import type {Place} from "./place.ts"

/** Forms of which the reader chooses the states; the others have their own. */
export const chosen: readonly ExportForm[] = [...tableFormats, "paper"]

/** Rows that a form leaves out, by state, in the order of work. */
export function leftOutBy(
  form: ExportForm,
  asked: readonly MappingState[],
  {states, renamed}: {readonly states: RowCounts; readonly renamed: RowCounts},
): readonly {readonly state: RowState; readonly count: number}[] {
  const counts = leftOut(statesFor(form, asked), states, renamed)
  return rowStates.flatMap(state => (counts[state] ? [{state, count: counts[state]}] : []))
}

/** Where a catalogue's export is downloaded. */
export function exportAddress(
  {institution, catalogue}: Place,
  as: ExportForm,
  states: readonly MappingState[],
  language: Language,
): string {
  const forPeople = chosen.includes(as) || as === "work"
  const query = new URLSearchParams({
    as,
    ...(chosen.includes(as) && {states: states.join(",")}),
    ...(forPeople && {language}),
  })
  return `${base}/api/v1/institutions/${encodeURIComponent(institution)}/catalogues/${encodeURIComponent(catalogue)}/export?${query}`
}
