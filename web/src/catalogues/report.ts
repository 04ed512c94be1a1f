import type {KeptAct} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"

type Entry = ReplyOf<"catalogues.report">["people"][number]

/** What one person did, on one day or in all. */
export interface Done {
  readonly by: string
  readonly byName: string
  readonly decisions: number
  readonly acts: readonly {readonly act: KeptAct; readonly decisions: number; readonly medianMs: number | null}[]
}

export interface DoneOnDay extends Done {
  readonly day: string
}

/** The report by day and person, the newest first. */
export const byDay = (people: readonly Entry[]): readonly DoneOnDay[] =>
  [...Map.groupBy(people, ({day, by}) => `${day}\0${by}`).values()]
    .map(all => ({...doneOf(all), day: all[0]?.day ?? ""}))
    .sort((a, b) => (a.day === b.day ? b.decisions - a.decisions : a.day < b.day ? 1 : -1))

/** What each person did in all, who did most first. Medians of days can't be put together: they are left out. */
export function byPerson(people: readonly Entry[]): readonly Done[] {
  const sums = [...Map.groupBy(people, ({by}) => by).values()].map(all =>
    doneOf(
      [...Map.groupBy(all, ({act}) => act).values()].flatMap(same => {
        const [first] = same
        const decisions = same.reduce((sum, entry) => sum + entry.decisions, 0)
        return first ? [{...first, decisions, medianMs: same.length === 1 ? first.medianMs : null}] : []
      }),
    ),
  )
  return sums.sort((a, b) => b.decisions - a.decisions)
}

function doneOf(all: readonly Entry[]): Done {
  const acts = all.map(({act, decisions, medianMs}) => ({act, decisions, medianMs}))
  return {
    by: all[0]?.by ?? "",
    byName: all[0]?.byName ?? "",
    decisions: all.reduce((sum, {decisions}) => sum + decisions, 0),
    acts: acts.sort((a, b) => b.decisions - a.decisions),
  }
}
