import type {Refusal} from "../issue/index.ts"
import {codeElsewhere, type Shelf} from "../shelf/index.ts"
import {checkCode, nameOf} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"
import {refuse} from "./issues.ts"

/** Whether an edition has an item, listed or valid though unlisted. */
export function isItem(shelf: Shelf, {edition, code}: ItemRef): boolean {
  if (!shelf.ids().includes(edition)) return false
  const {standing} = checkCode(shelf.edition(edition), code)
  return standing === "listed" || standing === "unlisted"
}

/** That an edition hasn't an item, and which one has: `3.0: MR双膝关节(平扫)`. */
export function unknownItem(shelf: Shelf, {edition, code}: ItemRef): Refusal {
  const known = shelf.ids().includes(edition) ? codeElsewhere(shelf, edition, code) : undefined
  return refuse("item.unknown", {code, edition, elsewhere: known ? `${known.edition}: ${known.name}` : ""})
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
