import {Fragment, type ReactNode} from "react"
import {Problem, Waiting} from "../look/page.tsx"
import style from "./parts.module.css"

interface ListedProps<Row> {
  /** The list as it was asked for. */
  readonly reply: {
    readonly data: {readonly items: readonly Row[]} | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  /** Said where there are none. */
  readonly none: string
  /** Of the columns; the last one, of what can be done, has none. */
  readonly heads: readonly string[]
  /** The table row of one of them. */
  readonly row: (row: Row) => ReactNode
}

/** What an institution or a catalogue has of a kind, once it is there. */
export function Listed<Row extends {readonly id: string}>({reply, none, heads, row}: ListedProps<Row>) {
  if (reply.error) return <Problem error={reply.error} again={() => void reply.refetch()} />
  if (!reply.data) return <Waiting lines={2} />
  if (reply.data.items.length === 0) return <p className={style.why}>{none}</p>
  return (
    <div className={style.wide}>
      <table className={style.plain}>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head}>{head}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {reply.data.items.map(one => (
            <Fragment key={one.id}>{row(one)}</Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
