import type {Lexicon} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import type {EditionParts, Shelf} from "./shelf.ts"

/** Stands for an edition where names of every family are read, each in the latest of its own. */
const allEditions = "all"

/** The one that names of CT, MR and X-ray are read in then. */
const current = "5.0"

/** What names are read by: one edition, or `all`. Throws as `lexicon` of the shelf. */
export const readingLexicon = (shelf: Shelf, edition: string, words?: readonly Row[]): Lexicon =>
  edition === allEditions ? shelf.lexicons(current, words) : shelf.lexicon(edition, words)

/** The parts that another thread needs for it, each once. Throws as `edition` of the shelf. */
export const readingParts = (shelf: Shelf, edition: string): readonly EditionParts[] =>
  edition === allEditions ? [...new Set(shelf.ids().flatMap(id => shelf.parts(id)))] : shelf.parts(edition)
