import type {Issue} from "../issue/index.ts"
import {issue} from "./issues.ts"
import type {Sheet} from "./sheet.ts"

const share = 0.5 // of the codes that have the width, so that it is the codes' width
const date = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}( 00:00(:00)?)?$|^\d{1,2}[-月](\d{1,2}日?|[A-Z][a-z]{2})$/
const power = /^\d(\.\d+)?[eE]\+?\d+$/

/**
 * Codes that a spreadsheet changed: leading zeros that fell off, where the other
 * codes all have one width (`12` among `0000345`); codes shown as a date or as a
 * power of ten. The first have a repair; the others are lost in the file.
 */
export function lostCodes(sheet: Sheet): readonly Issue[] {
  const {code: column} = sheet.columns
  if (column === undefined) return []
  const codes = sheet.rows.map(row => row.cells[column]?.trim() ?? "")
  const width = widthOf(codes.filter(code => /^\d+$/.test(code)))
  return codes.flatMap((code, i) => {
    const place = {row: sheet.rows[i]?.number ?? 0, column: sheet.header[column] ?? ""}
    if (date.test(code) || power.test(code)) return [issue("code.changed", {code}, place)]
    if (width === undefined || code === "" || !/^\d+$/.test(code) || code.length >= width) return []
    return [issue("code.zeros", {code, width}, place, [{text: code.padStart(width, "0")}])]
  })
}

/** The width of codes of digits alone, where most have it, some begin with 0 there, and none is longer. */
function widthOf(codes: readonly string[]): number | undefined {
  const longest = codes.reduce((most, code) => Math.max(most, code.length), 0)
  const full = codes.filter(code => code.length === longest)
  return full.length >= codes.length * share && full.length < codes.length && longest > 2 ? longest : undefined
}

/** The sheet with its leading zeros back. */
export function mendZeros(sheet: Sheet): Sheet {
  const {code: column} = sheet.columns
  const mended = new Map(
    lostCodes(sheet).flatMap(({id, place, repairs}) => (id === "code.zeros" ? [[place.row, repairs[0]?.text]] : [])),
  )
  if (column === undefined || mended.size === 0) return sheet
  const rows = sheet.rows.map(row => {
    const code = mended.get(row.number)
    return code === undefined ? row : {...row, cells: row.cells.with(column, code)}
  })
  return {...sheet, rows}
}
