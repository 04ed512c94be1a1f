import {openStates} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"

export type Figures = ReplyOf<"catalogues.figures">

/** How many rows wait for a person. */
export const waitingOf = ({states: by}: Figures): number => openStates.reduce((sum, state) => sum + (by[state] ?? 0), 0)

/** Rows that nothing was mapped to yet. */
export const unmappedOf = ({states: by}: Figures): number => by.unmapped ?? 0

/** Part of a whole, from 0 to 1; 0 of nothing. Never 1 while something is left. */
export function shareOf(part: number, whole: number): number {
  if (whole <= 0) return 0
  return part >= whole ? 1 : Math.min(part / whole, 0.999)
}
