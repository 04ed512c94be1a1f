import type {Shelf} from "../shelf/index.ts"
import {checkCode, nameOf} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"

/** Whether an edition has an item, listed or valid though unlisted. */
export function isItem(shelf: Shelf, {edition, code}: ItemRef): boolean {
  if (!shelf.ids().includes(edition)) return false
  const {standing} = checkCode(shelf.edition(edition), code)
  return standing === "listed" || standing === "unlisted"
}

/** An item as people read it: its names beside what it is. */
export interface NamedItem extends ItemRef {
  /** Chinese. */
  readonly name: string
  readonly en: string
}

export const namedItem = (shelf: Shelf, item: ItemRef): NamedItem => ({
  ...item,
  name: itemName(shelf, item),
  en: itemName(shelf, item, "en"),
})

/**
 * The name of an item in its edition; the code itself where it has none.
 *
 * @throws Refusal `edition.unknown`
 */
export function itemName(shelf: Shelf, {edition, code}: ItemRef, language: "zh" | "en" = "zh"): string {
  const loaded = shelf.edition(edition)
  const listed = loaded.items.get(code)
  if (listed) return listed[language]
  const {code: parsed} = checkCode(loaded, code)
  return parsed ? nameOf(loaded, parsed, language).text : code
}
