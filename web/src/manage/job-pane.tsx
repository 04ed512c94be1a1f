import {Button} from "@mantine/core"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {Confirm} from "../look/confirm.tsx"
import {Facts} from "../look/facts.tsx"
import type {Job} from "../look/follow-job.ts"
import {tell} from "../look/notice.tsx"
import {Pane} from "../look/split.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {JobResult} from "./job-result.tsx"
import {JobState, useJobWords} from "./job-state.tsx"
import {jobListTexts} from "./job-texts.ts"
import {Took} from "./job-took.tsx"

interface JobPaneProps {
  readonly job: Job
  readonly personName: (id: string) => string
  readonly institutionName: (id: string) => string
  readonly close: () => void
}

/** One job: how far it is, when it ran, and what came of it. */
export function JobPane({job, personName, institutionName, close}: JobPaneProps) {
  const say = useTexts(jobListTexts)
  const {time, count} = useNumbers()
  const {kindOf} = useJobWords()
  const [asked, setAsked] = useState(false)
  const {mutateAsync: stop} = useAct("jobs.stop", ["jobs.list"])
  const kind = kindOf(job.kind)
  const stopIt = async () => {
    await stop({params: {job: job.id}})
    tell(say("stopped", {kind}))
  }
  return (
    <Pane
      title={kind}
      about={<code>{job.id}</code>}
      close={close}
      actions={
        job.ended === null && (
          <Button variant="default" onClick={() => setAsked(true)}>
            {say("stop")}
          </Button>
        )
      }
    >
      <Facts
        of={[
          [say("state"), <JobState key="state" job={job} />],
          [say("by"), personName(job.by)],
          [say("institution"), job.institution && institutionName(job.institution)],
          [say("created"), time(job.created)],
          [say("started"), job.started && time(job.started)],
          [say("ended"), job.ended && time(job.ended)],
          [say("took"), <Took key="took" job={job} />],
          [say("attempts"), job.attempts > 1 && count(job.attempts)],
          [say("fault"), job.fault === "interrupted" ? say("fault-interrupted") : job.fault],
        ]}
      />
      <JobResult job={job} />
      {asked && (
        <Confirm title={say("stop-title", {kind})} verb={say("stop")} danger act={stopIt} close={() => setAsked(false)}>
          {say("stop-why")}
        </Confirm>
      )}
    </Pane>
  )
}
