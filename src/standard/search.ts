import type {Edition, Item} from "./edition.ts"
import {pinyinOf} from "./pinyin.ts"

/**
 * Items that hold every word of the query, in any order: Chinese, English,
 * abbreviation, 拼音码, or the beginning of a code. Shorter names come first.
 *
 * @param limit most items to give, in the order of how well they fit
 */
export function searchItems(edition: Edition, query: string, limit = 50): readonly Item[] {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const hits = indexOf(edition).filter(row => words.every(word => row.text.includes(word) || row.code.startsWith(word)))
  return hits
    .map(row => row.item)
    .sort((a, b) => a.zh.length - b.zh.length || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
}

/** What an item is found by, in lower case. */
interface SearchRow {
  readonly item: Item
  readonly code: string
  readonly text: string
}

const byEdition = new WeakMap<Edition, readonly SearchRow[]>()

function indexOf(edition: Edition): readonly SearchRow[] {
  const known = byEdition.get(edition)
  if (known) return known
  const rows = [...edition.items.values()].map(item => ({
    item,
    code: item.code.toLowerCase(),
    text: `${item.zh}\n${item.en}\n${pinyinOf(edition, item.zh)}`.toLowerCase(),
  }))
  byEdition.set(edition, rows)
  return rows
}
