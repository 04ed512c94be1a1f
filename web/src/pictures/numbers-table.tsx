import {useNumbers} from "../texts/numbers.ts"
import style from "./numbers-table.module.css"

/** The numbers of a figure, as its table and its CSV have them. */
export interface Numbered {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

interface NumbersTableProps {
  readonly label: string
  readonly numbers: Numbered
  readonly height: number
}

const mostRows = 500 // the CSV has them all

/** The numbers of a figure, for whoever would rather read. */
export function NumbersTable({label, numbers: {head, rows}, height}: NumbersTableProps) {
  const {count} = useNumbers()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading of its own
    <div className={style.frame} style={{maxHeight: height}} tabIndex={0} role="region" aria-label={label}>
      <table className={style.table}>
        <thead>
          <tr>
            {head.map(text => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a picture have no other name
            <tr key={i}>
              {cells.map((cell, at) => (
                <td key={head[at]} data-number={typeof cell === "number" || undefined}>
                  {typeof cell === "number" ? count(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
