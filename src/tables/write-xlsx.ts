import {refuse} from "./issues.ts"
import {defaultLimits} from "./limits.ts"
import type {Sink} from "./sink.ts"
import type {Target} from "./target.ts"

type Rows = readonly (readonly string[])[]

/**
 * A workbook of one sheet into a file. Every cell is a string: nothing runs as a
 * formula and no code loses digits. The header is frozen (not bold: the writer
 * of hucre has styles for whole columns only), and columns are as wide as the
 * header and the first rows ask for.
 *
 * @throws Refusal, from `write`: `rows.too-many` beyond what a sheet holds,
 * `cell.too-long` beyond what Excel opens.
 */
export function xlsxSink(target: Target, header: readonly string[], path: string): Sink {
  const {readable, writable} = new TransformStream<Rows, Rows>()
  const input = writable.getWriter()
  let rowsGiven = 0
  let output: Promise<void> | undefined

  const begin = (first: Rows): Promise<void> => {
    if (output) return output
    output = writeSheet(target, readable, columnWidths(first))
    output.catch(() => {}) // whoever waits for it reports it
    return output
  }
  const give = (rows: Rows): Promise<void> => {
    const running = begin(rows)
    const cells = rows.map((row, i) => row.map((cell, j) => sheetText(cell, path, rowsGiven + i + 1, j)))
    rowsGiven += rows.length
    if (rowsGiven > maxSheetRows) throw refuse("rows.too-many", {limit: maxSheetRows - 1}, {table: path})
    return until(input.write(cells), running)
  }
  return {
    write: async rows => give(output ? rows : [header, ...rows]),
    async end() {
      if (!output) await give([header])
      const running = begin([])
      await until(input.close(), running)
      await running
    },
    async cancel() {
      await input.abort()
      await output?.catch(() => {}) // it was told to stop
    },
  }
}

/** Wait for the input to be taken, or for the output to say why it will not be. */
const until = (taken: Promise<void>, output: Promise<void>): Promise<void> =>
  Promise.race([taken.catch(() => output), output])

/** What a sheet can hold, the header among them. */
const maxSheetRows = 1_048_576

async function writeSheet(target: Target, batches: AsyncIterable<Rows>, widths: readonly number[]): Promise<void> {
  const {writeXlsxStream} = await import("hucre/xlsx") // 0.1 s, which those who only read are spared
  const columns = widths.map(width => ({width}))
  const bytes = writeXlsxStream(flatten(batches), {name: "Sheet1", columns, freezePane: {rows: 1}})
  for await (const block of bytes) await target.write(block)
}

async function* flatten(batches: AsyncIterable<Rows>): AsyncGenerator<(string | null)[]> {
  for await (const rows of batches) for (const row of rows) yield row.map(cell => cell || null)
}

/** Characters that XML cannot hold; lone surrogates are dealt with by `toWellFormed`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

function sheetText(cell: string, path: string, row: number, column: number): string {
  const limit = defaultLimits.maxCellChars
  if (cell.length > limit) {
    throw refuse("cell.too-long", {length: cell.length, limit}, {table: path, row, column: String(column + 1)})
  }
  return cell.toWellFormed().replace(notXml, "\ufffd").replace(likeEscape, "_x005F_x")
}

/** A text that looks like the escape of a character would be read as that character. */
const likeEscape = /_x(?=[0-9a-f]{4}_)/gi

const sampleRows = 200
const narrowest = 8
const widest = 60

/** In digits of the default font, of which a Chinese character takes two. */
function columnWidths(rows: Rows): readonly number[] {
  const sample = rows.slice(0, sampleRows)
  const widthOf = (column: number) => Math.max(...sample.map(row => textWidth(row[column] ?? "") + 2))
  return (sample[0] ?? []).map((_, column) => Math.min(widest, Math.max(narrowest, widthOf(column))))
}

const textWidth = (text: string): number => text.length + text.replace(/[^\u1100-\uffff]/g, "").length
