import {Fragment} from "react"
import style from "./marked.module.css"
import {type Match, matchesOf} from "./matches.ts"

interface MarkedProps {
  readonly text: string
  /** What was searched for. */
  readonly query?: string
  /** Instead of the query: the stretches themselves. */
  readonly at?: readonly Match[]
}

/** A text with what was searched for marked in it. */
export function Marked({text, query = "", at = matchesOf(text, query)}: MarkedProps) {
  if (at.length === 0) return text
  return (
    <>
      {at.map(([from, to], i) => (
        <Fragment key={from}>
          {text.slice(at[i - 1]?.[1] ?? 0, from)}
          <mark className={style.mark}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(at.at(-1)?.[1])}
    </>
  )
}
