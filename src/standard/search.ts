import type {Edition, Item} from "./edition.ts"

/**
 * Items that hold every word of the query, in any order: Chinese, English,
 * abbreviation, or the beginning of a code. Shorter names come first.
 *
 * @param limit most items to give, in the order of how well they fit
 */
export function searchItems(edition: Edition, query: string, limit = 50): readonly Item[] {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const hits = [...edition.items.values()].filter(item => words.every(word => holds(item, word)))
  return hits.sort((a, b) => a.zh.length - b.zh.length || (a.code < b.code ? -1 : 1)).slice(0, limit)
}

const holds = (item: Item, word: string): boolean =>
  item.code.toLowerCase().startsWith(word) ||
  item.zh.toLowerCase().includes(word) ||
  item.en.toLowerCase().includes(word)
