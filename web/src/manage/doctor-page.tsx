import {Button} from "@mantine/core"
import {type FindingState, findingStates} from "../../../src/api/lists.ts"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {Stamp} from "../look/stamp.tsx"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./doctor.module.css"
import {doctorTexts} from "./doctor-texts.ts"
import {Managed} from "./managed.tsx"

type Examination = ReplyOf<"doctor.get">
type Finding = Examination["findings"][number]

/** What the server needs to run, what is not well with it, and what can be done. */
export function DoctorPage() {
  return (
    <Managed section="doctor">
      <Examined />
    </Managed>
  )
}

function Examined() {
  const say = useTexts(doctorTexts)
  const {data, error, isFetching, refetch} = useReply("doctor.get")
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={12} room={460} />
  const sorted = findingStates.toReversed().flatMap(state => data.findings.filter(finding => finding.state === state))
  return (
    <>
      <p>{say("why")}</p>
      <p role="status">
        <Stamp at={data.at} /> <Summary of={data} />{" "}
        <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => void refetch()}>
          {say("again")}
        </Button>
      </p>
      <ul className={style.findings}>
        {sorted.map(finding => (
          <Line key={`${finding.check} ${finding.en}`} finding={finding} />
        ))}
      </ul>
    </>
  )
}

function Summary({of: {findings}}: {readonly of: Examination}) {
  const say = useTexts(doctorTexts)
  const {list} = useMarks()
  const {count} = useNumbers()
  const sum = (state: FindingState) => findings.filter(finding => finding.state === state).length
  const [faults, advices] = [sum("fault"), sum("advice")]
  const said = [
    ...(faults > 0 ? [say("faults", {count: count(faults)})] : []),
    ...(advices > 0 ? [say("advices", {count: count(advices)})] : []),
  ]
  return <b>{said.length > 0 ? list(said) : say("well")}</b>
}

function Line({finding}: {readonly finding: Finding}) {
  const say = useTexts(doctorTexts)
  const {language} = useLanguage()
  const {check, state, remedy} = finding
  return (
    <li data-state={state}>
      <b>{say(`state-${state}`)}</b>
      <span className={style.check}>{say(check)}</span>
      <div>
        <p>{finding[language]}</p>
        {remedy && <p className={style.remedy}>→ {remedy[language]}</p>}
      </div>
    </li>
  )
}
