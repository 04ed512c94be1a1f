import type {Dictionary} from "./dictionary.ts"
import type {Row, Tables} from "./edition-tables.ts"
import type {Layout} from "./layout.ts"
import type {EditionState, Facet, Facets, NameLayer, Naming} from "./lists.ts"
import type {Heirs} from "./term.ts"

/** What `edition.json` states. */
export interface EditionFacts {
  readonly id: string
  readonly title: {readonly zh: string; readonly en: string}
  readonly status: EditionState
  readonly published?: string
  readonly inForce?: string
  /** The edition it is a change of: its tables with the changes made, written in its own layout. */
  readonly base?: string
  /** The editions that follow one another as one standard; that of the base, else its own id, where absent. */
  readonly family?: string
  readonly naming: Naming
  readonly layout: Layout
  /** Facets that a row of `listed.csv` fixes, and segments that its combinations name. */
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
  readonly family: string
  /** What it is built from: for a change of another edition, the tables with the changes made. */
  readonly tables: Tables
  /** Key and names of its modalities, in order. */
  readonly modalities: readonly Modality[]
  readonly dictionaries: Readonly<Partial<Record<Facet, Dictionary>>>
  /** Stated names by code, and the words that sites and methods take in certain company. */
  readonly names: Names
  /** Listed items by code, in the order of the list. */
  readonly items: ReadonlyMap<string, Item>
  /** What stands for retired terms and items, by facet (or `item`), code and modality (`retired.ts`). */
  readonly retired: ReadonlyMap<string, Heirs>
  /** 拼音码 of every word and character of the standard. */
  readonly pinyin: ReadonlyMap<string, string>
  /** Lower-case code to listed code, for repairs. */
  readonly caseless: ReadonlyMap<string, string>
}

interface Modality {
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
