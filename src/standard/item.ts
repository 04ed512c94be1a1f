import {formatCode} from "./code.ts"
import type {Edition, Item} from "./edition.ts"
import {facetOf} from "./layout.ts"
import type {Facet, Facets, NameLayer} from "./lists.ts"
import {type Name, nameOf} from "./name.ts"

/** The item of a full set of facets: code and names computed, the names when first asked for. */
export function itemOf(edition: Edition, modality: string, given: Facets): Item {
  return new ComputedItem(edition, modality, fullFacets(edition, modality, given))
}

/** An item whose names are composed on first use: most items of an edition are never shown. */
class ComputedItem implements Item {
  readonly code: string
  readonly modality: string
  readonly facets: Facets
  readonly #edition: Edition
  #zh: Name | undefined
  #en: string | undefined

  constructor(edition: Edition, modality: string, facets: Facets) {
    this.code = formatCode(edition, {modality, facets})
    this.modality = modality
    this.facets = facets
    this.#edition = edition
  }

  get zh(): string {
    return this.#name().text
  }

  get layer(): NameLayer {
    return this.#name().layer
  }

  get en(): string {
    this.#en ??= nameOf(this.#edition, this.#examCode(), "en").text
    return this.#en
  }

  /** All fields, as plain data. */
  toJSON(): Item {
    const {code, zh, en, modality, facets, layer} = this
    return {code, zh, en, modality, facets, layer}
  }

  #name(): Name {
    this.#zh ??= nameOf(this.#edition, this.#examCode(), "zh")
    return this.#zh
  }

  #examCode() {
    return {edition: this.#edition.id, modality: this.modality, facets: this.facets}
  }
}

/** The facets with “not distinguished” written out for every segment of the layout. */
function fullFacets(edition: Edition, modality: string, given: Facets): Facets {
  const full: Partial<Record<Facet, string>> = {}
  for (const segment of edition.layout) {
    const facet = facetOf(segment, modality)
    if (facet) full[facet] = given[facet] ?? segment.constant ?? "0".repeat(segment.width)
  }
  return full
}
