import type {Lexicon} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import type {Shelf} from "./shelf.ts"

/** The edition that names are read for where none is asked for, with the latest of every other family beside it. */
const current = "5.0"

/**
 * What names are read by: one edition alone, or, where none is asked for, all
 * families together. Throws as `lexicon` of the shelf.
 */
export const readingLexicon = (shelf: Shelf, edition: string | undefined, words?: readonly Row[]): Lexicon =>
  edition === undefined ? shelf.lexicons(current, words) : shelf.lexicon(edition, words)
