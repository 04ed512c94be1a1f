import type {Issue, Place} from "../issue/index.ts"
import type {TableFormat} from "./lists.ts"

/** One row of the file as a format gives it: as many cells as were written, "" between them. */
export interface SourceRow {
  /** Row of the file from 1. Rows are counted as Excel shows them, empty ones too. */
  readonly number: number
  readonly cells: readonly string[]
  /** Absent when all is well. */
  readonly faults?: readonly Fault[]
  /** Columns, from 0, whose number had more digits than a spreadsheet keeps. */
  readonly rounded?: readonly number[]
  /** What cells merged downwards from a row above say here. */
  readonly merged?: readonly MergedCell[]
  /** Its only cell is merged over several columns. */
  readonly band?: true
  readonly hidden?: true
  /** Of another sheet than the one that was opened. */
  readonly sheet?: string
}

/** A cell that is part of one above. Columns count from 0. */
export interface MergedCell {
  readonly column: number
  readonly text: string
}

/** A fault whose place is filled in by whoever knows the header. */
export interface Fault {
  /** Column from 0; absent when the whole row is meant. */
  readonly column?: number
  readonly at: (place: Place) => Issue
  /** The table cannot be read beyond this point. */
  readonly fatal?: true
  /** The row is left out. */
  readonly refuses?: true
}

/** One format's way of giving rows. `rows` runs once. */
export interface Source {
  readonly format: TableFormat
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  /** What was told of the file before its rows were read. */
  readonly issues: readonly Issue[]
  rows(): AsyncGenerator<readonly SourceRow[]>
  /** Columns, from 0, that the file hides; known when the first row is. */
  hiddenColumns(): readonly number[]
  /** Bytes of the file dealt with so far. */
  bytesRead(): number
}
