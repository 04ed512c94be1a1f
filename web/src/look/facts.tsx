import type {ReactNode} from "react"
import style from "./facts.module.css"

/** Names and what they are, a line each; what is nothing is left out. */
export function Facts({of}: {readonly of: readonly (readonly [name: string, value: ReactNode])[]}) {
  return (
    <dl className={style.facts}>
      {of.map(([name, value]) =>
        value === null || value === undefined || value === false || value === "" ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
