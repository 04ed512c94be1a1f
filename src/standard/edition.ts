import type {Dictionary} from "./dictionary.ts"
import type {Row} from "./edition-tables.ts"
import type {Layout} from "./layout.ts"
import type {EditionState, Facet, Facets, NameLayer, Naming} from "./lists.ts"

/** What `edition.json` states. */
export interface EditionFacts {
  readonly id: string
  readonly title: {readonly zh: string; readonly en: string}
  readonly status: EditionState
  readonly published?: string
  readonly inForce?: string
  /** The edition whose tables it uses, cut to its own layout. */
  readonly base?: string
  readonly naming: Naming
  readonly layout: Layout
  /** Facets that a row of `listed.csv` fixes, and those that its combinations name. */
  readonly fixed: readonly string[]
  readonly combination: readonly string[]
}

/** A listed examination: code and names are computed from its facets. */
export interface Item {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly modality: string
  readonly facets: Facets
  /** Which layer made the Chinese name. */
  readonly layer: NameLayer
}

/** An edition of the standard, immutable and indexed. */
export interface Edition extends EditionFacts {
  /** Key and names of its modalities, in order. */
  readonly modalities: readonly Modality[]
  readonly dictionaries: Readonly<Partial<Record<Facet, Dictionary>>>
  /** Stated names by code, and the words that sites and methods take in certain company. */
  readonly names: Names
  /** Listed items by code, in the order of the list. */
  readonly items: ReadonlyMap<string, Item>
  /** 拼音码 of every word and character of the standard. */
  readonly pinyin: ReadonlyMap<string, string>
  /** Lower-case code to listed code, for repairs. */
  readonly caseless: ReadonlyMap<string, string>
}

/** The edition whose tables an edition is built on: its own, or those of its base. Editions that share it are one family. */
export const familyOf = (edition: Pick<EditionFacts, "id" | "base">): string => edition.base ?? edition.id

export interface Modality {
  readonly key: string
  readonly zh: string
  readonly en: string
}

export interface Names {
  readonly byCode: ReadonlyMap<string, Row>
  /** Layout in which `byCode` writes its codes: the base edition's, where there is one. */
  readonly layout: Layout
  /** `equipment site` → the site's word there. */
  readonly bySite: ReadonlyMap<string, Row>
  /** `modality method kind` → the method's word after a site of that kind. */
  readonly byKind: ReadonlyMap<string, Row>
}
