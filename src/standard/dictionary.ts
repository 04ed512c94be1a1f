import type {Facet} from "./lists.ts"
import type {Term} from "./term.ts"

/** The terms of one facet. One code may stand for different terms in different modalities. */
export class Dictionary {
  readonly facet: Facet
  readonly terms: readonly Term[]
  readonly #byCode = new Map<string, Term[]>()
  readonly #modalities: ReadonlySet<string>

  constructor(facet: Facet, terms: readonly Term[]) {
    this.facet = facet
    this.terms = terms
    this.#modalities = new Set(terms.flatMap(term => term.modalities))
    for (const term of terms) {
      const same = this.#byCode.get(term.code)
      if (same) same.push(term)
      else this.#byCode.set(term.code, [term])
    }
  }

  /** Whether any term applies to the modality. */
  isOf(modality: string): boolean {
    return this.#modalities.has(modality)
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
