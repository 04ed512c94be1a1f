import {isSettled, type RowState} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"

export type Figures = ReplyOf<"catalogues.figures">

/** How far a catalogue is after a decision, until the server has counted again. */
export function moved(figures: Figures, volume: number, from: RowState, to: RowState): Figures {
  const by = Number(isSettled(to)) - Number(isSettled(from))
  if (by === 0) return figures
  return {
    ...figures,
    rowsDone: figures.rowsDone + by,
    volumeDone: figures.volumeDone + by * volume,
    left: figures.left.map(one => ({
      ...one,
      names: Math.max(0, one.names - by),
      clicks: Math.max(0, Math.min(one.clicks, one.names - by)),
    })),
  }
}
