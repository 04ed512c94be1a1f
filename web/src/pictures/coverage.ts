/** How much of a catalogue was done at the end of a day. */
interface Day {
  readonly day: string
  readonly rows: number
  readonly rowsDone: number
  readonly volume: number
  readonly volumeDone: number
}

/** A day with its place across, 0 to 1, and the shares that were done. */
export interface Point extends Day {
  readonly x: number
  readonly names: number
  readonly examinations: number
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const dayMs = 86_400_000

/** Days where they stand in time; one alone stands at the end. */
export function pointsOf(days: readonly Day[]): readonly Point[] {
  const times = days.map(({day}) => Date.parse(day))
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  return days.map((day, i) => ({
    ...day,
    x: last > first ? ((times[i] ?? first) - first) / (last - first) : 1,
    names: share(day.rowsDone, day.rows),
    examinations: share(day.volumeDone, day.volume),
  }))
}

/** Days to be named below: the first and the last, and some between, as many as there is room for. */
export function namedDays(days: readonly Day[], most: number): readonly {readonly day: string; readonly x: number}[] {
  const [first, last] = [Date.parse(days[0]?.day ?? ""), Date.parse(days.at(-1)?.day ?? "")]
  if (!(last > first)) return days.slice(-1).map(({day}) => ({day, x: 1}))
  const span = Math.round((last - first) / dayMs)
  const parts = Math.max(1, Math.min(most - 1, span))
  return Array.from({length: parts + 1}, (_, i) => {
    const at = Math.round((span * i) / parts)
    return {day: new Date(first + at * dayMs).toISOString().slice(0, 10), x: at / span}
  })
}

/** A line through points of 0 to 1. */
export function pathOf(
  points: readonly {readonly x: number; readonly y: number}[],
  width: number,
  height: number,
): string {
  return points.map(({x, y}, i) => `${i === 0 ? "M" : "L"}${round(x * width)} ${round((1 - y) * height)}`).join("")
}

const round = (n: number): number => Math.round(n * 10) / 10
