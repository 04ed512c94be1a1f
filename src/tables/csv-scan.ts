import {issue} from "./issues.ts"
import type {Limits} from "./limits.ts"
import type {Fault, SourceRow} from "./source.ts"

/** Takes a table in pieces of text and gives the rows that each piece completes. */
interface CsvScanner {
  push(piece: string): readonly SourceRow[]
  end(): readonly SourceRow[]
  /** Rows completed so far. */
  rows(): number
}

/**
 * Split text into rows and cells by RFC 4180, leniently. Lines end with CR, LF
 * or both. A quotation mark within an unquoted cell is a character like any
 * other. Blanks after a closing quotation mark are passed over; other text
 * there is kept, with its quotation marks, and reported as `cell.quote`: a
 * mark that is not closed shows itself so, some rows too late.
 *
 * Fatal faults: `row.quote`, `row.too-long`, `columns.too-many`.
 *
 * An unfinished row is scanned again from its start with the next piece. That
 * keeps all state in two variables, and `maxRowChars` bounds the repetition.
 */
export function csvScanner(delimiter: string, limits: Limits): CsvScanner {
  let rest = ""
  let rows = 0

  function scan(text: string, last: boolean): readonly SourceRow[] {
    const found: SourceRow[] = []
    let start = 0
    while (start < text.length) {
      const row: OpenRow = {text, last, delimiter: delimiter.charCodeAt(0), at: start, cells: [], faults: []}
      const complete = readRow(row, limits)
      const end = complete ? row.at : text.length
      if (end - start > limits.maxRowChars) row.faults.push(tooLong(row, complete, limits))
      if (!complete && !row.faults.some(fault => fault.fatal)) break
      rows++
      found.push(sourceRow(rows, row))
      start = end
    }
    rest = text.slice(start)
    return found
  }

  return {push: piece => scan(rest + piece, false), end: () => scan(rest, true), rows: () => rows}
}

/** A row being read: `at` moves through the text and `cells` fills up. */
interface OpenRow {
  readonly text: string
  /** Nothing comes after this text. */
  readonly last: boolean
  /** As a UTF-16 unit. */
  readonly delimiter: number
  at: number
  readonly cells: string[]
  readonly faults: Fault[]
}

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Whether the text holds the row to its end. */
function readRow(row: OpenRow, limits: Limits): boolean {
  while (row.text.charCodeAt(row.at) === quote ? readQuoted(row) : readPlain(row)) {
    if (row.cells.length > limits.maxColumns) return refuseRow(row, tooWide(limits))
    if (row.text.charCodeAt(row.at) !== row.delimiter) return passLineEnd(row)
    row.at++
  }
  return false
}

function readPlain(row: OpenRow): boolean {
  const end = plainEnd(row, row.at)
  if (end === row.text.length && !row.last) return false
  row.cells.push(row.text.slice(row.at, end))
  row.at = end
  return true
}

function plainEnd({text, delimiter}: OpenRow, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === delimiter || unit === lineFeed || unit === carriageReturn) break
  }
  return at
}

function readQuoted(row: OpenRow): boolean {
  const {text, last, at: open} = row
  const close = closingQuote(text, open)
  if (close < 0) return last ? refuseRow(row, unclosed(row)) : false
  const end = plainEnd(row, close + 1)
  if (end === text.length && !last) return false
  row.cells.push(quotedCell(row, close, end))
  row.at = end
  return true
}

function quotedCell(row: OpenRow, close: number, end: number): string {
  const {text, at: open} = row
  if (end === close + 1 || text.slice(close + 1, end).trim() === "") {
    return text.slice(open + 1, close).replaceAll('""', '"')
  }
  row.faults.push({column: row.cells.length, at: place => issue("cell.quote", {}, place)})
  return text.slice(open, end)
}

/** The quotation mark that closes the one at `open`, -1 if none does; doubled ones do not. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2)
  return at
}

function passLineEnd(row: OpenRow): boolean {
  const {text, last} = row
  if (row.at === text.length) return last
  const isReturn = text.charCodeAt(row.at) === carriageReturn
  if (isReturn && row.at + 1 === text.length && !last) return false // a line feed may follow
  row.at += isReturn && text.charCodeAt(row.at + 1) === lineFeed ? 2 : 1
  return true
}

/** Most rows have no fault and go without a list of them. */
const sourceRow = (number: number, {cells, faults}: OpenRow): SourceRow =>
  faults.length ? {number, cells, faults} : {number, cells}

function refuseRow(row: OpenRow, fault: Fault): false {
  row.faults.push(fault)
  return false
}

const unclosed = (row: OpenRow): Fault => ({
  column: row.cells.length,
  at: place => issue("row.quote", {}, place),
  fatal: true,
})

const tooWide = (limits: Limits): Fault => ({
  at: place => issue("columns.too-many", {limit: limits.maxColumns}, place),
  fatal: true,
})

const tooLong = (row: OpenRow, complete: boolean, limits: Limits): Fault => ({
  column: complete ? longest(row.cells) : row.cells.length,
  at: place => issue("row.too-long", {limit: limits.maxRowChars}, place),
  fatal: true,
})

const longest = (cells: readonly string[]): number =>
  cells.reduce((best, cell, i) => (cell.length > (cells[best] ?? "").length ? i : best), 0)
