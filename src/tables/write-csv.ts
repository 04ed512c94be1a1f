import type {Sink} from "./sink.ts"
import type {Target} from "./target.ts"

interface CsvForm {
  readonly delimiter: string
  /** Begin with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean
  /** Lines above the header, each after `#`. */
  readonly notes: readonly string[]
}

/** Text with delimiters into a file, in blocks of 64 KB or more. */
export function csvSink(target: Target, header: readonly string[], {delimiter, bom, notes}: CsvForm): Sink {
  let pending = (bom ? "\ufeff" : "") + notes.map(note => `#${note}\r\n`).join("") + csvText([header], delimiter)
  const flush = async () => {
    const bytes = Buffer.from(pending)
    pending = ""
    await target.write(bytes)
  }
  return {
    async write(rows) {
      pending += csvText(rows, delimiter)
      if (pending.length >= blockChars) await flush()
    },
    end: flush,
    async cancel() {},
  }
}

const blockChars = 64 * 1024

/**
 * Rows as delimited text by RFC 4180, lines ending with CR LF. A cell is quoted
 * when it holds any of the delimiters that readers know, a quotation mark, a
 * line end or a leading byte order mark, so that it reads back as it was.
 *
 * A cell that begins with `=`, `+`, `-`, `@`, one of these in full width, tab or CR
 * gets `'` before it, for else Excel runs it as a formula. NUL becomes U+FFFD.
 *
 * @example csvText([["20", "=1+1", "a,b"]], ",") // `20,'=1+1,"a,b"\r\n`
 */
function csvText(rows: readonly (readonly string[])[], delimiter: string): string {
  let text = ""
  for (const cells of rows) text += `${cells.map(cellText).join(delimiter)}\r\n`
  return text
}

function cellText(cell: string): string {
  const harmless = formula.test(cell) ? `'${cell}` : cell
  const text = harmless.includes("\0") ? harmless.replaceAll("\0", "\ufffd") : harmless
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const formula = /^[=+\-@＝＋－＠\t\r]/
const special = /[",;|\t\r\n]|^\ufeff/
