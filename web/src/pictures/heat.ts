import type {CatalogueItem, Measure} from "./catalogue-items.ts"

/** Names or examinations by site and scan method. */
interface Heat {
  readonly sites: readonly Named[]
  readonly methods: readonly Named[]
  /** By site, then method. */
  readonly cells: readonly (readonly number[])[]
  readonly most: number
}

export interface Named {
  readonly key: string
  readonly zh: string
  readonly en: string
}

/** What the rest of the methods stands under. */
export const others = "*"

/**
 * Sites in the order of their codes; methods with the most first, those that are
 * too many as one. Items without either are left out.
 */
export function heatOf(
  items: readonly CatalogueItem[],
  measure: Measure,
  mostMethods: number = Number.POSITIVE_INFINITY,
): Heat {
  const sites = new Map<string, Named>()
  const methods = new Map<string, Named & {total: number}>()
  const sums = new Map<string, number>()
  for (const item of items) {
    const {site1, method} = item
    if (!site1 || !method) continue
    const value = item[measure]
    sites.set(site1.zh, {key: site1.code, zh: site1.zh, en: site1.en})
    const total = (methods.get(method.zh)?.total ?? 0) + value
    methods.set(method.zh, {key: method.zh, zh: method.zh, en: method.en, total})
    const place = `${site1.zh}\n${method.zh}`
    sums.set(place, (sums.get(place) ?? 0) + value)
  }
  const byTotal = [...methods.values()].sort((a, b) => b.total - a.total || a.key.localeCompare(b.key))
  const shown = byTotal.length > mostMethods ? byTotal.slice(0, Math.max(1, mostMethods - 1)) : byTotal
  const rest = byTotal.slice(shown.length)
  const rows = [...sites.values()].sort((a, b) => a.key.localeCompare(b.key) || a.zh.localeCompare(b.zh))
  const cells = rows.map(site => {
    const at = (method: Named) => sums.get(`${site.zh}\n${method.key}`) ?? 0
    const values = shown.map(at)
    return rest.length > 0 ? [...values, rest.reduce((sum, method) => sum + at(method), 0)] : values
  })
  return {
    sites: rows,
    methods: [
      ...shown.map(({key, zh, en}) => ({key, zh, en})),
      ...(rest.length > 0 ? [{key: others, zh: "", en: ""}] : []),
    ],
    cells,
    most: Math.max(0, ...cells.flat()),
  }
}
