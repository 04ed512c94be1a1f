import type {Language} from "../issue/index.ts"

/** Facets whose codes are terms of a dictionary. */
export const termFacets = ["equipment", "site", "route", "detail", "method", "processing", "position"] as const
export type TermFacet = (typeof termFacets)[number]

/** What a position in an examination code speaks of. Sites have levels; every other facet is one segment. */
export const facets = [...termFacets, "additional", "reserve"] as const
export type Facet = (typeof facets)[number]

/** Facets of a code with the text of each; a facet the layout lacks is absent. */
export type Facets = Readonly<Partial<Record<Facet, string>>>

/** How one thing stands to another, said of the former: a row of a catalogue to its items, a term to a concept of another code system. */
export const relations = ["equivalent", "narrower", "broader", "inexact"] as const
export type Relation = (typeof relations)[number]

/** What a relation is called. */
export const relationTexts: Readonly<Record<Relation, {readonly zh: string; readonly en: string}>> = {
  equivalent: {zh: "等同", en: "equivalent"},
  narrower: {zh: "较窄", en: "narrower"},
  broader: {zh: "较宽", en: "broader"},
  inexact: {zh: "近似", en: "inexact"},
}

/** What made a name: the rule, the style of the scan method, or a stated exception. */
export const nameLayers = ["rule", "style", "exception"] as const
export type NameLayer = (typeof nameLayers)[number]

export const editionStates = ["draft", "proposed", "approved", "released", "retired"] as const
export type EditionState = (typeof editionStates)[number]

/** Families of modalities, by the rule that makes their names. */
export const namings = ["radiology", "ultrasound", "nuclear"] as const
export type Naming = (typeof namings)[number]

/** Whether every code of a naming says a scan method, “none” being one of the dictionary too. */
export const saysMethod: Readonly<Record<Naming, boolean>> = {radiology: true, ultrasound: false, nuclear: false}

/** How an edition stands to the code of an item: in its list, or allowed by its dictionaries. */
export const itemStandings = ["listed", "unlisted"] as const
export type ItemStanding = (typeof itemStandings)[number]

/** How an edition stands to a code: as to an item's, or forbidden by its dictionaries, or no code at all. */
export const standings = [...itemStandings, "ruled-out", "malformed"] as const
export type Standing = (typeof standings)[number]

/** How well a code survives into another edition: the same meaning, meaning lost, several heirs, or none. */
export const fates = ["exact", "lossy", "ambiguous", "dead"] as const
export type Fate = (typeof fates)[number]

/** What became of a term, an item or a row from one edition to another. `moved`: the same under another code; `ordered`: it stands elsewhere. */
export const changeKinds = ["added", "removed", "retired", "renamed", "english", "moved", "changed", "ordered"] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What an heir is to the term or item it stands for: the same, with something of it lost, one of several, or there is none. */
export const heirRelations = ["equivalent", "broader", "split", "none"] as const
export type HeirRelation = (typeof heirRelations)[number]

/** Closed columns of the dictionary tables. */
export const sides = ["left", "right", "both"] as const
export type Side = (typeof sides)[number]
export const vessels = ["artery", "vein", "artery-vein"] as const
export type Vessel = (typeof vessels)[number]
export const siteKinds = [...vessels, "joint"] as const
export type SiteKind = (typeof siteKinds)[number]
/** How names write a method: in brackets after the site, by its own name, or not at all. */
export const methodStyles = ["bracket", "named", "silent"] as const
export type MethodStyle = (typeof methodStyles)[number]
export const contrastUses = ["without", "with", "both"] as const
export type ContrastUse = (typeof contrastUses)[number]

/** What can differ between two editions. */
export const changeSubjects = ["term", "item", "row"] as const
export type ChangeSubject = (typeof changeSubjects)[number]

/** Segments, facets and the side of a site, which have names; layouts of editions write their codes in segments of these. */
export const segments = [...facets, "system", "site1", "site2", "site3", "manner", "side"] as const
export type SegmentName = (typeof segments)[number]

/** What people call the segments and facets. */
export const segmentTexts: Readonly<Record<SegmentName, {readonly zh: string; readonly en: string}>> = {
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
  side: {zh: "侧别", en: "side"},
  additional: {zh: "附加", en: "additional"},
  reserve: {zh: "预留", en: "reserve"},
}

/** What people call a segment or facet of an edition's layout; nothing where it is none of those known. */
export function segmentTextOf(key: string): (typeof segmentTexts)[SegmentName] | undefined {
  const known = segments.find(segment => segment === key)
  return known && segmentTexts[known]
}

/** Keys of segments or facets, apart by `, `, as people call them. */
export const segmentNames = (keys: string, language: Language): string =>
  keys
    .split(", ")
    .map(key => segmentTextOf(key)?.[language] ?? key)
    .join(language === "zh" ? "、" : ", ")
