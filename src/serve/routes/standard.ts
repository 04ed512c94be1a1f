import {flagTexts, kindTexts, statusTexts} from "../../recognition/index.ts"
import {countItems, itemsByCode, narrowItems, searchItems, searchTerms} from "../../search/index.ts"
import {loadSounds} from "../../shelf/index.ts"
import {
  changeTexts,
  compareEditions,
  type Descent,
  descentOf,
  type Edition,
  fateTexts,
  layerTexts,
  relationTexts,
  segmentTexts,
  standingTexts,
} from "../../standard/index.ts"
import {allEditions, editionOf, type Handlers, hashOfEdition} from "../context.ts"
import {itemView, knownItem, sheetOf} from "../item-sheet.ts"
import {pageOf, placePage} from "../pages.ts"

/** Facets by the names of the segments that are all of theirs. */
const facetTexts = Object.fromEntries(
  (
    ["equipment", "site", "route", "detail", "method", "processing", "position", "additional", "reserve"] as const
  ).flatMap(facet => {
    const text = segmentTexts[facet]
    return text ? [[facet, text]] : []
  }),
)

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
  "editions.list": () => ({items: allEditions().map(id => summaryOf(editionOf(id)))}),
  "editions.get": ({params}) => summaryOf(editionOf(params.edition)),
  "editions.compare": ({params, query}) => {
    const changes = compareEditions(editionOf(params.edition), editionOf(params.other))
    const asked = query.what === undefined ? changes : changes.filter(change => change.what === query.what)
    return placePage(asked, query)
  },
  "terms.list": ({params, query}) => {
    const edition = editionOf(params.edition)
    return placePage(
      searchTerms(edition, query).map(({facet, code, zh, en, modalities, row}) => ({
        facet,
        code,
        zh,
        en,
        modalities,
        row,
      })),
      query,
    )
  },
  "items.search": ({params, query}) => {
    const edition = editionOf(params.edition)
    const {items, fuzzy} = query.q?.trim()
      ? searchItems(edition, query.q, loadSounds())
      : {items: itemsByCode(edition), fuzzy: false}
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
  "items.get": ({params}) => {
    const edition = editionOf(params.edition)
    return sheetOf(edition, knownItem(edition, params.code))
  },
  "items.history": ({params}) => {
    const edition = editionOf(params.edition)
    const {item} = knownItem(edition, params.code)
    return {editions: descentOf(allEditions().map(editionOf), edition, item.code).map(descentView)}
  },
} satisfies Partial<Handlers>

const descentView = ({edition, candidates, lost, ...told}: Descent) => ({
  edition: edition.id,
  title: edition.title,
  status: edition.status,
  ...(edition.published !== undefined && {published: edition.published}),
  ...told,
  candidates: [...candidates],
  lost: [...lost],
})

function summaryOf(edition: Edition) {
  return {
    edition: edition.id,
    status: edition.status,
    zh: edition.title.zh,
    en: edition.title.en,
    ...(edition.published && {published: edition.published}),
    ...(edition.inForce && {inForce: edition.inForce}),
    items: edition.items.size,
    facets: Object.keys(edition.dictionaries),
    hash: hashOfEdition(edition.id),
  }
}
