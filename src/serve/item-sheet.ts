import type {Endpoints, Reply} from "../api/index.ts"
import {conceptsOf, protocolFields} from "../exchange/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {
  type AllowedItem,
  type Edition,
  explain,
  type Item,
  itemOfCode,
  pinyinOf,
  siteLevels,
  termsOfItem,
  termTitle,
} from "../standard/index.ts"
import {refuse} from "./issues.ts"

export const itemView = (edition: Edition, {code, zh, en, modality, facets}: Item) => ({
  code,
  zh,
  en,
  pinyin: pinyinOf(edition, zh),
  modality,
  facets,
})

/**
 * The item of a code that the edition lists or allows.
 *
 * @throws Refusal `thing.missing`
 */
export function knownItem(edition: Edition, code: string): AllowedItem {
  const known = itemOfCode(edition, code)
  if (!known) throw refuse("thing.missing", {kind: "item", id: code})
  return known
}

/** All that the standard itself says of an item. */
export function sheetOf(shelf: Shelf, edition: Edition, {item, standing}: AllowedItem): Reply<Endpoints["items.get"]> {
  const concepts = conceptsOf(shelf.concepts().concepts, edition, item)
  return {
    edition: edition.id,
    ...itemView(edition, item),
    standing,
    layer: item.layer,
    segments: explain(edition, item.code).segments.map(({facet = null, ...segment}) => ({...segment, facet})),
    hierarchy: siteLevels(edition, item.facets.site ?? "").map(({code, zh, en}, i) => ({level: i + 1, code, zh, en})),
    terms: termsOfItem(edition, item).map(term => ({facet: term.facet, code: term.code, ...termTitle(term)})),
    fields: protocolFields(edition, item, concepts),
    mappings: concepts.map(({facet, scheme, concept, meaning, relation}) => ({
      facet,
      system: scheme,
      code: concept,
      meaning,
      relation,
    })),
  }
}
