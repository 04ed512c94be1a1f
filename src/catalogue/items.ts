import {editionIds, loadEdition} from "../shelf/index.ts"
import {checkCode, nameOf} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"

/** Whether an edition has an item, listed or valid though unlisted. */
export function isItem({edition, code}: ItemRef): boolean {
  if (!editionIds().includes(edition)) return false
  const {standing} = checkCode(loadEdition(edition), code)
  return standing === "listed" || standing === "unlisted"
}

/** An item as people read it: its names beside what it is. */
export interface NamedItem extends ItemRef {
  /** Chinese. */
  readonly name: string
  readonly en: string
}

export const namedItem = (item: ItemRef): NamedItem => ({...item, name: itemName(item), en: itemName(item, "en")})

/** The name of an item in its edition; the code itself where it has none. */
export function itemName({edition, code}: ItemRef, language: "zh" | "en" = "zh"): string {
  const loaded = loadEdition(edition)
  const listed = loaded.items.get(code)
  if (listed) return listed[language]
  const {code: parsed} = checkCode(loaded, code)
  return parsed ? nameOf(loaded, parsed, language).text : code
}
