import type {Language} from "../issue/index.ts"

import {sides} from "../standard/lists.ts"

/** How well a name was understood. */
export const statuses = ["standard", "underspecified", "conflict", "out-of-scope", "unresolved"] as const
export type Status = (typeof statuses)[number]

/** What a reading assumed, left aside or could not tell. */
export const flags = [
  "bedside",
  "column-unread",
  "delayed",
  "detail-assumed",
  "emergency",
  "equipment-assumed",
  "fusion",
  "institution-name",
  "institution-word",
  "method-assumed",
  "method-broadened",
  "name-too-long",
  "part-out-of-scope",
  "part-unread",
  "position-assumed",
  "position-unstated",
  "precedent-lapsed",
  "route-ignored",
  "side-assumed",
  "side-ignored",
  "site-assumed",
  "site-broadened",
  "site-unstated",
  "typo-assumed",
  "unknown-text",
  "unlisted",
] as const
export type Flag = (typeof flags)[number]

/**
 * policy 17: what keeps an answer from standing without a person, whatever confidence is asked:
 * where the dictionaries combine, and where they are closed lists.
 */
export const doubts = {
  open: ["column-unread", "part-unread", "precedent-lapsed", "site-unstated", "typo-assumed", "unknown-text"],
  closed: ["column-unread", "part-out-of-scope", "part-unread", "precedent-lapsed", "typo-assumed", "unknown-text"],
} as const satisfies Readonly<Record<string, readonly Flag[]>>

/** Sides that a name can say; `one` is either of the two. */
export const saidSides = [...sides, "one"] as const
export type Side = (typeof saidSides)[number]

/** Kinds of words, by what they say. */
export const senseKinds = [
  "modality",
  "equipment",
  "site",
  "route",
  "method",
  "processing",
  "position",
  "side",
  "views",
  "mobile",
  "scope",
  "exclusion",
  "aside",
] as const
export type SenseKind = (typeof senseKinds)[number]

/** What an institution can say that a word of its own means; `aside`: nothing. */
export const taughtKinds = [
  "aside",
  "site",
  "side",
  "method",
  "processing",
  "position",
  "route",
  "modality",
  "equipment",
] as const satisfies readonly SenseKind[]
export type TaughtKind = (typeof taughtKinds)[number]

/** Of these, what is the same whatever the family of the name: such words are read in each. */
export const familyFree: readonly TaughtKind[] = ["aside", "side"]

/** What a stretch of a name can be read as. */
export const kinds = [...senseKinds, "number", "punctuation", "typo", "unknown"] as const
export type Kind = (typeof kinds)[number]

const silent: readonly string[] = ["scope", "exclusion", "aside"] satisfies SenseKind[]
const stating: ReadonlySet<string> = new Set(senseKinds.filter(kind => !silent.includes(kind)))

/** Whether a word of this kind states something of an examination: it is seen in an item, or tells why it decides nothing. */
export const isStating = (kind: string): boolean => stating.has(kind)

/** Kinds of words that tell, outside all brackets, that something is examined. */
export const examining = ["modality", "equipment", "site", "method"] as const satisfies readonly SenseKind[]

/** Why a word that states something decides nothing of any item. */
export const idles = [
  "contained", // another word is more exact, or holds it
  "count", // of views, which says nothing of the position
  "device", // the name of the machine
  "excluded",
  "implied", // by what else is said
  "joins",
  "named", // the whole is an item's own name
  "told", // by a flag
  "unsided",
] as const
export type Idle = (typeof idles)[number]

/** What a column beside the name can say of an examination; `heading`: a section or sheet that its row stands under. */
export const besideKinds = ["site", "method", "position", "side", "equipment", "modality", "heading"] as const
export type BesideKind = (typeof besideKinds)[number]

/** Why a word decides nothing. */
export const idleTexts: Readonly<Record<Idle, Readonly<Record<Language, string>>>> = {
  contained: {zh: "另有更确切的词", en: "another word is more exact"},
  count: {zh: "张数不定体位", en: "a number of views is no position"},
  device: {zh: "只是设备名", en: "the machine's name"},
  excluded: {zh: "已除外", en: "excluded"},
  implied: {zh: "其他词已说明", en: "said by other words"},
  joins: {zh: "只作连接", en: "only joins"},
  named: {zh: "属于项目原名", en: "of the item's own name"},
  told: {zh: "见标记", en: "told by a flag"},
  unsided: {zh: "该部位不分侧", en: "the site has no sides"},
}

/** What a stretch of a name was read as. */
export const kindTexts: Readonly<Record<Kind, Readonly<Record<Language, string>>>> = {
  modality: {zh: "设备类型", en: "modality"},
  equipment: {zh: "设备", en: "equipment"},
  site: {zh: "部位", en: "site"},
  route: {zh: "途径", en: "route"},
  method: {zh: "方法", en: "method"},
  processing: {zh: "后处理", en: "post-processing"},
  position: {zh: "体位", en: "position"},
  side: {zh: "侧别", en: "side"},
  views: {zh: "张数", en: "views"},
  mobile: {zh: "床旁", en: "bedside"},
  scope: {zh: "范围外", en: "out of scope"},
  exclusion: {zh: "除外", en: "excluded"},
  aside: {zh: "搁置", en: "set aside"},
  number: {zh: "数字", en: "number"},
  punctuation: {zh: "标点", en: "punctuation"},
  typo: {zh: "错字", en: "misspelling"},
  unknown: {zh: "未识别", en: "unknown"},
}

/**
 * What a term is to the policy of recognition, by facet: the rules ask for
 * roles and never for codes, so that another edition is read by a table.
 */
export const roles = {
  /** `scan`: one method an item; `sequences`: special methods are items of their own; `film`: views. */
  modality: ["scan", "sequences", "film"],
  equipment: ["default", "mobile", "breast", "fluoroscopy"],
  /** `catheter`: contrast in it, without CT or MR, is by catheter; `contrast`: plain films don't show it. */
  site: ["unspecified", "breast", "catheter", "contrast"],
  method: [
    "bare", // post-processing alone
    "plain",
    "plain-kind", // gives way where contrast is said
    "contrast",
    "both",
    "dynamic", // says contrast itself, as does `agent`
    "agent",
    "vessels", // the usual ones, by vessel and contrast
    "arthrography",
    "radiograph",
    "fluoroscopy", // this and the next two give way to a method that says more
    "mammography",
    "tomosynthesis", // mammography in three dimensions
    "contrast-study",
  ],
  /** `alone`: a technique that needs no method beside it. */
  processing: ["reconstruction", "alone"],
  position: [
    "frontal",
    "directed", // AP and PA
    "with-frontal", // shows that a site has a frontal view
    "lateral",
    "lateral-side",
    "oblique",
    "oblique-kind",
    "posture",
    "plane", // no view of what is scanned
  ],
} as const

/** Facets, and the modality itself, whose terms have roles. */
export type RoleFacet = keyof typeof roles
export type Role<F extends RoleFacet> = (typeof roles)[F][number]
