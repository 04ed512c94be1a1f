import type {Concept} from "../exchange/index.ts"
import type {Issue} from "../issue/index.ts"
import type {Lexicon} from "../recognition/index.ts"
import type {Edition, Row, WrittenEdition} from "../standard/index.ts"

/**
 * What is loaded of the standard: its editions, and the lexicons and concepts
 * over them. It is handed to whatever needs an edition, as a database's
 * connection is. Everything is made when it is first asked for, and kept as long
 * as what it was made from stays.
 */
export interface Shelf {
  /** Ids of the editions it has, in order. */
  ids(): readonly string[]
  /** @throws Refusal `edition.unknown` */
  edition(id: string): Edition
  /** Faults of an edition's tables, each with table and row. Throws as `edition`. */
  faults(id: string): readonly Issue[]
  /** sha256 of what an edition is built from; a released one keeps it for ever. Throws as `edition`. */
  hash(id: string): string
  /** What an edition is built from: its own parts, then those of its base, of the base of that, and so on. Throws as `edition`. */
  parts(id: string): EditionChain
  /**
   * The lexicon over an edition; with an institution's own words, as rows of
   * `word.csv`, before the rest: that one is made anew for each call. Throws as
   * `edition`, and `lexicon.none` where its family of modalities has none: an answer would be a wrong one.
   */
  lexicon(id: string, words?: readonly Row[]): Lexicon
  /** The same with the latest edition of every other family beside it: a name is read by the one whose words it has. */
  lexicons(id: string, words?: readonly Row[]): Lexicon
  /** The terms of the standard beside DICOM's concepts, and the faults of their table. */
  concepts(): Concepts
  /** How each Chinese character may be said. */
  sounds(): ReadonlyMap<string, ReadonlySet<string>>
}

export interface Concepts {
  readonly concepts: readonly Concept[]
  readonly issues: readonly Issue[]
}

/** What an edition is built from, as it was written. Plain data: it can go to another thread. */
export interface EditionParts extends WrittenEdition {
  /** sha256 of the whole, its base included. */
  readonly hash: string
}

/** The parts of an edition, then those of its base where it has one. */
export type EditionChain = readonly [EditionParts, ...EditionParts[]]

/** Where the parts of editions come from: the files of a folder, the rows of a store. */
export interface EditionSource {
  /** In order. */
  ids(): readonly string[]
  /** Of an id that it has. The same object again means that nothing of it changed. */
  parts(id: string): EditionParts
}
