import type {RowState} from "../../../src/api/lists.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {Legend} from "../look/legend.tsx"
import {legendTexts} from "../look/legend-texts.ts"
import {useTexts} from "../texts/table.ts"
import {crossedMark, marks, unsentMark} from "./marks.ts"
import style from "./row-line.module.css"

/** The legend with the marks before rows. */
export function WorkLegend() {
  const say = useTexts(legendTexts)
  const stateOf = useStateWord()
  return (
    <Legend>
      <h2>{say("states")}</h2>
      <ul>
        {(Object.keys(marks) as (keyof typeof marks & RowState)[]).map(state => (
          <li key={state}>
            <span className={style.mark} data-state={state}>
              {marks[state]}
            </span>{" "}
            {stateOf(state)}
          </li>
        ))}
        <li>
          {unsentMark} {say("unsent")}
        </li>
        <li>
          {crossedMark} {say("crossed")}
        </li>
      </ul>
    </Legend>
  )
}
