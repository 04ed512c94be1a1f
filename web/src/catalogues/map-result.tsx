import {Button} from "@mantine/core"
import type {Job} from "../look/follow-job.ts"
import {ItemName} from "../look/item-name.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {type Remapped, type Reread, resultOf} from "./job-result.ts"
import style from "./parts.module.css"
import {useStateWord} from "./state-texts.ts"
import {catalogueTexts} from "./texts.ts"

interface MapResultProps {
  readonly job: Job
  /** Keep what was only shown, for those who may. */
  readonly keep?: () => void
  readonly keeping: boolean
}

/** What a mapping, or a reading anew, came to. */
export function MapResult({job, keep, keeping}: MapResultProps) {
  const say = useTexts(catalogueTexts)
  const {count} = useNumbers()
  const result = resultOf(job)
  if (result.kind === "other") return null
  if (result.kind === "map")
    return (
      <p className={style.said}>
        {result.rows === 0
          ? say("mapped-none")
          : say("mapped", {
              rows: count(result.rows),
              inherited: count(result.inherited),
              accepted: count(result.accepted),
              proposed: count(result.proposed),
            })}
      </p>
    )
  const counts = {rows: count(result.rows), changed: count(result.changed)}
  if (result.changed === 0) return <p className={style.said}>{say("remap-none", {rows: counts.rows})}</p>
  return (
    <>
      <p className={style.said}>{say(result.applied ? "remap-did" : "remap-would", counts)}</p>
      {!result.applied && keep && (
        <Button onClick={keep} loading={keeping} style={{alignSelf: "flex-start"}}>
          {say("remap-apply")}
        </Button>
      )}
      <Changes result={result} />
    </>
  )
}

const mostShown = 50

function Changes({result: {examples}}: {readonly result: Remapped}) {
  const say = useTexts(catalogueTexts)
  const {count} = useNumbers()
  const shown = examples.slice(0, mostShown)
  return (
    <div className={style.wide}>
      <table className={style.plain}>
        <caption className={style.why} style={{textAlign: "left"}}>
          {say("remap-shown", {count: shown.length})}
        </caption>
        <thead>
          <tr>
            <th>{say("name")}</th>
            <th className={style.number}>{say("count")}</th>
            <th>{say("before")}</th>
            <th>{say("after")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({row, name, volume, before, after}) => (
            <tr key={row}>
              <td className={style.names}>{name}</td>
              <td className={style.number}>{count(volume)}</td>
              <td>
                <Meaning of={before} />
              </td>
              <td>
                <Meaning of={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Meaning({of: {state, codes}}: {readonly of: Reread["before"]}) {
  const word = useStateWord()
  return (
    <span className={style.items}>
      <span>{word(state)}</span>
      {codes.map(code => (
        <ItemName key={code} item={code} />
      ))}
    </span>
  )
}
