import type {MessagePort} from "node:worker_threads"
import type {ToldColumns} from "../../catalogue/index.ts"
import type {NamesOptions} from "../../convert/index.ts"
import type {Issue, Language} from "../../issue/index.ts"
import type {BesideKind, Recognition} from "../../recognition/index.ts"
import type {EditionParts, ReadIn} from "../../shelf/index.ts"
import type {Row} from "../../tables/index.ts"

/** A file of names, and the edition that it is read in with what it is built from. */
interface NamesFile extends ReadIn {
  readonly path: string
  readonly table: NamesOptions
  readonly editions: readonly EditionParts[]
  readonly accept: number
}

export interface ReadTask extends NamesFile {
  readonly port: MessagePort
}

/** A row as it was read. */
export interface ReadName {
  readonly row: number
  readonly name: string
  readonly modality: string
  readonly read: Pick<Recognition, "status" | "accepted" | "items" | "flags" | "account" | "beside">
}

/** What a file of names gives, in this order. */
export type NamesPiece =
  | {
      readonly kind: "head"
      readonly header: readonly string[]
      readonly nameColumn: string
      readonly modalityColumn?: string
      /** Columns that are read together with the names, where there are any. */
      readonly besideColumns?: {readonly kind: BesideKind; readonly column: string}[]
      readonly sheet?: string
      readonly encoding?: string
    }
  | {readonly kind: "rows"; readonly rows: readonly ReadName[]; readonly share: number}
  | {readonly kind: "end"; readonly whole: boolean; readonly issues: readonly Issue[]}

export interface ConvertTask extends NamesFile {
  readonly out: string
  readonly candidates: number
  readonly language: Language
}

export interface SheetTask {
  readonly path: string
  readonly sheet?: string
  readonly columns?: ToldColumns
  readonly remembered?: readonly ToldColumns[]
}

export interface RowsTask {
  readonly path: string
  readonly port: MessagePort
}

/** What a table gives: its header, its rows, and what was told of it. */
export type RowsPiece =
  | {readonly kind: "head"; readonly header: readonly string[]}
  | {readonly kind: "rows"; readonly rows: readonly Row[]}
  | {readonly kind: "end"; readonly issues: readonly Issue[]}

/** A Refusal goes between threads as the issue that it is. */
export type Outcome<T> = {readonly value: T} | {readonly refused: Issue}
