import type {ReplyOf} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {writeAddress} from "../look/address.ts"

/** Items that a catalogue is mapped to, with the names and examinations behind each. */
export type CatalogueItems = ReplyOf<"catalogues.items">
export type CatalogueItem = CatalogueItems["items"][number]

/** What is counted: names of the catalogue, or examinations. */
export type Measure = "names" | "volume"

/** Edition and code, as the work list's filter has them. */
export const filterOf = ({edition, code}: Pick<CatalogueItem, "edition" | "code">): string => `${edition} ${code}`

/** The address of the work list, narrowed. */
export const workOf = ({institution, catalogue}: Place, search: Readonly<Record<string, string>>): string =>
  `/catalogues/${encodeURIComponent(institution)}/${encodeURIComponent(catalogue)}${writeAddress(search)}`
