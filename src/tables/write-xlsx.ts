import {refuse} from "./issues.ts"
import {defaultLimits} from "./limits.ts"
import type {Sink} from "./sink.ts"
import type {Target} from "./target.ts"

type Rows = readonly (readonly string[])[]
type Cell = string | number | null
type Cells = readonly (readonly Cell[])[]

interface Column {
  readonly width: number
  readonly numFmt?: string
}

/** How a sheet shows its columns, which are numbered from 0. */
export interface SheetLook {
  /** Name of the sheet; `Sheet1` when left out. */
  readonly name?: string
  /** Columns whose cells are numbers where they look like one: to be summed and sorted. */
  readonly numbers?: readonly number[]
  /** Columns whose cells are chosen from a list, in rows 2 to 1,000 and those that are written. */
  readonly lists?: readonly {readonly column: number; readonly values: readonly string[]}[]
}

/**
 * A workbook of one sheet into a file. Every cell is a string but numbers of the
 * columns of `look`: nothing runs as a formula and no code loses digits, nor where
 * somebody writes into an empty cell, for columns are text. The header is frozen (not bold: the writer
 * of hucre has styles for whole columns only), and columns are as wide as the
 * header and the first rows ask for.
 *
 * @throws Refusal, from `write`: `rows.too-many` beyond what a sheet holds,
 * `cell.too-long` beyond what Excel opens.
 */
export function xlsxSink(target: Target, header: readonly string[], path: string, look: SheetLook = {}): Sink {
  const take = cellTaker(path, new Set(look.numbers))
  const streamed = streamedSheet(target, look)
  let held: Cells | undefined = look.lists && [] // lists can be told with the whole sheet alone
  let begun = false
  const give = async (rows: Rows): Promise<void> => {
    const all = [...(held ?? []), ...take(begun ? rows : [header, ...rows])]
    begun = true
    if (held && all.length <= mostListed) {
      held = all
      return
    }
    held = undefined
    await streamed.give(all)
  }
  return {
    write: give,
    async end() {
      if (!begun) await give([])
      await (held ? writeWhole(target, held, look) : streamed.end())
    },
    cancel: streamed.cancel,
  }
}

/** Rows up to which a sheet is made as a whole, which lists of choices need: some 100 MB. */
const mostListed = 20_000

/** Makes cells of texts, row after row of one sheet, the header first. Throws as `xlsxSink`. */
function cellTaker(path: string, numbers: ReadonlySet<number>): (rows: Rows) => Cells {
  let taken = 0
  return rows => {
    const cells = rows.map((row, i) =>
      row.map((cell, j) => cellOf(sheetText(cell, path, taken + i + 1, j), taken + i > 0 && numbers.has(j))),
    )
    taken += rows.length
    if (taken > maxSheetRows) throw refuse("rows.too-many", {limit: maxSheetRows - 1}, {table: path})
    return cells
  }
}

interface StreamedSheet {
  give(rows: Cells): Promise<void>
  end(): Promise<void>
  cancel(): Promise<void>
}

/** A sheet that is written while its rows come. */
function streamedSheet(target: Target, look: SheetLook): StreamedSheet {
  const {readable, writable} = new TransformStream<Cells, Cells>()
  const input = writable.getWriter()
  let output: Promise<void> | undefined
  const begin = (first: Cells): Promise<void> => {
    if (output) return output
    output = writeSheet(target, readable, columnsOf(first, look), look)
    output.catch(() => {}) // whoever waits for it reports it
    return output
  }
  return {
    give(rows) {
      const running = begin(rows)
      return until(input.write(rows), running)
    },
    async end() {
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

async function writeSheet(
  target: Target,
  batches: AsyncIterable<Cells>,
  columns: readonly Column[],
  look: SheetLook,
): Promise<void> {
  const {writeXlsxStream} = await import("hucre/xlsx") // 0.1 s, which those who only read are spared
  const bytes = writeXlsxStream(flatten(batches), {...frameOf(look), columns: [...columns]})
  for await (const block of bytes) await target.write(block)
}

async function* flatten(batches: AsyncIterable<Cells>): AsyncGenerator<Cell[]> {
  for await (const rows of batches) for (const row of rows) yield [...row]
}

/** A sheet with lists of choices. */
async function writeWhole(target: Target, rows: Cells, look: SheetLook): Promise<void> {
  const {writeXlsx, colToLetter} = await import("hucre/xlsx")
  const last = Math.max(rows.length, emptyRows)
  const dataValidations = (look.lists ?? []).map(({column, values}) => ({
    type: "list" as const,
    values: [...values],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "warning" as const, // other words are read too
    range: `${colToLetter(column)}2:${colToLetter(column)}${last}`,
  }))
  const sheet = {
    ...frameOf(look),
    columns: [...columnsOf(rows, look)],
    rows: rows.map(row => [...row]),
    dataValidations,
  }
  await target.write(await writeXlsx({sheets: [sheet]}))
}

const emptyRows = 1000 // of a sheet that is to be filled in

const frameOf = ({name = "Sheet1"}: SheetLook) => ({name, freezePane: {rows: 1}})

/** A number where a column has numbers, else the text as it is; nothing for an empty one. */
const cellOf = (text: string, isNumber: boolean): Cell => {
  if (text === "") return null
  return isNumber && plainNumber.test(text) ? Number(text) : text
}

const plainNumber = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/

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

/** Widths in digits of the default font, of which a Chinese character takes two. Where numbers are told apart, the other columns are text. */
function columnsOf(rows: Cells, {numbers}: SheetLook): readonly Column[] {
  const sample = rows.slice(0, sampleRows)
  const widthOf = (column: number) => Math.max(...sample.map(row => textWidth(String(row[column] ?? "")) + 2))
  return (sample[0] ?? []).map((_, column) => ({
    width: Math.min(widest, Math.max(narrowest, widthOf(column))),
    ...(numbers && !numbers.includes(column) && {numFmt: "@"}),
  }))
}

const textWidth = (text: string): number => text.length + text.replace(/[^\u1100-\uffff]/g, "").length
