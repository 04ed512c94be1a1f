import type {EditionState, Facet, NameLayer} from "../../standard/lists.ts"
import type {Succession} from "../succession.ts"

/** The tables of the editions and what they hold. */
export interface EditionsSchema {
  readonly editions: EditionsTable
  readonly terms: TermsTable
  readonly items: ItemsTable
}

/** An edition as loaded. A draft that changes is succeeded by a new row; a released one never changes. */
export interface EditionsTable extends Succession {
  readonly id: string
  /** `5.0`, `us-1.1`. */
  readonly edition: string
  readonly status: EditionState
  readonly title_zh: string
  readonly title_en: string
  readonly published: string | null
  readonly in_force: string | null
  /** sha256 of the edition's files. */
  readonly hash: string
  /** `edition.json`, as canonical JSON. */
  readonly facts: string
}

/** `position` keeps the order of the dictionary, which may hold one code for several modalities. */
export interface TermsTable {
  readonly edition_id: string
  readonly facet: Facet
  readonly position: number
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Keys of the modalities it applies to, separated by spaces. */
  readonly modalities: string
  /** The row as written, as canonical JSON. */
  readonly row: string
}

export interface ItemsTable {
  readonly edition_id: string
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly modality: string
  readonly layer: NameLayer
  readonly pinyin: string
  /** Facet to code, as canonical JSON. */
  readonly facets: string
}
