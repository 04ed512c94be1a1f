import type {Facet} from "./lists.ts"

/** One segment of a written code, in order. Several segments of one facet are the levels of its tree. */
interface Segment {
  readonly segment: string
  /** The facet, or which facet it is for each modality (post-processing for CT, position for X-ray). */
  readonly facet: Facet | Readonly<Record<string, Facet>>
  /** Characters. */
  readonly width: number
  /** The only text this segment may hold. */
  readonly constant?: string
}

/** The segments of a code for one edition and family of modalities. */
export type Layout = readonly Segment[]

export const codeWidth = (layout: Layout): number => layout.reduce((sum, segment) => sum + segment.width, 0)

/** The facet of a segment for a modality; `undefined` where the modality has none there. */
export function facetOf(segment: Segment, modality: string | undefined): Facet | undefined {
  if (typeof segment.facet === "string") return segment.facet
  return modality === undefined ? undefined : segment.facet[modality]
}

/**
 * Characters that a facet takes in a code.
 *
 * @param modality whose codes are meant, where the layout's segments differ by it; absent: any that has the facet
 */
export const facetWidth = (layout: Layout, facet: Facet, modality?: string): number =>
  layout.reduce((sum, segment) => (hasFacet(segment, facet, modality) ? sum + segment.width : sum), 0)

const hasFacet = (segment: Segment, facet: Facet, modality: string | undefined): boolean =>
  typeof segment.facet === "string" || modality !== undefined
    ? facetOf(segment, modality) === facet
    : Object.values(segment.facet).includes(facet)

/** The text that a code has for a facet of one segment, whatever its modality; "" where the layout has none. */
export function textOf(layout: Layout, facet: Facet, code: string): string {
  let at = 0
  for (const segment of layout) {
    if (segment.facet === facet) return code.slice(at, at + segment.width)
    at += segment.width
  }
  return ""
}
