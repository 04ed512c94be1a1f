import {checkCode} from "./code.ts"
import type {Edition, Item} from "./edition.ts"
import {itemOf} from "./item.ts"
import {type Facet, type ItemStanding, itemStandings} from "./lists.ts"
import type {Term} from "./term.ts"

/** An item that an edition lists or allows. */
export interface AllowedItem {
  readonly item: Item
  readonly standing: ItemStanding
}

/** The item of a code, in the list or not, also with equipment that the list is not written for; `undefined` for no valid code. */
export function itemOfCode(edition: Edition, text: string): AllowedItem | undefined {
  const {code, standing} = checkCode(edition, text)
  const found = itemStandings.find(known => known === standing)
  if (!code?.modality || !found) return undefined
  return {item: edition.items.get(text) ?? itemOf(edition, code.modality, code.facets), standing: found}
}

/** The terms an item is made of, in written order; what is not distinguished has none. */
export const termsOfItem = (edition: Edition, {modality, facets}: Pick<Item, "modality" | "facets">): readonly Term[] =>
  (Object.entries(facets) as [Facet, string][]).flatMap(
    ([facet, code]) => edition.dictionaries[facet]?.get(code, modality) ?? [],
  )
