import type {Lexicon} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import {refuse} from "./issues.ts"
import {allEditions} from "./lists.ts"
import type {EditionParts, Shelf} from "./shelf.ts"

/** What names are read in. */
export interface ReadIn {
  /** Of the shelf, or `all`: every family, each name in the edition of its own. */
  readonly edition: string
  /** The edition in use, which names of its family are read in where that is `all`. */
  readonly usual: string
}

/** What names are read by. Throws as `lexicon` of the shelf. */
export function readingLexicon(shelf: Shelf, {edition, usual}: ReadIn, words?: readonly Row[]): Lexicon {
  if (edition === allEditions) return shelf.lexicons(usual, words)
  mustBeKnown(shelf, edition)
  return shelf.lexicon(edition, words)
}

/** The parts that another thread needs for it, each once. Throws as `edition` of the shelf. */
export function readingParts(shelf: Shelf, edition: string): readonly EditionParts[] {
  if (edition === allEditions) return [...new Set(shelf.ids().flatMap(id => shelf.parts(id)))]
  mustBeKnown(shelf, edition)
  return shelf.parts(edition)
}

/** Throws the Refusal `edition.unknown`, with all that names can be read in. */
function mustBeKnown(shelf: Shelf, edition: string): void {
  const ids = shelf.ids()
  if (!ids.includes(edition)) throw refuse("edition.unknown", {edition, known: [...ids, allEditions].join(", ")})
}
