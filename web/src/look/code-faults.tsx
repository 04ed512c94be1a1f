import type {ReactNode} from "react"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./code-faults.module.css"
import {type Fault, placesOf, type Repair, repairsOf} from "./code-faults.ts"
import {explainedTexts} from "./explained-texts.ts"

/** A text with its faults marked where they stand. */
export function FaultyText({text, faults}: {readonly text: string; readonly faults: readonly Fault[]}) {
  const places = placesOf(faults, text.length)
  return (
    <code className={style.text}>
      {places.map(([from, to], i) => (
        <span key={from}>
          {text.slice(places[i - 1]?.[1] ?? 0, from)}
          <mark className={style.fault}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(places.at(-1)?.[1] ?? 0)}
    </code>
  )
}

interface FaultsProps {
  readonly faults: readonly Fault[]
  /** How a repair is offered: a link, a button. */
  readonly repair: (repair: Repair) => ReactNode
}

/** The faults in words, each with its place, and what mends them. */
export function Faults({faults, repair}: FaultsProps) {
  const say = useTexts(explainedTexts)
  const {language} = useLanguage()
  const repairs = repairsOf(faults)
  return (
    <div className={style.faults}>
      <ul aria-label={say("faults")}>
        {faults.map(fault => (
          <li key={`${fault.id} ${fault.place.at} ${fault[language]}`}>
            {fault[language]} <Where at={fault.place.at} length={fault.place.length} />
          </li>
        ))}
      </ul>
      {repairs.length > 0 && (
        <div className={style.repairs}>
          <span className={style.soft}>{say("repairs")}</span>
          {repairs.map(one => (
            <span key={one.text}>{repair(one)}</span>
          ))}
        </div>
      )}
    </div>
  )
}

function Where({at, length = 1}: {readonly at: number | undefined; readonly length: number | undefined}) {
  const say = useTexts(explainedTexts)
  if (at === undefined) return null
  const to = at + length
  return <span className={style.soft}>{length > 1 ? say("at-to", {from: at + 1, to}) : say("at", {from: at + 1})}</span>
}
