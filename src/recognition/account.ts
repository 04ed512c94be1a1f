import type {BesideKind, Kind} from "./lists.ts"

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
}

/** What a column beside the name says, and what its words were read as; `at` counts from 0 in its own text. */
export interface BesideAccount {
  readonly kind: BesideKind
  /** Header of the column. */
  readonly column: string
  readonly text: string
  readonly account: readonly Account[]
}
