import {termFacets} from "../standard/lists.ts"

/** What items can be narrowed to. */
export const narrowFacets = ["modality", ...termFacets] as const
export type NarrowFacet = (typeof narrowFacets)[number]
