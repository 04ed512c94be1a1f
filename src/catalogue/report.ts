import {decisionTimes} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import type {KeptAct} from "../store/lists.ts"
import {userNames} from "../store/people/index.ts"
import {daysIn} from "./dates.ts"

/** What one person did in a day. */
interface DayWork {
  readonly by: string
  readonly byName: string
  readonly act: KeptAct
  /** ISO 8601. */
  readonly day: string
  readonly decisions: number
  /** The median of those that tell how long they took; null where none does. */
  readonly medianMs: number | null
}

/** Who decided what of a catalogue, by day where the zone is, the latest day first. */
export async function decisionReport(db: Connection, catalogueId: string, zone: string): Promise<readonly DayWork[]> {
  const times = await decisionTimes(db, catalogueId)
  const names = await userNames(
    db,
    times.map(({by}) => by),
  )
  const dayOf = daysIn(zone)
  const groups = Map.groupBy(times, ({by, act, since}) => `${dayOf(since)}\0${by}\0${act}`)
  const work = [...groups.values()].flatMap((all): readonly DayWork[] => {
    const [one] = all
    if (!one) return []
    const {by, act, since} = one
    const took = all.flatMap(({took_ms}) => took_ms ?? [])
    return [{by, byName: names.get(by) ?? by, act, day: dayOf(since), decisions: all.length, medianMs: medianOf(took)}]
  })
  return work.sort((a, b) => (a.day < b.day ? 1 : -1))
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
