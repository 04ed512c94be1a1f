import {useQueryClient} from "@tanstack/react-query"
import type {JobState} from "../../../src/api/lists.ts"
import {usePages} from "../api/pages.ts"
import {useJob} from "../look/follow-job.ts"

const soonMs = 3000
const nowAndThenMs = 15_000

/**
 * Jobs, the newest first. Three that are not over are followed as they go on: a
 * browser keeps six connections to a server, and others are needed too. The
 * rest is asked for again now and then.
 */
export function useLiveJobs(state: JobState | undefined) {
  const known = useQueryClient()
  const pages = usePages(
    "jobs.list",
    {query: {limit: 100, ...(state !== undefined && {state})}},
    {everyMs: ({rows}) => (rows.some(job => job.ended === null) ? soonMs : nowAndThenMs)},
  )
  const over = () => void known.invalidateQueries({queryKey: ["jobs.list"]})
  const open = pages.rows.filter(job => job.ended === null)
  const [a, b, c] = [useJob(open[0]?.id, over), useJob(open[1]?.id, over), useJob(open[2]?.id, over)]
  const live = new Map([a, b, c].flatMap(({job}) => (job ? [[job.id, job] as const] : [])))
  return {...pages, rows: pages.rows.map(job => live.get(job.id) ?? job)}
}
