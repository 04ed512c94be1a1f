import type {NarrowFacet} from "../../../src/api/lists.ts"
import type {AskedOf, ReplyOf} from "../api/server.ts"

/** What items are narrowed to, in the order it is shown. */
export const facetNames = [
  "modality",
  "site",
  "equipment",
  "method",
  "processing",
  "position",
  "route",
  "detail",
] as const satisfies readonly NarrowFacet[]
export type FacetName = (typeof facetNames)[number]

/** The texts of the address, as the router gives them. */
export type Address = Readonly<Record<string, string | undefined>>

export type Narrowed = Readonly<Partial<Record<FacetName, string>>>

/** What the address asks for, without what the page doesn't know. */
export const narrowedBy = (address: Address): Narrowed =>
  Object.fromEntries(facetNames.flatMap(name => (address[name] ? [[name, address[name]]] : [])))

type ItemsQuery = NonNullable<AskedOf<"items.search">["query"]>

const longestQuery = 200 // characters, as the server takes them

/** What the server is asked: the words, cut to what it takes, and what they are narrowed to. */
export function queryOf(words: string, narrowed: Narrowed): ItemsQuery {
  const q = words.trim().slice(0, longestQuery)
  return {...(q !== "" && {q}), ...narrowed}
}

/** Facets whose codes mean something in one modality alone. */
const ofModality: ReadonlySet<string> = new Set(facetNames.filter(name => name !== "modality" && name !== "site"))

/**
 * The address with a facet chosen, or no longer where it was chosen already.
 * Another modality lets go of the terms of the one before.
 */
export function withFacet(address: Address, facet: FacetName, value: string | undefined): Address {
  const next = {...address, [facet]: address[facet] === value ? undefined : value}
  if (facet !== "modality") return next
  const kept = Object.entries(next).filter(([name]) => !ofModality.has(name))
  return Object.fromEntries(kept)
}

/** The address in another edition: the words stay, terms are other ones there. */
export const inEdition = (address: Address, edition: string): Address => ({q: address.q, edition})

/** The address without anything that narrows. */
export const withoutFacets = (address: Address): Address =>
  Object.fromEntries(Object.entries(address).filter(([name]) => !facetNames.some(facet => facet === name)))

export type Count = NonNullable<ReplyOf<"items.search">["counts"]>[number]

/** How a term stands in the address: by its code, with its modality where the code needs it. */
export const termValue = ({code, modality}: Pick<Count, "code" | "modality">): string =>
  modality === undefined ? code : `${modality}/${code}`

/** The terms of each facet that is worth showing: those of one modality once it is known, and never one alone. */
export function termsByFacet(
  counts: readonly Count[],
  narrowed: Narrowed,
): readonly {readonly facet: FacetName; readonly terms: readonly Count[]}[] {
  const modalities = counts.filter(({facet, n}) => facet === "modality" && n > 0)
  const known = narrowed.modality !== undefined || modalities.length < 2
  return facetNames.flatMap(facet => {
    const terms = counts.filter(count => count.facet === facet && count.n > 0)
    const worth = facet === "modality" || facet === "site" || known || narrowed[facet] !== undefined
    return worth && (terms.length > 1 || narrowed[facet] !== undefined) ? [{facet, terms}] : []
  })
}

/** Whether a text can only be meant as a code: letters and digits, as long as codes are. */
export const looksLikeCode = (text: string): boolean => /^(?=.*\d)[0-9A-Za-z]{10,20}$/.test(text.trim())
