import type {Place} from "./place.ts"
import type {State} from "./states.ts"

export const forms = ["csv", "xlsx", "work", "conceptmap", "sssom"] as const
type Form = (typeof forms)[number]

/** Forms of which the reader chooses the states; the others have their own. */
export const chosen: readonly Form[] = ["csv", "xlsx"]

/** Where a catalogue's export is downloaded. */
export function exportAddress({institution, catalogue}: Place, as: Form, states: readonly State[]): string {
  const query = new URLSearchParams({as, ...(chosen.includes(as) && {states: states.join(",")})})
  return `/api/v1/institutions/${encodeURIComponent(institution)}/catalogues/${encodeURIComponent(catalogue)}/export?${query}`
}
