import {isSettled, type RowState} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"

export type Figures = ReplyOf<"catalogues.figures">

/**
 * How far a catalogue is after a decision, until the server has counted again.
 * A share is told to be reached when it is, whatever number of decisions was
 * expected: who does not decide the heaviest rows first needs more.
 */
export function moved(figures: Figures, volume: number, from: RowState, to: RowState): Figures {
  const by = Number(isSettled(to)) - Number(isSettled(from))
  if (by === 0) return figures
  const now = {...figures, rowsDone: figures.rowsDone + by, volumeDone: figures.volumeDone + by * volume}
  return {...now, left: figures.left.map(one => leftOf(now, one, by))}
}

function leftOf(
  figures: Figures,
  {share, names, clicks}: Figures["left"][number],
  by: number,
): Figures["left"][number] {
  if (isReached(figures, share)) return {share, names: 0, clicks: 0}
  const left = Math.max(1, names - by)
  return {share, names: left, clicks: Math.max(1, Math.min(clicks, left))}
}

/** By examinations; by rows where nobody counted those. */
function isReached({rows, rowsDone, volume, volumeDone}: Figures, share: number): boolean {
  return volume > 0 ? volumeDone >= share * volume : rowsDone >= share * rows
}
