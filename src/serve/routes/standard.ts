import {flagTexts, kindTexts, statusTexts} from "../../recognition/index.ts"
import {countItems, itemsByCode, narrowItems, searchTerms} from "../../search/index.ts"
import {findElsewhere, findItems, type Shelf} from "../../shelf/index.ts"
import {
  changeTexts,
  compareEditions,
  type Descent,
  descentOf,
  facets,
  fateTexts,
  layerTexts,
  relationTexts,
  segmentTexts,
  standingTexts,
  termFacets,
  writeTerm,
} from "../../standard/index.ts"
import type {Handlers} from "../context.ts"
import {itemView, knownItem, sheetOf} from "../item-sheet.ts"
import {pageOf, placePage} from "../pages.ts"

/** Facets by the names of the segments that are all of theirs. */
const facetTexts = Object.fromEntries(facets.map(facet => [facet, segmentTexts[facet]]))

/** The standard as data. */
export const standardRoutes = {
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
    return placePage(
      searchTerms(edition, query).map(term => {
        const {facet, code, zh, en, modalities} = term
        return {facet, code, zh, en, modalities, row: writeTerm(term)}
      }),
      query,
    )
  },
  "items.search": ({params, query, context: {shelf, editionId}}) => {
    const edition = shelf.edition(params.edition)
    const words = query.q?.trim()
    const asked = words ? {edition: edition.id, usual: editionId, query: words} : undefined
    const {items, fuzzy, read} = asked ? findItems(shelf, asked) : {items: itemsByCode(edition), fuzzy: false, read: 0}
    const found = narrowItems(edition, items, query)
    const lead = narrowItems(edition, items.slice(0, read), query).length
    const page = asked ? placePage(found, query) : pageOf(found, item => item.code, query)
    return {
      ...page,
      items: page.items.map(item => itemView(edition, item)),
      total: found.length,
      ...(fuzzy && {fuzzy}),
      ...(lead > 0 && {read: lead}),
      ...(query.counts && {counts: [...countItems(edition, items, query)]}),
      ...(query.elsewhere && asked && {elsewhere: findElsewhere(shelf, asked).map(elsewhereView)}),
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
} satisfies Partial<Handlers>

const elsewhereView = ({edition, total, items}: ReturnType<typeof findElsewhere>[number]) => ({
  edition,
  total,
  items: items.map(({code, zh, en}) => ({code, zh, en})),
})

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
