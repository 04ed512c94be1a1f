import {termFacets} from "../../../src/api/lists.ts"

/** The codes of an item's facets. */
export type Facets = Readonly<Record<string, string>>

/** The facet that is changed most, by modality. */
export const firstFacet = (modality: string): string => (modality === "XR" ? "position" : "site")

/** The terms that are chosen beside one facet; a segment of noughts is not used, a constant of the layout is no choice. */
export const without = (facets: Facets, facet: string): Facets =>
  Object.fromEntries(
    termFacets.flatMap(name => {
      const value = facets[name] ?? ""
      return name === facet || /^0*$/.test(value) ? [] : [[name, value]]
    }),
  )

/** The terms of a facet that can stand in place of the one that an item has: a site of an upper level is no site of an item. */
export const otherTerms = <T extends {readonly code: string; readonly open: boolean}>(
  terms: readonly T[],
  now: string,
): readonly T[] => terms.filter(({open, code}) => open && code.length === now.length && code !== now)
