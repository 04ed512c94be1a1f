import {isHeading} from "../recognition/index.ts"
import type {Row} from "../tables/index.ts"
import type {Sheet} from "./sheet.ts"

/**
 * Rows of a price list that are no examinations: headings, by their codes (`21`
 * and `2101` above `210101001`) or because they are one cell merged over the
 * table, or name a modality alone; sums; who signed.
 */
export function headingsOf(sheet: Sheet): ReadonlySet<Row> {
  const {rows, columns} = sheet
  const coded = columns.code === undefined ? [] : headingsByCode(rows, columns.code, valuesOf(sheet))
  const isTable = sheet.header.filter(Boolean).length > 1
  const others = rows.filter(row => isHeading(row, isTable))
  return new Set([...coded, ...others])
}

/** Columns that say something of an examination and nothing of a heading. */
const valuesOf = ({columns}: Sheet): readonly number[] =>
  [columns.price, columns.count].filter(column => column !== undefined)

const codePattern = /^[0-9A-Za-z.-]+$/

/**
 * Rows whose code the next one begins with and goes on by two characters or
 * more, with neither price nor count beside it. In a list without these, codes of
 * that width must be headings' throughout: `1` above `100` may be anything.
 */
function headingsByCode(rows: readonly Row[], column: number, values: readonly number[]): readonly Row[] {
  const coded = rows
    .map(row => ({row, code: row.cells[column]?.trim() ?? ""}))
    .filter(({row, code}) => codePattern.test(code) && !row.rounded?.includes(column))
  const widths = Map.groupBy(coded, ({code}) => code.length)
  const [usual = 0] = [...widths].sort((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? []
  const begun = coded.filter(({row, code}, i) => {
    const next = coded[i + 1]?.code ?? ""
    return code.length < usual && isBare(row, values) && next.length >= code.length + 2 && next.startsWith(code)
  })
  const ofWidth = Map.groupBy(begun, ({code}) => code.length)
  const isSure = (width: number) =>
    values.length > 0 || (ofWidth.get(width)?.length ?? 0) >= (widths.get(width)?.length ?? 0) * share
  return begun.filter(({code}) => isSure(code.length)).map(({row}) => row)
}

const share = 0.8 // of the codes of a width that are headings'

const isBare = ({cells}: Row, values: readonly number[]): boolean => values.every(i => (cells[i]?.trim() ?? "") === "")
