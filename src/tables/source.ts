import type {Issue, Place} from "../issue/index.ts"
import type {TableFormat} from "./lists.ts"

/** One row as a format gives it: as many cells as were written, "" between them. */
export interface SourceRow {
  /** Row of the file from 1. Rows are counted as Excel shows them, empty ones too. */
  readonly number: number
  readonly cells: readonly string[]
  /** Absent when all is well. */
  readonly faults?: readonly Fault[]
}

/** A fault whose place is filled in by whoever knows the header. */
export interface Fault {
  /** Column from 0; absent when the whole row is meant. */
  readonly column?: number
  readonly at: (place: Place) => Issue
  /** The table cannot be read beyond this point. */
  readonly fatal?: true
}

/** One format's way of giving rows. `rows` runs once. */
export interface Source {
  readonly format: TableFormat
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  rows(): AsyncGenerator<readonly SourceRow[]>
  /** Bytes of the file dealt with so far. */
  bytesRead(): number
}
