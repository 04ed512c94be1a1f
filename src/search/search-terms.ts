import {type Edition, foldCase, type Item, pinyinOf, type Term} from "../standard/index.ts"

/** Which terms are looked for; what is left out narrows nothing. */
interface TermsAsked {
  readonly facet?: string | undefined
  readonly modality?: string | undefined
  /** Words, each of which begins the code or stands in a name or its 拼音码. */
  readonly q?: string | undefined
}

/** The terms of an edition that fit, in the order of its tables. */
export function searchTerms(edition: Edition, {facet, modality, q = ""}: TermsAsked): readonly Term[] {
  const words = foldCase(q).split(/\s+/).filter(Boolean)
  const all = Object.entries(edition.dictionaries).flatMap(([name, dictionary]) =>
    facet === undefined || name === facet ? dictionary.terms : [],
  )
  return all.filter(
    term => (modality === undefined || term.modalities.includes(modality)) && fits(edition, term, words),
  )
}

function fits(edition: Edition, {code, zh, en}: Term, words: readonly string[]): boolean {
  const [low, names] = [code.toLowerCase(), `${zh}\n${en}\n${pinyinOf(edition, zh)}`.toLowerCase()]
  return words.every(word => names.includes(word) || low.startsWith(word))
}

const sorted = new WeakMap<Edition, readonly Item[]>()

/** All items of an edition by code, sorted once. */
export function itemsByCode(edition: Edition): readonly Item[] {
  const known = sorted.get(edition)
  if (known) return known
  const items = [...edition.items.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  sorted.set(edition, items)
  return items
}
