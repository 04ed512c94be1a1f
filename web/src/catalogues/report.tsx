import {useReply} from "../api/reply.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {byDay, byPerson, type Done} from "./report.ts"
import {catalogueTexts} from "./texts.ts"

/** Who decided how much, in all and by day, and how long a decision takes. */
export function Report({place: {institution, catalogue}}: {readonly place: NamedPlace}) {
  const say = useTexts(catalogueTexts)
  const {count, day} = useNumbers()
  const reply = useReply("catalogues.report", {params: {institution, catalogue}})
  if (reply.isError) return <Problem error={reply.error} again={() => void reply.refetch()} />
  if (!reply.data) return <Waiting lines={4} />
  const {people} = reply.data
  if (people.length === 0) return <p className={style.why}>{say("report-none")}</p>
  return (
    <div className={style.columns}>
      <table className={style.plain}>
        <caption className={style.why} style={{textAlign: "left"}}>
          {say("report-total")}
        </caption>
        <thead>
          <tr>
            <th>{say("user")}</th>
            <th className={style.number}>{say("decisions")}</th>
            <th>{say("acts")}</th>
          </tr>
        </thead>
        <tbody>
          {byPerson(people).map(done => (
            <tr key={done.by}>
              <td>{done.byName}</td>
              <td className={style.number}>{count(done.decisions)}</td>
              <Acts done={done} />
            </tr>
          ))}
        </tbody>
      </table>
      <table className={style.plain}>
        <caption className={style.why} style={{textAlign: "left"}}>
          {say("report-days")}
        </caption>
        <thead>
          <tr>
            <th>{say("day")}</th>
            <th>{say("user")}</th>
            <th className={style.number}>{say("decisions")}</th>
            <th>{say("acts")}</th>
          </tr>
        </thead>
        <tbody>
          {byDay(people).map(done => (
            <tr key={`${done.day} ${done.by}`}>
              <td>{day(`${done.day}T12:00:00`)}</td>
              <td>{done.byName}</td>
              <td className={style.number}>{count(done.decisions)}</td>
              <Acts done={done} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const acts = ["accept", "change", "reject", "no match", "defer", "undo"] as const

function Acts({done}: {readonly done: Done}) {
  const say = useTexts(catalogueTexts)
  const {count} = useNumbers()
  return (
    <td>
      {done.acts
        .map(({act, decisions, medianMs}) => {
          const known = acts.find(one => one === act)
          const time = medianMs === null ? "" : ` (${say("seconds", {n: count(medianMs / 1000)})})`
          return `${known ? say(`act-${known}`) : act} ${count(decisions)}${time}`
        })
        .join(" · ")}
    </td>
  )
}
