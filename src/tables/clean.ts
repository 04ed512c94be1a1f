import type {Issue, Place} from "../issue/index.ts"
import {fitOf} from "./columns.ts"
import {issue} from "./issues.ts"
import type {ColumnKind} from "./lists.ts"
import type {SourceRow} from "./source.ts"
import {isNothing, undress} from "./undress.ts"

/** Gives the cells of a row as they are meant. */
export type Cleaner = (cells: readonly string[], row: SourceRow) => readonly string[]

const codes: readonly ColumnKind[] = ["code", "price code"]
const emptied: readonly ColumnKind[] = [...codes, "count", "price", "from", "to"]

interface Cleaned {
  readonly column: number
  readonly first: SourceRow
  readonly example: string
  readonly signs: Set<string>
  count: number
}

/**
 * Cells as they are meant, by what their column is: codes without what a
 * spreadsheet put around them, and nothing where a code, count, price or date is
 * `NULL` or `-`. What was changed is told once for each column.
 *
 * @param sample the first rows, which show how the codes are written
 */
export function startCleaning(
  path: string,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): {readonly clean: Cleaner | undefined; issues(): readonly Issue[]} {
  const {columns, coded, parted} = columnsToClean(header, sample)
  const dressed = new Map<number, Cleaned>()
  const empty = new Map<number, Cleaned>()

  function cleanCell(cell: string, column: number, row: SourceRow): string {
    if (cell === "") return cell
    const {text, dress} = coded.has(column) ? undress(cell, parted.has(column)) : {text: cell, dress: []}
    if (isNothing(text)) {
      count(empty, {column, row, cell, signs: [cell.trim()]})
      return ""
    }
    if (dress.length > 0) count(dressed, {column, row, cell, signs: dress})
    return text
  }
  function clean(cells: readonly string[], row: SourceRow): readonly string[] {
    let cleaned: string[] | undefined
    for (const column of columns) {
      const before = cells[column] ?? ""
      const after = cleanCell(before, column, row)
      if (after === before) continue
      cleaned ??= [...cells]
      cleaned[column] = after
    }
    return cleaned ?? cells
  }
  return {
    clean: columns.length > 0 ? clean : undefined,
    issues: () => [
      ...[...dressed.values()].map(found => dressedIssue(found, placeOf(path, header, found))),
      ...[...empty.values()].map(found => nothingIssue(found, placeOf(path, header, found))),
    ],
  }
}

interface ColumnsToClean {
  readonly columns: readonly number[]
  /** Those of codes. */
  readonly coded: ReadonlySet<number>
  /** Those whose codes have parts after a point. */
  readonly parted: ReadonlySet<number>
}

function columnsToClean(header: readonly string[], sample: readonly (readonly string[])[]): ColumnsToClean {
  const kinds = header.map(name => fitOf(name)?.kind)
  const columns = kinds.flatMap((kind, i) => (kind !== undefined && emptied.includes(kind) ? [i] : []))
  const coded = new Set(columns.filter(i => codes.includes(kinds[i] as ColumnKind)))
  const parted = new Set(
    [...coded].filter(i => sample.some(cells => /^\d+\.\d*[1-9]\d*$/.test((cells[i] ?? "").trim()))),
  )
  return {columns, coded, parted}
}

const dressedIssue = (found: Cleaned, place: Place): Issue =>
  issue("code.dressed", {count: found.count, dress: signsOf(found), example: found.example}, place)

const nothingIssue = (found: Cleaned, place: Place): Issue =>
  issue("cell.nothing", {count: found.count, texts: signsOf(found)}, place)

const placeOf = (path: string, header: readonly string[], {column, first}: Cleaned): Place => ({
  table: path,
  row: first.number,
  ...(first.sheet !== undefined && {sheet: first.sheet}),
  column: header[column] ?? "",
})

const mostSigns = 8
const signsOf = ({signs}: Cleaned): string => [...signs].join("  ")

function count(
  found: Map<number, Cleaned>,
  {column, row, cell, signs}: {column: number; row: SourceRow; cell: string; signs: readonly string[]},
): void {
  const known = found.get(column) ?? {
    column,
    first: row,
    example: cell.slice(0, 60),
    signs: new Set<string>(),
    count: 0,
  }
  found.set(column, known)
  known.count++
  for (const sign of signs) if (known.signs.size < mostSigns) known.signs.add(sign)
}
