import type {SenseKind} from "../lists.ts"

/** Kinds of words that say how sites are examined. */
export const attributeKinds = ["method", "processing", "position", "views"] as const

/** Kinds of words that a clause keeps as they were said, each by itself. */
export const saidKinds = [...attributeKinds, "mobile"] as const
export type SaidKind = (typeof saidKinds)[number]

/** Words of the method that fit every modality; every other one is a code. */
const generalMethods = [
  "plain",
  "without",
  "contrast",
  "with",
  "contrast-word",
  "vessel",
  "catheter",
  "dynamic",
  "arthro",
  "unhinted",
  "denied",
] as const

const general: ReadonlySet<string> = new Set(generalMethods)

/** Whether what is said of the method is a code of the dictionary. */
export const isMethodCode = (said: string): boolean => !general.has(said)

/** What one word of the lexicon says. */
export interface Sense {
  readonly kind: SenseKind
  /** Key, code or reason, by kind; several apart by spaces. */
  readonly value: string
  /** A site that the word brings along (`MRCP` → 胰胆管). */
  readonly brings?: string
}
