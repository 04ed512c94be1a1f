import {Link} from "@tanstack/react-router"
import type {ReplyOf} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

/** The rounds of a catalogue, the latest first. */
export function RoundList({rounds}: {readonly rounds: ReplyOf<"rounds.list">["rounds"]}) {
  const say = useTexts(roundTexts)
  const {list, aside} = useMarks()
  const {count, day} = useNumbers()
  if (rounds.length === 0) return <p className={style.soft}>{say("none")}</p>
  return (
    <div className={style.wide}>
      <table className={style.table} aria-label={say("list")}>
        <thead>
          <tr>
            <th>{say("round")}</th>
            <th>{say("people")}</th>
            <th className={style.number}>{say("rows")}</th>
            <th className={style.number}>{say("both")}</th>
            <th>{say("when")}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({round, rows, both, people, from, to}) => (
            <tr key={round}>
              <td>
                <Link to="." search={{round}}>
                  {round}
                </Link>
              </td>
              <td>{list(people.map(({name, decisions}) => aside(name, count(decisions))))}</td>
              <td className={style.number}>{count(rows)}</td>
              <td className={style.number}>{count(both)}</td>
              <td>{day(from) === day(to) ? day(from) : say("span", {from: day(from), to: day(to)})}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How a round is run. */
export function HowTo({place: {institution, catalogue}}: {readonly place: Place}) {
  const say = useTexts(roundTexts)
  return (
    <section className={style.how}>
      <h2>{say("how-title")}</h2>
      <ol>
        <li>
          {say("how-1")}{" "}
          <Link to="/catalogues" search={{institution, catalogue, part: "people"}}>
            {say("how-link")}
          </Link>
        </li>
        <li>{say("how-2")}</li>
        <li>{say("how-3")}</li>
      </ol>
    </section>
  )
}
