import {fitOf} from "./columns.ts"
import {type BesideColumnKind, besideColumnKinds, type ColumnKind} from "./lists.ts"
import {isNothing} from "./undress.ts"

/** A column that says of a row what is examined or how. Columns count from 0. */
export interface BesideColumn {
  readonly kind: BesideColumnKind
  readonly index: number
  /** Its header; where that is another's too, with its number. */
  readonly column: string
}

/** What such a column says of one row. */
interface Said {
  readonly kind: BesideColumnKind
  readonly column: string
  readonly text: string
}

/**
 * The columns that are read beside the names, in their order: any number of
 * each kind, for `检查部位` and `标本部位` may stand in one table. The header must
 * be the name of such a column, or end in one.
 *
 * @param taken columns that are read as something else, the names among them
 */
export function besideColumns(
  header: readonly string[],
  taken: readonly (number | undefined)[],
): readonly BesideColumn[] {
  return header.flatMap((name, index) => {
    if (taken.includes(index)) return []
    const fit = fitOf(name)
    if (!fit || fit.rank < leastRank || !isBeside(fit.kind)) return []
    const column = header.indexOf(name) === index ? name.trim() : `${name.trim()} (${index + 1})`
    return [{kind: fit.kind, index, column}]
  })
}

const leastRank = 2
const isBeside = (kind: ColumnKind): kind is BesideColumnKind => besideColumnKinds.some(known => known === kind)

/** What the columns say of a row; those with nothing in them are left out. */
export function besideOf(cells: readonly string[], columns: readonly BesideColumn[]): readonly Said[] {
  if (columns.length === 0) return none
  return columns.flatMap(({kind, index, column}) => {
    const text = cells[index]?.trim() ?? ""
    return text === "" || isNothing(text) ? [] : [{kind, column, text}]
  })
}

const none: readonly never[] = []
