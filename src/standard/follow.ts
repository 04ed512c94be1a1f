import {type ExamCode, parseCode, writtenItem} from "./code.ts"
import type {Edition} from "./edition.ts"
import {facetWidth} from "./layout.ts"
import {type Facet, type Facets, type Fate, fates, type HeirRelation} from "./lists.ts"
import {heirsOf} from "./retired.ts"
import type {Heirs} from "./term.ts"

/** A way that a code goes on in an edition that retired it or its terms, and what became of it on the way. */
export interface Way {
  readonly code: ExamCode
  readonly fate: Fate
  readonly lost: readonly string[]
}

/** What being replaced in such a way does to a code. */
const fateOf: Readonly<Record<HeirRelation, Fate>> = {
  equivalent: "exact",
  broader: "lossy",
  split: "ambiguous",
  none: "dead",
}

/** The worst of several fates; exact of none. */
export const worst = (...all: readonly Fate[]): Fate =>
  fates[Math.max(0, ...all.map(fate => fates.indexOf(fate)))] ?? "exact"

/** Retirements one upon another in which a chain is taken to go round. */
const mostSteps = 50

/**
 * The codes that stand for a code in an edition: a retirement of the item
 * itself goes before those of its terms, the heirs of several terms multiply,
 * and heirs that were retired later are followed in turn.
 *
 * @returns the ways, the code itself where nothing of it was retired; a way that ends in nothing is left with fate `dead`
 */
export function waysOf(edition: Edition, code: ExamCode): readonly Way[] {
  let ways: readonly Way[] = [{code, fate: "exact", lost: []}]
  for (let step = 0; step < mostSteps; step++) {
    const next = ways.flatMap(way => (way.fate === "dead" ? way : stepOf(edition, way)))
    if (next.every((way, i) => way === ways[i])) return ways
    ways = next
  }
  return ways.map(way => ({...way, fate: "dead"}))
}

/** One retirement further; the way itself where there is none. */
function stepOf(edition: Edition, way: Way): readonly Way[] {
  const item = isWhole(edition, way.code)
    ? heirsOf(edition, "item", writtenItem(edition, way.code), undefined)
    : undefined
  if (item) return ended(way, item) ?? item.codes.map(text => asItem(edition, way, item, text))
  for (const [facet, text] of Object.entries(way.code.facets) as [Facet, string][]) {
    const heirs = heirsOf(edition, facet, text, way.code.modality)
    if (heirs)
      return ended(way, heirs) ?? heirs.codes.map(heir => went(way, heirs, {...way.code.facets, [facet]: heir}))
  }
  return [way]
}

/** A site of an edition with fewer levels names no single item. */
const isWhole = (edition: Edition, {facets, modality}: ExamCode): boolean =>
  (facets.site ?? "").length >= facetWidth(edition.names.layout, "site", modality)

const ended = (way: Way, heirs: Heirs): readonly Way[] | undefined =>
  heirs.codes.length === 0 ? [{...way, fate: "dead"}] : undefined

/** The way on over an item: its facets, but the equipment that the code itself has. */
function asItem(edition: Edition, way: Way, heirs: Heirs, text: string): Way {
  const parsed = parseCode({...edition, layout: edition.names.layout}, text)
  if (!parsed.ok) return {...way, fate: "dead"}
  return went(way, heirs, {...parsed.value.facets, ...equipmentOf(way.code.facets)})
}

const equipmentOf = ({equipment}: Facets): Facets => (equipment === undefined ? {} : {equipment})

const went = (way: Way, heirs: Heirs, facets: Facets): Way => ({
  code: {...way.code, facets},
  fate: worst(way.fate, fateOf[heirs.relation]),
  lost: [...way.lost, ...(heirs.lost ?? [])],
})
