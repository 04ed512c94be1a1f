import type {Facet} from "./lists.ts"

/** One row of a dictionary table, as published. Rows are retired, never deleted or re-used. */
export interface Term {
  readonly facet: Facet
  /** The whole code: for a site of level 3 all three levels (`010701`). */
  readonly code: string
  readonly zh: string
  /** Preferred English term; the Chinese one where none is given yet. */
  readonly en: string
  /** Keys of the modalities it applies to; empty: none. */
  readonly modalities: readonly string[]
  /** The row as written, for the columns that one facet alone has (`style`, `side`, `own_site` ...). */
  readonly row: Readonly<Record<string, string>>
}

/** The terms of one facet. One code may stand for different terms in different modalities. */
export class Dictionary {
  readonly facet: Facet
  readonly terms: readonly Term[]
  readonly #byCode = new Map<string, Term[]>()

  constructor(facet: Facet, terms: readonly Term[]) {
    this.facet = facet
    this.terms = terms
    for (const term of terms) {
      const same = this.#byCode.get(term.code)
      if (same) same.push(term)
      else this.#byCode.set(term.code, [term])
    }
  }

  /** The first term with this code, whatever its modality. */
  any(code: string): Term | undefined {
    return this.#byCode.get(code)?.[0]
  }

  /** All terms with this code, in the order of the table. */
  all(code: string): readonly Term[] {
    return this.#byCode.get(code) ?? []
  }

  /** The term of a code that applies to the modality. */
  get(code: string, modality: string): Term | undefined {
    return this.#byCode.get(code)?.find(term => term.modalities.includes(modality))
  }
}

/** What to call a term where it stands alone: one that is silent in names goes by its group. */
export const termTitle = ({zh, en, row}: Term): {readonly zh: string; readonly en: string} =>
  zh === "" ? {zh: row.group_zh ?? "", en: row.group_en ?? ""} : {zh, en}
