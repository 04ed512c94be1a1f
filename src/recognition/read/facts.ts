import {checkCode, type Edition, type Facets, itemOf, type Standing} from "../../standard/index.ts"

/** What an edition says of one combination of facets. */
export interface ItemFacts {
  readonly code: string
  readonly name: string
  readonly listed: boolean
  readonly modality: string
  readonly facets: Facets
  readonly standing: Standing
}

const most = 50_000 // combinations kept for an edition
const byEdition = new WeakMap<Edition, Map<string, ItemFacts>>()

/** Code, name and standing of a combination; worked out once. */
export function itemFacts(edition: Edition, modality: string, facets: Facets): ItemFacts {
  let known = byEdition.get(edition)
  if (!known) {
    known = new Map()
    byEdition.set(edition, known)
  }
  const {equipment, site, method, processing = "", position = ""} = facets
  const key = `${equipment}${site}${method}${processing}/${position}` // the first three are of one width in an edition
  const facts = known.get(key)
  if (facts) return facts
  const item = itemOf(edition, modality, facets)
  const {standing} = checkCode(edition, item.code)
  const made = {code: item.code, name: item.zh, listed: standing === "listed", modality, facets: item.facets, standing}
  if (known.size >= most) known.clear()
  known.set(key, made)
  return made
}
