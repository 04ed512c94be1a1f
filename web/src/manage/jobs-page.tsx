import {Button, Select} from "@mantine/core"
import {useMemo, useState} from "react"
import {jobStates, type SystemJob, systemJobs} from "../../../src/api/lists.ts"
import {reasonOf, useAct} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {type Job, useJob} from "../look/follow-job.ts"
import {useAddress} from "../look/in-address.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {usePeople} from "../look/people.ts"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {JobPane} from "./job-pane.tsx"
import {useResultLine} from "./job-result.tsx"
import {JobState, useJobWords} from "./job-state.tsx"
import {jobListTexts} from "./job-texts.ts"
import {Took} from "./job-took.tsx"
import {ListAndOne} from "./list-and-one.tsx"
import {useLiveJobs} from "./live-jobs.ts"
import {Managed} from "./managed.tsx"
import {useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

/** Jobs, the newest first, as they go on: one's own, and all for who manages the system. */
export function JobsPage() {
  return (
    <Managed section="jobs" actions={<Start />} fill>
      <Jobs />
    </Managed>
  )
}

function Start() {
  const say = useTexts(jobListTexts)
  const {language} = useLanguage()
  const session = useSession()
  const {choose} = useAddress()
  const {kindOf, stateOf} = useJobWords()
  const [began, setBegan] = useState<string>()
  const start = useAct("jobs.start", ["jobs.list"])
  useJob(began, ({kind, state}) => {
    if (state !== "stopped") tell(say("ended-one", {kind: kindOf(kind), state: stateOf(state)}))
  })
  if (!may(session, "system.manage")) return null
  const begin = (kind: SystemJob) =>
    start.mutate(
      {body: {kind}},
      {
        onSuccess: job => {
          setBegan(job.id)
          choose({job: job.id, state: undefined})
        },
        onError: error => tellFault(reasonOf(error, language)),
      },
    )
  return systemJobs.map(kind => (
    <Button key={kind} variant="default" disabled={start.isPending} onClick={() => begin(kind)}>
      {say(`start-${kind}`)}
    </Button>
  ))
}

function Jobs() {
  const common = useTexts(manageTexts)
  const say = useTexts(jobListTexts)
  const {chosen, choose} = useAddress()
  const {stateOf} = useJobWords()
  const asked = jobStates.find(state => state === chosen.state)
  const {rows, waiting, error, again, more} = useLiveJobs(asked)
  const {nameOf: personName} = usePeople(useMemo(() => rows.map(job => job.by), [rows]))
  const {nameOf} = useInstitutions()
  const columns = useColumns(personName, nameOf)
  const opened = rows.find(job => job.id === chosen.job)
  const close = () => choose({job: undefined})
  if (error && rows.length === 0) return <Problem error={error} again={again} />
  return (
    <>
      <Select
        aria-label={say("state")}
        w={150}
        mb={8}
        value={asked ?? ""}
        onChange={state => choose({state: state ?? undefined})}
        data={[{value: "", label: say("all-states")}, ...jobStates.map(value => ({value, label: stateOf(value)}))]}
      />
      {waiting ? (
        <Waiting lines={8} />
      ) : (
        <ListAndOne
          asked={chosen.job}
          pane={
            opened && (
              <JobPane key={opened.id} job={opened} personName={personName} institutionName={nameOf} close={close} />
            )
          }
          more={more.has}
          close={close}
        >
          <Table
            label={common("jobs")}
            columns={columns}
            rows={rows}
            idOf={job => job.id}
            empty={say("none")}
            open={job => choose({job: job.id})}
            opened={chosen.job}
            more={more}
            fill
          />
        </ListAndOne>
      )}
    </>
  )
}

function useColumns(
  personName: (id: string) => string,
  institutionName: (id: string) => string,
): readonly Column<Job>[] {
  const say = useTexts(jobListTexts)
  const {kindOf} = useJobWords()
  const lineOf = useResultLine()
  return useMemo(
    () => [
      {id: "kind", head: say("kind"), width: "11em", cell: job => kindOf(job.kind)},
      {id: "state", head: say("state"), width: "17em", cell: job => <JobState job={job} />},
      {id: "created", head: say("created"), width: "13em", cell: job => <Stamp at={job.created} />},
      {id: "took", head: say("took"), width: "7em", align: "end", cell: job => <Took job={job} />, wide: true},
      {id: "by", head: say("by"), width: "11em", cell: job => personName(job.by), wide: true},
      {
        id: "institution",
        head: say("institution"),
        cell: job => job.institution && institutionName(job.institution),
        wide: "very",
      },
      {id: "result", head: say("result"), cell: job => lineOf(job) || job.fault, wide: "very"},
    ],
    [say, kindOf, lineOf, personName, institutionName],
  )
}
