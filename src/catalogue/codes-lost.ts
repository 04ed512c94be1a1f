import type {Issue} from "../issue/index.ts"
import type {Row} from "../tables/index.ts"
import {headingsOf} from "./headings.ts"
import {issue} from "./issues.ts"
import type {Sheet} from "./sheet.ts"

const share = 0.5 // of the codes that have the width, so that it is the codes' width
const keptDigits = 15 // of a number in a spreadsheet
const date = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}( 00:00(:00)?)?$|^\d{1,2}[-月](\d{1,2}日?|[A-Z][a-z]{2})$/
const power = /^\d(\.\d+)?[eE]\+?\d+$/

/** Places, in the sheet's rows, of codes that lost zeros, and the codes as they were. */
interface Zeros {
  readonly width: number
  readonly mended: ReadonlyMap<Row, string>
}

/**
 * Codes that a spreadsheet changed: leading zeros that fell off, where the other
 * codes all have one width (`12` among `0000345`); codes shown as a date or as a
 * power of ten, or kept as a number of more digits than it keeps. The first have
 * a repair; the others are lost in the file. Codes of headings are none of these.
 */
export function lostCodes(sheet: Sheet): readonly Issue[] {
  const {code: column} = sheet.columns
  if (column === undefined) return []
  const zeros = zerosOf(sheet, column)
  return sheet.rows.flatMap(row => {
    if (row.refused) return []
    const code = codeOf(row, column)
    const {number, sheet: name} = row
    const place = {...(name !== undefined && {sheet: name}), row: number, column: sheet.header[column] ?? ""}
    const digits = digitsKept(row, column)
    if (digits !== undefined) return [issue("code.changed", {code, digits}, place)]
    const mended = zeros.mended.get(row)
    return mended === undefined ? [] : [issue("code.zeros", {code, width: zeros.width}, place, [{text: mended}])]
  })
}

const codeOf = (row: Row, column: number): string => row.cells[column]?.trim() ?? ""

/** How many digits are left of a code that was changed; 0 where it became a date, undefined where it wasn't. */
function digitsKept(row: Row, column: number): number | undefined {
  const code = codeOf(row, column)
  if (row.rounded?.includes(column)) return keptDigits
  if (power.test(code)) return code.replace(/[eE].*$/, "").replace(".", "").length
  return date.test(code) ? 0 : undefined
}

function zerosOf(sheet: Sheet, column: number): Zeros {
  const headings = headingsOf(sheet)
  const whole = sheet.rows.filter(row => digitsKept(row, column) === undefined && !headings.has(row) && !row.refused)
  const digits = whole.filter(row => /^\d+$/.test(codeOf(row, column)))
  const width = widthOf(digits.map(row => codeOf(row, column))) ?? 0
  const short = digits.filter(row => codeOf(row, column).length < width)
  return {width, mended: new Map(short.map(row => [row, codeOf(row, column).padStart(width, "0")]))}
}

/** The width of codes of digits alone, where most have it, and none is longer. */
function widthOf(codes: readonly string[]): number | undefined {
  const longest = codes.reduce((most, code) => Math.max(most, code.length), 0)
  const full = codes.filter(code => code.length === longest)
  return full.length >= codes.length * share && full.length < codes.length && longest > 2 ? longest : undefined
}

/** The sheet with its leading zeros back. */
export function mendZeros(sheet: Sheet): Sheet {
  const {code: column} = sheet.columns
  if (column === undefined) return sheet
  const {mended} = zerosOf(sheet, column)
  if (mended.size === 0) return sheet
  const rows = sheet.rows.map(row => {
    const code = mended.get(row)
    return code === undefined ? row : {...row, cells: row.cells.with(column, code)}
  })
  return {...sheet, rows}
}
