import type {Facet} from "../standard/index.ts"
import type {BesideKind, Flag, Idle, Kind} from "./lists.ts"

/** A facet of an item, by its code, that a word decides. */
export interface Decision {
  readonly item: string
  readonly facet: Facet
}

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
  /** What it decides, where that was asked; see `explained`. */
  readonly decides?: readonly Decision[]
  /** Why it decides nothing. */
  readonly idle?: Idle
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
