import type {Bytes} from "./bytes.ts"
import {csvScanner} from "./csv-scan.ts"
import {decode, detectEncoding} from "./encoding.ts"
import {refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import type {Source} from "./source.ts"

/**
 * Open text with delimiters. Encoding and delimiter are found in the text itself, the latter unless it is told.
 *
 * @throws Refusal `file.binary`, `file.encoding` or `file.markup`; the first two from `rows` as well.
 */
export async function openCsv(file: Bytes, limits: Limits, told?: string): Promise<Source> {
  const form = await detectEncoding(file)
  const text = decode(file, form, () => ({table: file.path, row: scanner.rows() + 1}))
  const first = (await text.pieces.next()).value ?? ""
  if (markup.test(first)) throw refuse("file.markup", {path: file.path})
  const delimiter = told ?? detectDelimiter(first)
  const scanner = csvScanner(delimiter, limits)
  return {
    format: "csv",
    encoding: form.encoding,
    delimiter,
    async *rows() {
      yield scanner.push(first)
      for await (const piece of text.pieces) yield scanner.push(piece)
      yield scanner.end()
    },
    bytesRead: text.bytesRead,
  }
}

/** Hospital systems like to export a web page and call it .xls or .csv. */
const markup = /^\s*<(?:!doctype|\?xml|html|head|meta|style|table|workbook)\b/i

const delimiters = [",", "\t", ";", "|"]

/** The delimiter that stands most often outside quotation marks on the first line with text; a comma when there is none. */
export function detectDelimiter(text: string): string {
  const counts = new Map(delimiters.map(delimiter => [delimiter, 0]))
  let quoted = false
  let begun = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === "\n" || char === "\r")) {
      if (begun) break
    } else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
    begun ||= char.trim() !== ""
  }
  return delimiters.reduce((best, other) => ((counts.get(other) ?? 0) > (counts.get(best) ?? 0) ? other : best))
}
