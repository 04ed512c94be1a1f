import {openRows, statesOf} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {isSettled} from "../store/lists.ts"
import {renamedOf} from "./left-out.ts"
import type {RowCounts} from "./lists.ts"

/** How far a catalogue is. */
interface Figures {
  readonly rows: number
  readonly rowsDone: number
  /** Examinations in the period that the hospital's counts are of. */
  readonly volume: number
  readonly volumeDone: number
  /** Rows by state. */
  readonly states: RowCounts
  /** Of the rows in review, those that keep the answer of an earlier name, by its state. */
  readonly renamed: RowCounts
  /** Decisions that are left until so much of the volume is done, the heaviest row first. */
  readonly left: readonly Left[]
}

interface Left {
  /** 0.9, 0.99, 0.999. */
  readonly share: number
  readonly names: number
  /** When what reads alike is decided as one. */
  readonly clicks: number
}

const shares = [0.9, 0.99, 0.999] as const

export async function figuresOf(db: Connection, catalogueId: string): Promise<Figures> {
  const states = await statesOf(db, catalogueId)
  const open = await openRows(db, catalogueId)
  const sum = (of: (state: (typeof states)[number]) => number) => states.reduce((total, state) => total + of(state), 0)
  const volume = sum(state => state.volume)
  const volumeDone = sum(state => (isSettled(state.state) ? state.volume : 0))
  return {
    rows: sum(state => state.rows),
    rowsDone: sum(state => (isSettled(state.state) ? state.rows : 0)),
    volume,
    volumeDone,
    states: Object.fromEntries(states.map(({state, rows}) => [state, rows])),
    renamed: await renamedOf(db, catalogueId),
    left: shares.map(share => leftFor(share, volume, volumeDone, open)),
  }
}

/** @param open rows that wait, the heaviest first, with what they were read as */
function leftFor(
  share: number,
  volume: number,
  done: number,
  open: readonly {readonly volume: number; readonly reading: string}[],
): Left {
  const wanted = share * volume
  const readings = new Set<string>()
  let [reached, names] = [done, 0]
  for (const row of open) {
    if (reached >= wanted) break
    reached += row.volume
    names++
    readings.add(row.reading)
  }
  return {share, names, clicks: readings.size}
}
