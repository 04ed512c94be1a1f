import type {Bytes} from "./bytes.ts"
import {detectEncoding} from "./charset.ts"
import {csvScanner} from "./csv-scan.ts"
import {detectDelimiter} from "./delimiter.ts"
import {decode, strayOf, withoutStrays} from "./encoding.ts"
import {issue, refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import type {Fault, Source, SourceRow} from "./source.ts"

/**
 * Open text with delimiters. Encoding and delimiter are found in the text itself, the latter unless it is told.
 *
 * @throws Refusal `file.binary`, `file.encoding`, `file.markup` or `file.other`; the first from `rows` as well.
 */
export async function openCsv(file: Bytes, limits: Limits, told?: string): Promise<Source> {
  const form = await detectEncoding(file)
  const text = decode(file, form, () => ({table: file.path, row: scanner.rows() + 1}))
  const first = (await text.pieces.next()).value ?? ""
  if (markup.test(first)) throw refuse("file.markup", {path: file.path})
  const other = others.find(([, start]) => start.test(first))
  if (other) throw refuse("file.other", {path: file.path, format: other[0]})
  const delimiter = told ?? detectDelimiter(first)
  const scanner = csvScanner(delimiter, limits)
  const checked = (rows: readonly SourceRow[]) =>
    text.hasStrays() ? rows.map(row => withoutStray(row, form.encoding)) : rows
  return {
    format: "csv",
    encoding: form.encoding,
    delimiter,
    issues: [],
    async *rows() {
      yield checked(scanner.push(first))
      for await (const piece of text.pieces) yield checked(scanner.push(piece))
      yield checked(scanner.end())
    },
    hiddenColumns: () => [],
    bytesRead: text.bytesRead,
  }
}

/** Hospital systems like to export a web page and call it .xls or .csv. */
const markup = /^\s*<(?:!doctype|\?xml|html|head|meta|style|table|workbook)\b/i

/** Text that is a table in a manner of its own. */
const others: readonly (readonly [format: string, start: RegExp])[] = [
  ["SYLK", /^ID;P[^\r\n]*\r?\n[BCFOPW];/],
  ["DIF", /^TABLE\r?\n0,1\r?\n/],
]

/** A row with a byte that is no character is left out, for nobody knows what it said. */
function withoutStray(row: SourceRow, encoding: string): SourceRow {
  const column = row.cells.findIndex(cell => strayOf(cell) !== undefined)
  const byte = strayOf(row.cells[column] ?? "")
  if (byte === undefined) return row
  const cells = row.cells.map(withoutStrays)
  const params = {
    byte: `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    encoding: encoding.toUpperCase(),
    text: (cells[column] ?? "").slice(0, shownChars),
  }
  const fault: Fault = {column, at: place => issue("row.encoding", params, place), refuses: true}
  return {...row, cells, faults: [...(row.faults ?? []), fault]}
}

const shownChars = 100
