import type {Job} from "../look/follow-job.ts"
import {useTexts} from "../texts/table.ts"
import {durationOf, ranMs} from "./job-facts.ts"
import {jobListTexts} from "./job-texts.ts"

/** How long a job ran, or has run until now. */
export function Took({job}: {readonly job: Job}) {
  const say = useTexts(jobListTexts)
  const ms = ranMs(job, Date.now())
  return ms === undefined ? null : say(...durationOf(ms))
}
