import type {SenseKind} from "../lists.ts"

/** What one word of the lexicon says. */
export interface Sense {
  readonly kind: SenseKind
  /** Key, code or reason, by kind; several apart by spaces. */
  readonly value: string
  /** A site that the word brings along (`MRCP` → 胰胆管). */
  readonly brings?: string
}
