import {sides} from "../standard/lists.ts"

/** How well a name was understood. */
export const statuses = ["standard", "underspecified", "conflict", "out-of-scope", "unresolved"] as const
export type Status = (typeof statuses)[number]

/** What a reading assumed, left aside or could not tell. */
export const flags = [
  "bedside",
  "emergency",
  "institution-name",
  "method-assumed",
  "name-too-long",
  "part-out-of-scope",
  "position-assumed",
  "position-unstated",
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

/** Sides that a name can say; `one` is either of the two. */
export const saidSides = [...sides, "one"] as const
export type Side = (typeof saidSides)[number]

/** Kinds of words, by what they say. */
export const senseKinds = [
  "modality",
  "equipment",
  "site",
  "method",
  "processing",
  "position",
  "side",
  "views",
  "mobile",
  "scope",
  "aside",
] as const
export type SenseKind = (typeof senseKinds)[number]

/** What a stretch of a name can be read as. */
export const kinds = [...senseKinds, "number", "punctuation", "typo", "unknown"] as const
export type Kind = (typeof kinds)[number]
