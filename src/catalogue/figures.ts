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
  /**
   * Decisions that are left until so much of the volume is done (of the rows, where nobody counted examinations), the heaviest
   * row first; where what is mapped is not enough for it, all rows that are not mapped yet count too.
   */
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
  const sum = (of: (state: (typeof states)[number]) => number) => states.reduce((total, state) => total + of(state), 0)
  const rows = sum(state => state.rows)
  const rowsDone = sum(state => (isSettled(state.state) ? state.rows : 0))
  const volume = sum(state => state.volume)
  const unmapped = sum(state => (state.state === "unmapped" ? state.rows : 0))
  const volumeDone = sum(state => (isSettled(state.state) ? state.volume : 0))
  const counted = volume > 0 ? {all: volume, done: volumeDone} : {all: rows, done: rowsDone}
  const open = (await openRows(db, catalogueId)).map(row => (volume > 0 ? row : {...row, volume: 1}))
  return {
    rows,
    rowsDone,
    volume,
    volumeDone,
    states: Object.fromEntries(states.map(({state, rows}) => [state, rows])),
    renamed: await renamedOf(db, catalogueId),
    left: shares.map(share => leftFor({share, ...counted, unmapped}, open)),
  }
}

interface Wanted {
  readonly share: number
  /** Examinations, or rows where nobody counted examinations. */
  readonly all: number
  readonly done: number
  /** Rows that no mapping speaks of yet: nobody knows how they will read. */
  readonly unmapped: number
}

/** @param open rows that wait, the heaviest first, with what they were read as */
function leftFor(
  {share, all, done, unmapped}: Wanted,
  open: readonly {readonly volume: number; readonly reading: string}[],
): Left {
  const wanted = share * all
  const readings = new Set<string>()
  let [reached, names] = [done, 0]
  for (const row of open) {
    if (reached >= wanted) break
    reached += row.volume
    names++
    readings.add(row.reading)
  }
  const more = reached < wanted ? unmapped : 0
  return {share, names: names + more, clicks: readings.size + more}
}
