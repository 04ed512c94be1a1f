import type {BesideKind, Flag, Kind} from "./lists.ts"

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
  /** It is a word of the institution that the name is read for. */
  readonly own?: true
}

/** What a column beside the name says, and what its words were read as; `at` counts from 0 in its own text. */
export interface BesideAccount {
  readonly kind: BesideKind
  /** Header of the column. */
  readonly column: string
  readonly text: string
  readonly account: readonly Account[]
}

/** The flags of an answer, with the one that tells that words of the institution were read. */
export const withOwnFlag = (flags: readonly Flag[], account: readonly Account[]): readonly Flag[] =>
  account.some(({own}) => own) ? [...flags, "institution-word" as const].sort() : flags
