import {useReply} from "../api/reply.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {byDay, byPerson, type Done, type DoneOnDay} from "./report.ts"
import {catalogueTexts} from "./texts.ts"

/** Who decided how much, in all and by day, and how long a decision takes. */
export function Report({place: {institution, catalogue}}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const reply = useReply("catalogues.report", {params: {institution, catalogue}})
  if (reply.isError) return <Problem error={reply.error} again={() => void reply.refetch()} />
  if (!reply.data) return <Waiting lines={4} />
  const {people} = reply.data
  if (people.length === 0) return <p className={style.why}>{say("report-none")}</p>
  return (
    <div className={style.columns}>
      <DoneTable caption={say("report-total")} all={byPerson(people)} />
      <DoneTable caption={say("report-days")} all={byDay(people)} />
    </div>
  )
}

/** What people did, a line each; with its day where it is of one day. */
function DoneTable({caption, all}: {readonly caption: string; readonly all: readonly (Done | DoneOnDay)[]}) {
  const say = useTexts(catalogueTexts)
  const {count, day} = useNumbers()
  const days = all.some(done => "day" in done)
  return (
    <table className={style.plain}>
      <caption className={style.why} style={{textAlign: "left"}}>
        {caption}
      </caption>
      <thead>
        <tr>
          {days && <th>{say("day")}</th>}
          <th>{say("user")}</th>
          <th className={style.number}>{say("decisions")}</th>
          <th>{say("acts")}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(done => (
          <tr key={"day" in done ? `${done.day} ${done.by}` : done.by}>
            {"day" in done && <td>{day(`${done.day}T12:00:00`)}</td>}
            <td>{done.byName}</td>
            <td className={style.number}>{count(done.decisions)}</td>
            <Acts done={done} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Acts({done}: {readonly done: Done}) {
  const say = useTexts(catalogueTexts)
  const {count} = useNumbers()
  return (
    <td>
      {done.acts
        .map(({act, decisions, medianMs}) => {
          const time = medianMs === null ? "" : ` (${say("seconds", {n: count(medianMs / 1000)})})`
          return `${say(`act-${act}`)} ${count(decisions)}${time}`
        })
        .join(" · ")}
    </td>
  )
}
