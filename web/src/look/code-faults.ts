import type {ReplyOf} from "../api/server.ts"
import type {Match} from "./matches.ts"

export type Fault = ReplyOf<"codes.explain">["issues"][number]
export type Repair = Fault["repairs"][number]

/** Where the faults stand in a text, in order and apart; those without a place or outside the text have none. */
export function placesOf(faults: readonly Pick<Fault, "place">[], length: number): readonly Match[] {
  const places: [number, number][] = []
  const given = faults.flatMap(({place: {at, length: long = 1}}): Match[] =>
    at === undefined ? [] : [[at, Math.min(length, at + long)]],
  )
  for (const [from, to] of [...given].sort((a, b) => a[0] - b[0])) {
    const last = places.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else if (from < to) places.push([from, to])
  }
  return places
}

/** What the faults could be mended to, each once. */
export function repairsOf(faults: readonly Pick<Fault, "repairs">[]): readonly Repair[] {
  const byText = new Map(faults.flatMap(({repairs}) => repairs.map(repair => [repair.text, repair] as const)))
  return [...byText.values()]
}
