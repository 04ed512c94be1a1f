import {flagTexts, kindTexts, statusTexts} from "../../recognition/index.ts"
import {countItems, narrowItems, searchItems} from "../../search/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {
  changeTexts,
  compareEditions,
  type Descent,
  descentOf,
  type Edition,
  facets,
  fateTexts,
  type Item,
  layerTexts,
  pinyinOf,
  relationTexts,
  segmentTexts,
  standingTexts,
  termFacets,
  writeTerm,
} from "../../standard/index.ts"
import type {Handlers} from "../context.ts"
import {itemView, knownItem, sheetOf} from "../item-sheet.ts"
import {pageOf, placePage} from "../pages.ts"

type Ids =
  | "texts.get"
  | "editions.list"
  | "editions.get"
  | "editions.compare"
  | "terms.list"
  | "items.search"
  | "items.get"
  | "items.history"

/** Facets by the names of the segments that are all of theirs. */
const facetTexts = Object.fromEntries(facets.map(facet => [facet, segmentTexts[facet]]))

/** The standard as data. */
export const standardRoutes: Handlers<Ids> = {
  "texts.get": () => ({
    standing: {...standingTexts},
    status: {...statusTexts},
    flag: {...flagTexts},
    kind: {...kindTexts},
    layer: {...layerTexts},
    change: {...changeTexts},
    fate: {...fateTexts},
    relation: {...relationTexts},
    segment: {...segmentTexts},
    facet: facetTexts,
  }),
  "editions.list": ({context: {shelf}}) => ({items: shelf.ids().map(id => summaryOf(shelf, id))}),
  "editions.get": ({params, context: {shelf}}) => summaryOf(shelf, params.edition),
  "editions.compare": ({params, query, context: {shelf}}) => {
    const changes = compareEditions(shelf.edition(params.edition), shelf.edition(params.other))
    const asked = query.what === undefined ? changes : changes.filter(change => change.what === query.what)
    return placePage(asked, query)
  },
  "terms.list": ({params, query, context: {shelf}}) => {
    const edition = shelf.edition(params.edition)
    const asked = query.facet === undefined ? termFacets : [query.facet]
    const terms = asked.flatMap(facet => edition.dictionaries[facet]?.terms ?? [])
    const fits = wordsFit(query.q)
    const fitting = terms.filter(
      term =>
        (query.modality === undefined || term.modalities.includes(query.modality)) &&
        fits(term.code, `${term.zh}\n${term.en}\n${pinyinOf(edition, term.zh)}`),
    )
    return placePage(
      fitting.map(term => {
        const {facet, code, zh, en, modalities} = term
        return {facet, code, zh, en, modalities, row: writeTerm(term)}
      }),
      query,
    )
  },
  "items.search": ({params, query, context: {shelf}}) => {
    const edition = shelf.edition(params.edition)
    const {items, fuzzy} = query.q?.trim()
      ? searchItems(edition, query.q, shelf.sounds())
      : {items: byCode(edition), fuzzy: false}
    const found = narrowItems(edition, items, query)
    const page = query.q?.trim() ? placePage(found, query) : pageOf(found, item => item.code, query)
    return {
      ...page,
      items: page.items.map(item => itemView(edition, item)),
      total: found.length,
      ...(fuzzy && {fuzzy}),
      ...(query.counts && {counts: [...countItems(edition, items, query)]}),
    }
  },
  "items.get": ({params, context: {shelf}}) => {
    const edition = shelf.edition(params.edition)
    return sheetOf(shelf, edition, knownItem(edition, params.code))
  },
  "items.history": ({params, context: {shelf}}) => {
    const edition = shelf.edition(params.edition)
    const {item} = knownItem(edition, params.code)
    return {
      editions: descentOf(
        shelf.ids().map(id => shelf.edition(id)),
        edition,
        item.code,
      ).map(descentView),
    }
  },
}

const descentView = ({edition, candidates, lost, ...told}: Descent) => ({
  edition: edition.id,
  title: edition.title,
  status: edition.status,
  ...(edition.published !== undefined && {published: edition.published}),
  ...told,
  candidates: [...candidates],
  lost: [...lost],
})

function summaryOf(shelf: Shelf, id: string) {
  const edition = shelf.edition(id)
  return {
    edition: edition.id,
    status: edition.status,
    zh: edition.title.zh,
    en: edition.title.en,
    ...(edition.published && {published: edition.published}),
    ...(edition.inForce && {inForce: edition.inForce}),
    items: edition.items.size,
    facets: termFacets.filter(facet => edition.dictionaries[facet]),
    hash: shelf.hash(id),
  }
}

const sorted = new WeakMap<Edition, readonly Item[]>()

function byCode(edition: Edition): readonly Item[] {
  const known = sorted.get(edition)
  if (known) return known
  const items = [...edition.items.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  sorted.set(edition, items)
  return items
}

/** Whether a code begins with every word, or its text has it. */
function wordsFit(query: string | undefined): (code: string, text: string) => boolean {
  const words = (query ?? "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean)
  return (code, text) => {
    const [low, all] = [code.toLowerCase(), text.toLowerCase()]
    return words.every(word => all.includes(word) || low.startsWith(word))
  }
}
