import {type ExportForm, type MappingState, tableFormats} from "../../../src/api/lists.ts"
import type {Place} from "./place.ts"

/** Forms of which the reader chooses the states; the others have their own. */
export const chosen: readonly ExportForm[] = tableFormats

/** Where a catalogue's export is downloaded. */
export function exportAddress(
  {institution, catalogue}: Place,
  as: ExportForm,
  states: readonly MappingState[],
): string {
  const query = new URLSearchParams({as, ...(chosen.includes(as) && {states: states.join(",")})})
  return `/api/v1/institutions/${encodeURIComponent(institution)}/catalogues/${encodeURIComponent(catalogue)}/export?${query}`
}
