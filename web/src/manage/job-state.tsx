import {Progress} from "@mantine/core"
import {useMemo} from "react"
import type {JobState as State} from "../../../src/api/lists.ts"
import type {Job} from "../look/follow-job.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./job-state.module.css"
import {jobListTexts} from "./job-texts.ts"

/** What a kind of job and a state are called; the id of a kind that isn't known here. */
export function useJobWords() {
  const say = useTexts(jobListTexts)
  return useMemo(
    () => ({
      kindOf: (kind: string): string =>
        `kind-${kind}` in jobListTexts.texts ? say(`kind-${kind}` as "kind-backup") : kind,
      stateOf: (state: State): string => say(`state-${state}`),
    }),
    [say],
  )
}

/** The state of a job in a word, with a bar while it runs. */
export function JobState({job}: {readonly job: Job}) {
  const say = useTexts(jobListTexts)
  const {count} = useNumbers()
  const {kindOf, stateOf} = useJobWords()
  const {state, done, total} = job
  return (
    <div className={style.state} data-state={state}>
      <span>{stateOf(state)}</span>
      {state === "running" && total > 0 && (
        <>
          <Progress
            className={style.bar}
            value={(100 * done) / total}
            aria-label={say("progress-of", {kind: kindOf(job.kind)})}
          />
          <small>{say("progress", {done: count(done), total: count(total)})}</small>
        </>
      )}
    </div>
  )
}
