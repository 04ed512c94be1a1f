import type {Refusal} from "../issue/index.ts"
import {codeElsewhere, type Shelf} from "../shelf/index.ts"
import {checkCode, type Edition, nameOf} from "../standard/index.ts"
import type {ItemRef, MappedItem} from "../store/catalogues/index.ts"
import {refuse} from "./issues.ts"

/** Whether an edition has an item, listed or valid though unlisted. */
export function isItem(shelf: Shelf, {edition: id, code}: ItemRef): boolean {
  const edition = editionOf(shelf, id)
  if (!edition) return false
  const {standing} = checkCode(edition, code)
  return standing === "listed" || standing === "unlisted"
}

/** That an edition hasn't an item, and which one has: `3.0: MR双膝关节(平扫)`. */
export function unknownItem(shelf: Shelf, {edition, code}: ItemRef): Refusal {
  const known = editionOf(shelf, edition) && codeElsewhere(shelf, edition, code)
  return refuse("item.unknown", {code, edition, elsewhere: known ? `${known.edition}: ${known.name}` : ""})
}

/** An edition that the shelf has: what is stored may be of one that it has no more. */
export const editionOf = (shelf: Shelf, id: string): Edition | undefined =>
  shelf.ids().includes(id) ? shelf.edition(id) : undefined

/**
 * Whether an item can be meant from now on: its edition is there and has it, and
 * was not withdrawn, unless that is the one in use.
 */
export function holds(shelf: Shelf, item: ItemRef, inUse: string): boolean {
  const isWithdrawn = item.edition !== inUse && editionOf(shelf, item.edition)?.status === "retired"
  return !isWithdrawn && isItem(shelf, item)
}

/** A code that was written without its edition: of the one asked, or of the one that lists it. */
export const itemOfCode = (shelf: Shelf, edition: string, code: string): ItemRef => ({
  edition: (editionOf(shelf, edition) && codeElsewhere(shelf, edition, code)?.edition) ?? edition,
  code,
})

/** An item as people read it: its names beside what it is. */
export interface NamedItem extends MappedItem {
  /** Chinese. */
  readonly name: string
  readonly en: string
  /** Its edition hasn't it, or isn't there. */
  readonly unknown?: true
}

export const namedItem = (shelf: Shelf, item: MappedItem): NamedItem => ({
  ...item,
  name: itemName(shelf, item),
  en: itemName(shelf, item, "en"),
  ...(knownName(shelf, item, "zh") === undefined && {unknown: true as const}),
})

/** The name of an item in its edition; where that hasn't it, or isn't there, its code, and that it is unknown. */
export const itemName = (shelf: Shelf, item: ItemRef, language: "zh" | "en" = "zh"): string =>
  knownName(shelf, item, language) ?? unknownTexts[language](item)

const unknownTexts = {
  zh: ({edition, code}: ItemRef) => `${code}（${edition}版中没有）`,
  en: ({edition, code}: ItemRef) => `${code} (not in ${edition})`,
} as const

function knownName(shelf: Shelf, {edition: id, code}: ItemRef, language: "zh" | "en"): string | undefined {
  const edition = editionOf(shelf, id)
  const listed = edition?.items.get(code)
  if (!edition || listed) return listed?.[language]
  const {standing, code: parsed} = checkCode(edition, code)
  return parsed && standing === "unlisted" ? nameOf(edition, parsed, language).text : undefined
}
