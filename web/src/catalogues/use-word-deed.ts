import {useQueryClient} from "@tanstack/react-query"
import {useState} from "react"
import type {EndpointId} from "../api/server.ts"
import {type Followed, type Job, useJob} from "../look/follow-job.ts"

/** Answers that reading rows again makes old. */
const staleAfter: readonly EndpointId[] = ["words.list", "catalogues.figures", "work.list", "rows.get", "rows.similar"]

interface WordDeed {
  /** Follow the job that a word's teaching or withdrawal started. */
  readonly follow: (job: Job) => void
  /** The job as it goes on. */
  readonly followed: Followed
  readonly busy: boolean
}

/** @param ended told once, when the rows are read */
export function useWordDeed(ended: (job: Job) => void = () => {}): WordDeed {
  const known = useQueryClient()
  const [job, setJob] = useState<string>()
  const followed = useJob(job, done => {
    for (const id of staleAfter) void known.invalidateQueries({queryKey: [id]})
    ended(done)
  })
  const follow = ({id}: Job) => {
    void known.invalidateQueries({queryKey: ["words.list"]})
    setJob(id)
  }
  return {follow, followed, busy: job !== undefined && !followed.job?.ended && followed.missing !== true}
}
