import {issue} from "./issues.ts"
import type {Limits} from "./limits.ts"
import {hasLostDigits, keptDigits, type NumberForm, numberText, plain} from "./numbers.ts"
import type {Fault, SourceRow} from "./source.ts"
import {unescapeText} from "./workbook.ts"
import {attribute, xmlScanner} from "./xml.ts"

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly forms: readonly NumberForm[]
  readonly from1904: boolean
  readonly limits: Limits
  readonly broken: () => Error
}

/** Takes the XML of a sheet in pieces and gives the rows that each piece completes. */
interface SheetScanner {
  push(piece: string): readonly SourceRow[]
  /** Throws `broken` when the sheet has not come to its end. */
  end(): void
  /** Columns, from 0, that are hidden, as far as the pieces told. */
  hiddenColumns(): readonly number[]
  /** Rows that the sheet says it has, from its first to its last; undefined where it doesn't say. */
  rowsSaid(): number | undefined
}

/**
 * Read the cells of a sheet (ECMA-376-1 §18.3.1) as text. Empty cells at the end
 * of a row are left out, so a row of formats without values has no cells.
 *
 * Faults: `cell.formula` for a formula without a stored result, `cell.error`;
 * fatal ones: `row.too-long`, `columns.too-many`.
 */
export function sheetScanner(context: SheetContext): SheetScanner {
  const at: Reading = {
    done: [],
    row: openRow(0, false),
    cell: undefined,
    inText: false,
    inPhonetic: false,
    ended: false,
    rowsSaid: undefined,
    hiddenColumns: [],
  }
  const scan = xmlScanner({
    broken: context.broken,
    open: (name, tag) => openElement(at, name, tag, context),
    text(piece) {
      if (at.inText && at.cell) addText(at.row, at.cell, piece, context)
    },
    close: name => closeElement(at, name, context),
  })
  return {
    push(piece) {
      at.done = []
      scan(piece)
      const fatal = at.row.faults.some(fault => fault.fatal)
      return fatal && at.done.at(-1)?.number !== at.row.number ? [...at.done, sourceRow(at.row)] : at.done
    },
    end() {
      if (!at.ended) throw context.broken()
    },
    hiddenColumns: () => at.hiddenColumns,
    rowsSaid: () => at.rowsSaid,
  }
}

/** How far a sheet is read. */
interface Reading {
  /** Rows that the last piece completed. */
  done: SourceRow[]
  row: OpenRow
  cell: OpenCell | undefined
  inText: boolean
  /** Within how a text is said, which is no part of it. */
  inPhonetic: boolean
  ended: boolean
  rowsSaid: number | undefined
  readonly hiddenColumns: number[]
}

function openElement(at: Reading, name: string, tag: string, context: SheetContext): void {
  if (name === "c") at.cell = openCell(at.row, tag, context)
  else if (name === "v" || name === "t") at.inText = !at.inPhonetic
  else if (name === "f" && at.cell) at.cell.formula = true
  else if (name === "rPh") at.inPhonetic = true
  else if (name === "row") at.row = openRow(rowNumber(tag, at.row.number, context), isHidden(tag))
  else if (name === "col" && isHidden(tag)) at.hiddenColumns.push(...columnsOf(tag, context.limits))
  else if (name === "dimension") at.rowsSaid = rowsOf(attribute(tag, "ref") ?? "")
}

function closeElement(at: Reading, name: string, context: SheetContext): void {
  if (name === "v" || name === "t") at.inText = false
  else if (name === "c" && at.cell) {
    closeCell(at.row, at.cell, context)
    at.cell = undefined
  } else if (name === "row") at.done.push(sourceRow(at.row))
  else if (name === "rPh") at.inPhonetic = false
  else if (name === "worksheet") at.ended = true
}

const isHidden = (tag: string): boolean => tag.includes("hidden") && /^(1|true)$/.test(attribute(tag, "hidden") ?? "")

/** The columns, from 0, that a `<col min="2" max="3">` is about. */
function columnsOf(tag: string, {maxColumns}: Limits): readonly number[] {
  const [from, to] = ["min", "max"].map(name => Number(attribute(tag, name))) as [number, number]
  const last = Math.min(to, maxColumns)
  return from >= 1 && last >= from ? Array.from({length: last - from + 1}, (_, i) => from - 1 + i) : []
}

/** @example rowsOf("A1:D20") // 20 */
function rowsOf(reference: string): number | undefined {
  const [, from, to] = /^[A-Z]+(\d+)(?::[A-Z]+(\d+))?$/i.exec(reference) ?? []
  return from === undefined ? undefined : Number(to ?? from) - Number(from) + 1
}

interface OpenRow {
  readonly number: number
  readonly cells: string[]
  readonly faults: Fault[]
  readonly rounded: number[]
  readonly hidden: boolean
  chars: number
  /** Where a cell without a reference stands. */
  next: number
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly form: NumberForm
  formula: boolean
  text: string
}

const lastRow = 1_048_576
const lastColumn = 16_384

const openRow = (number: number, hidden: boolean): OpenRow => ({
  number,
  cells: [],
  faults: [],
  rounded: [],
  hidden,
  chars: 0,
  next: 0,
})

/** Most rows have nothing but their cells. */
function sourceRow({number, cells, faults, rounded, hidden}: OpenRow): SourceRow {
  if (faults.length === 0 && rounded.length === 0 && !hidden) return {number, cells}
  return {
    number,
    cells,
    ...(faults.length > 0 && {faults}),
    ...(rounded.length > 0 && {rounded}),
    ...(hidden && {hidden}),
  }
}

function rowNumber(tag: string, previous: number, {broken}: SheetContext): number {
  const number = Number(attribute(tag, "r") ?? previous + 1)
  if (!Number.isInteger(number) || number < 1 || number > lastRow) throw broken()
  return number
}

function openCell(row: OpenRow, tag: string, {forms, broken}: SheetContext): OpenCell {
  const reference = attribute(tag, "r")
  const column = reference === undefined ? row.next : columnOf(reference)
  if (column < 0 || column >= lastColumn) throw broken()
  row.next = column + 1
  const style = attribute(tag, "s")
  const form = (style === undefined ? undefined : forms[Number(style)]) ?? plain
  return {column, type: attribute(tag, "t") ?? "n", form, formula: false, text: ""}
}

/** Column from 0 of a reference such as `AB12`; -1 when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column - 1
}

/** What passes the limit of a row is dropped, for the row will be refused. */
function addText(row: OpenRow, cell: OpenCell, piece: string, {limits}: SheetContext): void {
  if (row.chars + cell.text.length + piece.length <= limits.maxRowChars) cell.text += piece
  else refuseRow(row, cell, limits)
}

function closeCell(row: OpenRow, cell: OpenCell, context: SheetContext): void {
  const text = cellText(row, cell, context)
  row.chars += text.length
  if (row.chars > context.limits.maxRowChars) refuseRow(row, cell, context.limits)
  else if (text !== "") putCell(row, cell.column, text, context.limits)
}

function putCell(row: OpenRow, column: number, text: string, limits: Limits): void {
  if (column >= limits.maxColumns) refuseWidth(row, limits)
  else {
    while (row.cells.length < column) row.cells.push("")
    row.cells[column] = text
  }
}

/** §18.18.11: the types of cells. */
function cellText(row: OpenRow, {type, text, form, formula, column}: OpenCell, context: SheetContext): string {
  if (formula && text === "" && type !== "str") {
    row.faults.push({column, at: place => issue("cell.formula", {}, place)})
    return ""
  }
  if (type === "s") return text === "" ? "" : sharedText(text, context)
  if (type === "str" || type === "inlineStr") return unescapeText(text)
  if (type === "b") return text === "" ? "" : /^(1|true)$/.test(text) ? "TRUE" : "FALSE"
  if (type === "n") {
    if (text.length > keptDigits && hasLostDigits(text)) row.rounded.push(column)
    return numberText(text, form, context.from1904)
  }
  if (type !== "e") return text
  row.faults.push({column, at: place => issue("cell.error", {text}, place)})
  return ""
}

function sharedText(index: string, {strings, broken}: SheetContext): string {
  const text = strings[Number(index)]
  if (text === undefined) throw broken()
  return text
}

function refuseRow(row: OpenRow, {column}: OpenCell, {maxRowChars}: Limits): void {
  row.faults.push({column, at: place => issue("row.too-long", {limit: maxRowChars}, place), fatal: true})
}

function refuseWidth(row: OpenRow, {maxColumns}: Limits): void {
  row.faults.push({at: place => issue("columns.too-many", {limit: maxColumns}, place), fatal: true})
}
