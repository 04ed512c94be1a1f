import type {Language} from "../issue/index.ts"

/** What a position in an examination code speaks of. Sites have levels; every other facet is one segment. */
export const facets = [
  "equipment",
  "site",
  "route",
  "detail",
  "method",
  "processing",
  "position",
  "additional",
  "reserve",
] as const
export type Facet = (typeof facets)[number]

/** Facets of a code with the text of each; a facet the layout lacks is absent. */
export type Facets = Readonly<Partial<Record<Facet, string>>>

/** How one thing stands to another, said of the former: a row of a catalogue to its items, a term to a concept of another code system. */
export const relations = ["equivalent", "narrower", "broader", "inexact"] as const
export type Relation = (typeof relations)[number]

/** What made a name: the rule, the style of the scan method, or a stated exception. */
export const nameLayers = ["rule", "style", "exception"] as const
export type NameLayer = (typeof nameLayers)[number]

export const editionStates = ["draft", "proposed", "approved", "released", "retired"] as const
export type EditionState = (typeof editionStates)[number]

/** Families of modalities, by the rule that makes their names. */
export const namings = ["radiology", "ultrasound", "nuclear"] as const
export type Naming = (typeof namings)[number]

/** How an edition stands to a code: in its list, allowed by its dictionaries, forbidden by them, or no code at all. */
export const standings = ["listed", "unlisted", "ruled-out", "malformed"] as const
export type Standing = (typeof standings)[number]

/** How well a code survives into another edition: the same meaning, meaning lost, several heirs, or none. */
export const fates = ["exact", "lossy", "ambiguous", "dead"] as const
export type Fate = (typeof fates)[number]

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
  side: {zh: "侧别", en: "side"},
  additional: {zh: "附加", en: "additional"},
  reserve: {zh: "预留", en: "reserve"},
}

/** Keys of segments or facets, apart by `, `, as people call them. */
export const segmentNames = (keys: string, language: Language): string =>
  keys
    .split(", ")
    .map(key => segmentTexts[key]?.[language] ?? key)
    .join(language === "zh" ? "、" : ", ")
