import {rowStates} from "../../../src/api/lists.ts"
import {Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Figures} from "./figures.ts"
import {MapCatalogue} from "./map-catalogue.tsx"
import style from "./parts.module.css"
import type {NamedPlace} from "./place.ts"
import {useStateWord} from "./state-texts.ts"
import {catalogueTexts} from "./texts.ts"

interface ProgressPartProps {
  readonly place: NamedPlace
  readonly figures: Figures | undefined
}

/** Rows by state, what is left until most examinations are done, and mapping. */
export function ProgressPart({place, figures}: ProgressPartProps) {
  return (
    <div className={style.columns}>
      {figures ? (
        <>
          <States figures={figures} />
          <Left figures={figures} />
        </>
      ) : (
        <Waiting lines={5} />
      )}
      <MapCatalogue place={place} />
    </div>
  )
}

function States({figures}: {readonly figures: Figures}) {
  const say = useTexts(catalogueTexts)
  const word = useStateWord()
  const {count} = useNumbers()
  const shown = rowStates.filter(state => (figures.states[state] ?? 0) > 0)
  return (
    <table className={style.plain} aria-label={say("states")}>
      <tbody>
        {shown.map(state => {
          const n = figures.states[state] ?? 0
          return (
            <tr key={state}>
              <th scope="row">{word(state)}</th>
              <td className={style.number}>{count(n)}</td>
              <td aria-hidden>
                <span className={style.bar}>
                  <span style={{width: `${(100 * n) / figures.rows}%`}} />
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Left({figures}: {readonly figures: Figures}) {
  const say = useTexts(catalogueTexts)
  const {count, share} = useNumbers()
  return (
    <table className={style.plain}>
      <thead>
        <tr>
          <th>{say("left-share")}</th>
          <th className={style.number}>{say("left-names")}</th>
          <th className={style.number}>{say("left-clicks")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.left.map(left => (
          <tr key={left.share}>
            <td>{share(left.share)}</td>
            <td className={style.number}>{count(left.names)}</td>
            <td className={style.number}>{count(left.clicks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
