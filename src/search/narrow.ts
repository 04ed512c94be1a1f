import {type Edition, type Facet, genericFacets, type Item, siteLevels, termTitle} from "../standard/index.ts"
import {type NarrowFacet, narrowFacets} from "./lists.ts"

/** What items are narrowed to. `site` is the beginning of a code; `method`, `processing` and `position` are `MODALITY/CODE`. */
type Narrowed = Readonly<Partial<Record<NarrowFacet, string>>>

/** How many items have a term, the other facets narrowed as they are. */
interface Count {
  readonly facet: NarrowFacet
  readonly code: string
  /** Where the code means this in one modality alone. */
  readonly modality?: string
  readonly zh: string
  readonly en: string
  readonly n: number
}

/** Facets whose codes mean something else in each modality. */
const byModality: ReadonlySet<string> = new Set(["method", "processing", "position"])

/** The items that have all that is asked for, in their order. */
export const narrowItems = (edition: Edition, items: readonly Item[], narrowed: Narrowed): readonly Item[] => {
  const tests = testsOf(edition, narrowed)
  return items.filter(item => tests.every(({has}) => has(item)))
}

/** Counts by facet, each in dictionary order, with sites of all levels; terms without an item are left out. */
export function countItems(edition: Edition, items: readonly Item[], narrowed: Narrowed): readonly Count[] {
  const tests = testsOf(edition, narrowed)
  const counts = new Map<Facet | "modality", Map<string, number>>()
  for (const item of items) {
    const failed = tests.filter(({has}) => !has(item)).map(({facet}) => facet)
    if (failed.length > 1) continue
    for (const facet of narrowFacets)
      if (failed.length === 0 || failed[0] === facet)
        for (const key of keysOf(edition, item, facet)) add(counts, facet, key)
  }
  return narrowFacets.flatMap(facet => named(edition, facet, counts.get(facet) ?? new Map()))
}

function testsOf(
  edition: Edition,
  narrowed: Narrowed,
): readonly {readonly facet: NarrowFacet; readonly has: (item: Item) => boolean}[] {
  return narrowFacets.flatMap(facet => {
    const wanted = narrowed[facet]
    return wanted === undefined ? [] : [{facet, has: testOf(edition, facet, wanted)}]
  })
}

function testOf(edition: Edition, facet: NarrowFacet, wanted: string): (item: Item) => boolean {
  if (facet === "modality") return item => item.modality === wanted
  if (facet === "site") return item => item.facets.site?.startsWith(wanted) ?? false
  if (facet === "equipment") {
    const generic = genericFacets(edition, {facets: {equipment: wanted}}).equipment
    return item => item.facets.equipment === wanted || item.facets.equipment === generic
  }
  if (!byModality.has(facet)) return item => item.facets[facet] === wanted
  const cut = wanted.lastIndexOf("/") // of PET/CT/A0 the last one
  const [modality, code] = [wanted.slice(0, cut), wanted.slice(cut + 1)]
  return item => item.modality === modality && item.facets[facet] === code
}

/** What an item is counted under: all levels of its site, `MODALITY/CODE` where the modality makes the meaning. */
function keysOf(edition: Edition, item: Item, facet: NarrowFacet): readonly string[] {
  if (facet === "modality") return [item.modality]
  const code = item.facets[facet]
  if (code === undefined) return []
  if (facet === "site") return siteLevels(edition, code).map(site => site.code)
  return [byModality.has(facet) ? `${item.modality}/${code}` : code]
}

function add(counts: Map<string, Map<string, number>>, facet: string, key: string): void {
  const own = counts.get(facet) ?? new Map<string, number>()
  own.set(key, (own.get(key) ?? 0) + 1)
  counts.set(facet, own)
}

/** Counts with the names of what was counted; what the dictionary has no term for says nothing and is left out. */
function named(edition: Edition, facet: NarrowFacet, counts: ReadonlyMap<string, number>): readonly Count[] {
  if (facet === "modality")
    return edition.modalities.flatMap(({key, zh, en}) => {
      const n = counts.get(key)
      return n === undefined ? [] : [{facet, code: key, zh, en, n}]
    })
  const terms = edition.dictionaries[facet]?.terms ?? []
  const list = terms.flatMap(term => {
    const [modality = ""] = term.modalities
    const n = counts.get(byModality.has(facet) ? `${modality}/${term.code}` : term.code)
    return n === undefined
      ? []
      : [{facet, code: term.code, ...(byModality.has(facet) && {modality}), ...termTitle(term), n}]
  })
  return facet === "site" ? [...list].sort((a, b) => (a.code < b.code ? -1 : 1)) : list
}
