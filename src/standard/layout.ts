/** What a position in an examination code speaks of. Sites have levels; every other facet is one segment. */
export type Facet =
  | "equipment"
  | "site"
  | "route"
  | "detail"
  | "method"
  | "processing"
  | "position"
  | "additional"
  | "reserve"

/** One segment of a written code, in order. Several segments of one facet are the levels of its tree. */
export interface Segment {
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

/** What people call the segments and facets. */
export const segmentTexts: Readonly<Record<string, {readonly zh: string; readonly en: string}>> = {
  equipment: {zh: "设备", en: "equipment"},
  system: {zh: "系统", en: "system"},
  site: {zh: "部位", en: "site"},
  site1: {zh: "一级部位", en: "site level 1"},
  site2: {zh: "二级部位", en: "site level 2"},
  site3: {zh: "三级部位", en: "site level 3"},
  route: {zh: "路径", en: "route"},
  detail: {zh: "细目", en: "detail"},
  method: {zh: "方法", en: "method"},
  processing: {zh: "后处理", en: "post-processing"},
  position: {zh: "体位", en: "position"},
  manner: {zh: "后处理或体位", en: "post-processing or position"},
  additional: {zh: "附加", en: "additional"},
  reserve: {zh: "预留", en: "reserve"},
}
