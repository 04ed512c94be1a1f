import {type Issue, type Place, Refusal} from "../issue/index.ts"
import type {Bytes} from "./bytes.ts"
import {findHeader, searchedRows, shownRows} from "./header.ts"
import {issue, refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import {mergeFiller, readMerges} from "./merges.ts"
import {type SheetContext, sheetScanner} from "./sheet.ts"
import type {Source, SourceRow} from "./source.ts"
import {passedIssue} from "./tally.ts"
import {openWorkbook, readNumberForms, readStrings, type Sheet, type Workbook} from "./workbook.ts"
import {damaged, openZip, unpackText, type ZipPart} from "./zip.ts"

/** Which sheet, and which columns it has where somebody said so. */
export interface WantedSheet {
  readonly sheet?: string
  readonly wanted?: readonly string[]
}

/**
 * Open one sheet of a workbook: the one named, else the first visible one with a
 * table of names, else the first visible one. `all` takes the sheets of the same
 * columns together, unless one is called so.
 *
 * Deliberately not `streamXlsxRows` of hucre: it does not tell a formula without
 * a result from an empty cell, nor `#N/A` from the text “#N/A”, nor hidden sheets
 * from others; it runs ahead of a slow reader without bound, and its limits
 * (2 GB for a part, no ratio) cannot be set.
 *
 * @throws Refusal `file.damaged`, `file.encrypted`, `file.not-workbook`, `file.other`, `file.parts`,
 * `file.bomb`, `file.sheet`, `file.no-sheet`; the first two and `file.bomb` from `rows` as well.
 */
export async function openXlsx(file: Bytes, limits: Limits, wanted: WantedSheet): Promise<Source> {
  const workbook = await openWorkbook(await openZip(file, limits), limits)
  const book = {
    workbook,
    context: {
      strings: await readStrings(workbook, limits),
      forms: await readNumberForms(workbook, limits),
      from1904: workbook.from1904,
      limits,
      broken: () => damaged(file),
    },
    wanted: wanted.wanted ?? [],
  }
  const {main, others, issues} = await chooseSheets(book, wanted.sheet)
  const packed = [main, ...others].reduce((sum, {part}) => sum + part.packed, 0)
  let read = file.size - packed
  const onPacked = (bytes: number) => {
    read += bytes
  }
  let hidden: () => readonly number[] = () => []
  return {
    format: "xlsx",
    sheet: main.name,
    issues,
    async *rows() {
      const {rows, scanner} = await rowsOf(book, main, onPacked)
      hidden = scanner.hiddenColumns
      yield* rows
      for (const other of others) yield* alike(book, other, onPacked)
    },
    hiddenColumns: () => hidden(),
    bytesRead: () => read,
  }
}

interface Book {
  readonly workbook: Workbook
  readonly context: SheetContext
  readonly wanted: readonly string[]
}

type FilledSheet = Sheet & {readonly part: ZipPart}

/** A sheet of the same columns as the one that was opened, perhaps in another order. */
interface AlikeSheet extends FilledSheet {
  /** For each column of the opened sheet, the column here. */
  readonly order: readonly number[]
  /** Row of the file with which its data begin. */
  readonly from: number
}

interface Chosen {
  readonly main: FilledSheet
  readonly others: readonly AlikeSheet[]
  readonly issues: readonly Issue[]
}

const allSheets = "all"

async function chooseSheets(book: Book, name: string | undefined): Promise<Chosen> {
  const {zip, sheets} = book.workbook
  const {path} = zip.file
  const named = sheets.find(sheet => sheet.name === name)
  if (name !== undefined && name !== allSheets && !named)
    throw refuse("file.sheet", {path, sheet: name, sheets: sheetNames(sheets)})
  const visible = sheets.filter(isFilled).filter(sheet => sheet.visible)
  const seen = sheets.length > 1 ? await looks(book, visible.slice(0, lookedSheets)) : []
  const main = named ?? (seen.find(isTable) ?? seen[0])?.sheet ?? visible[0]
  if (!main || !isFilled(main)) throw refuse("file.no-sheet", {path, sheets: sheetNames(sheets)})
  const others = name === allSheets && !named ? alikes(main, seen) : []
  return {main, others, issues: sheetIssues(book.workbook, main, others, seen)}
}

const lookedSheets = 50

const isFilled = (sheet: Sheet): sheet is FilledSheet => sheet.part !== undefined

/** What the first rows of a sheet say. */
interface Look {
  readonly sheet: FilledSheet
  readonly header: readonly string[]
  readonly headerRow: number
  readonly weight: number
  /** Row of the file with which the data begin; 0 where there are none. */
  readonly from: number
  readonly rowsSaid: number | undefined
  /** Rows above the header. */
  readonly above: readonly SourceRow[]
}

/** A sheet that is about the others doesn't go before them, though it has a table of columns. */
const isTable = ({sheet, weight, header}: Look): boolean =>
  weight >= leastWeight && header.length > 0 && !about.test(sheet.name)

const leastWeight = 2
const about =
  /说明|須知|须知|填表|指南|帮助|字典|^(目录|目錄|封面|readme|notes?|instructions?|help|about|cover|index)$/i

async function looks(book: Book, sheets: readonly FilledSheet[]): Promise<readonly Look[]> {
  const found: Look[] = []
  for (const sheet of sheets) found.push(await lookAt(book, sheet))
  return found
}

/** A sheet that is broken has nothing to say here; reading it tells. */
async function lookAt(book: Book, sheet: FilledSheet): Promise<Look> {
  const scanner = sheetScanner(book.context)
  const rows: SourceRow[] = []
  try {
    for await (const piece of unpackText(book.workbook.zip, sheet.part, book.context.limits)) {
      rows.push(...scanner.push(piece).filter(({cells}) => cells.some(cell => cell.trim() !== "")))
      if (rows.length >= searchedRows + shownRows) break
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  const place = findHeader(
    rows.map(({cells}) => cells),
    book.wanted,
  )
  return {
    sheet,
    header: place.cells.map(cell => cell.trim()),
    headerRow: rows[place.rows.at(-1) ?? 0]?.number ?? 0,
    weight: place.weight,
    from: rows[place.next]?.number ?? 0,
    rowsSaid: scanner.rowsSaid(),
    above: rows.slice(0, place.rows[0]),
  }
}

function alikes(main: Sheet, seen: readonly Look[]): readonly AlikeSheet[] {
  const model = seen.find(({sheet}) => sheet === main)?.header ?? []
  return seen.flatMap(({sheet, header, from}) => {
    const order = model.map(name => header.indexOf(name))
    const isAlike = sheet !== main && named(header) === named(model) && !order.includes(-1)
    return isAlike && from > 0 ? [{...sheet, order, from}] : []
  })
}

const named = (header: readonly string[]): string => header.filter(Boolean).toSorted().join("\n")

function sheetIssues(
  {zip, sheets}: Workbook,
  main: Sheet,
  others: readonly Sheet[],
  seen: readonly Look[],
): readonly Issue[] {
  const place = {table: zip.file.path}
  const taken = new Set([main.name, ...others.map(({name}) => name)])
  const left = sheets.filter(({name, part}) => part && !taken.has(name))
  const said = new Map(seen.map(look => [look.sheet.name, look.rowsSaid]))
  const shown = left.slice(0, listed).map(({name}) => (said.get(name) ? `${name} (${said.get(name)})` : name))
  const names = [...shown, ...(left.length > listed ? ["…"] : [])].join(", ")
  return [
    ...(others.length > 0 ? [issue("sheets.together", {sheets: [...taken].join(", ")}, place)] : []),
    ...seen.filter(({sheet}) => others.some(({name}) => name === sheet.name)).flatMap(look => aboveIssues(look, place)),
    ...(left.length > 0 ? [issue("sheets.others", {sheet: main.name, others: names}, place)] : []),
  ]
}

function aboveIssues({sheet, above, headerRow}: Look, place: Place): readonly Issue[] {
  const [row] = above
  return row ? [passedIssue("header.above", above, headerRow, {...place, sheet: sheet.name, row: row.number})] : []
}

/** The rows of a sheet, with what merged cells say in them. */
async function rowsOf({workbook, context}: Book, {part}: FilledSheet, onPacked: (bytes: number) => void) {
  const merges = await readMerges(workbook.zip, part, context.limits)
  const fill = mergeFiller(merges)
  const scanner = sheetScanner(context)
  async function* rows(): AsyncGenerator<readonly SourceRow[]> {
    for await (const piece of unpackText(workbook.zip, part, context.limits, onPacked)) {
      const found = scanner.push(piece)
      yield merges.length > 0 ? found.map(fill) : found
    }
    scanner.end()
  }
  return {rows: rows(), scanner}
}

/** The rows of another sheet as the opened one has its columns. */
async function* alike(book: Book, sheet: AlikeSheet, onPacked: (bytes: number) => void) {
  const {rows} = await rowsOf(book, sheet, onPacked)
  for await (const batch of rows) yield batch.map(row => reordered(row, sheet))
}

function reordered(row: SourceRow, {name, order, from}: AlikeSheet): SourceRow {
  const beyond = row.cells.filter((cell, i) => cell.trim() !== "" && !order.includes(i))
  const cells = row.number < from ? [] : [...order.map(i => row.cells[i] ?? ""), ...beyond]
  const at = (column: number) => order.indexOf(column)
  return {
    ...row,
    cells,
    sheet: name,
    ...(row.rounded && {rounded: row.rounded.map(at).filter(column => column >= 0)}),
    ...(row.merged && {
      merged: row.merged.map(cell => ({...cell, column: at(cell.column)})).filter(c => c.column >= 0),
    }),
  }
}

const listed = 20

function sheetNames(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, listed).map(sheet => sheet.name)
  return sheets.length > listed ? `${names.join(", ")}, …` : names.join(", ")
}
