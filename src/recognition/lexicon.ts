import type {Edition, Item} from "../standard/index.ts"
import type {ClosedLexicon} from "./closed/closed-lexicon.ts"
import type {Weights} from "./confidence.ts"
import type {OpenLexicon} from "./lexicon/lexicon.ts"

/** What names are read by: the words for an edition, and those for editions of other families beside it. */
export interface Lexicon {
  /** The one that was asked for. */
  readonly edition: Edition
  /** Of the tables and the engine; stands with every answer. */
  readonly version: string
  /** For an edition whose dictionaries combine. */
  readonly open: OpenLexicon | undefined
  /** For editions that are closed lists. Made when they are first needed: most names need none. */
  readonly closed: readonly ClosedLexicon[]
  /** Traditional character → simplified. */
  readonly script: ReadonlyMap<string, string>
  readonly weights: Weights
}

/** The lexicon over an edition whose dictionaries combine, and what else reads names beside it. */
export const openLexicon = (open: OpenLexicon): Lexicon => {
  const {edition, version, script, weights} = open
  return {edition, version, open, closed: [], script, weights}
}

/** The lexicon over an edition that is a closed list. */
export const closedLexicon = (closed: ClosedLexicon): Lexicon => {
  const {edition, version, script, weights} = closed
  return {edition, version, open: undefined, closed: [closed], script, weights}
}

/**
 * A lexicon with those of other families beside it: each reads what is its own.
 *
 * @param others made when they are first needed
 */
export function withFamilies(lexicon: Lexicon, version: string, others: () => readonly ClosedLexicon[]): Lexicon {
  let made: readonly ClosedLexicon[] | undefined
  return {
    ...lexicon,
    version,
    get closed() {
      made ??= [...lexicon.closed, ...others()]
      return made
    },
  }
}

/** The editions that names are read for, the one asked for first. */
export const editionsOf = ({edition, closed}: Lexicon): readonly Edition[] => [
  ...new Set([edition, ...closed.map(one => one.edition)]),
]

/** An item by its code, and the edition that lists it. */
export function listedItem(
  lexicon: Lexicon,
  code: string,
): {readonly edition: Edition; readonly item: Item} | undefined {
  for (const edition of editionsOf(lexicon)) {
    const item = edition.items.get(code)
    if (item) return {edition, item}
  }
  return undefined
}
