import {editionInUse} from "../api/edition.ts"
import type {EditionSummary} from "../look/usual-edition.ts"
import type {Item, WorkRow} from "./row.ts"

/** The edition in which items for a row are found and changed: that of its answer, as it is drafted or as it stands, else the one in use. */
export const editionOfRow = (draft: readonly Item[], {mapping}: Pick<WorkRow, "mapping">): string =>
  draft[0]?.edition ?? mapping.items[0]?.edition ?? editionInUse

/** The editions that items can be found in, every family's: those of `first` before the others that are released. */
export function editionsToFind(
  editions: readonly EditionSummary[],
  first: readonly string[],
): readonly EditionSummary[] {
  const own = [...new Set(first)].flatMap(id => editions.filter(({edition}) => edition === id))
  return [...own, ...editions.filter(one => one.status === "released" && !own.includes(one))]
}

/** A code alone may be of several editions. */
export const isSameItem = (a: Pick<Item, "edition" | "code">, b: Pick<Item, "edition" | "code">): boolean =>
  a.edition === b.edition && a.code === b.code
