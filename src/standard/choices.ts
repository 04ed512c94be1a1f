import type {Issue} from "../issue/index.ts"
import {checkCode, facetFaults, genericFacets, segmentsOf, termFault} from "./code.ts"
import type {Edition, Item} from "./edition.ts"
import {issue} from "./issues.ts"
import {itemOf} from "./item.ts"
import {facetOf, facetWidth} from "./layout.ts"
import {type Facet, type Facets, type Standing, type TermFacet, termFacets} from "./lists.ts"
import {pinyinOf} from "./pinyin.ts"
import {siteLevels} from "./site.ts"
import {type Term, termTitle} from "./term.ts"

/** What can be chosen next when composing an item, and what has come of it. */
interface Choices {
  readonly facets: readonly FacetChoices[]
  readonly segments: readonly ChosenSegment[]
  /** As soon as all that is needed is chosen. */
  readonly item?: Item
  readonly standing?: Standing
  /** Why no item can come of what is chosen. */
  readonly issues: readonly Issue[]
}

interface FacetChoices {
  readonly facet: TermFacet
  /** No item without a choice here, as the others are chosen. */
  readonly needed: boolean
  readonly terms: readonly Choice[]
}

interface Choice {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly pinyin: string
  /** The site above. */
  readonly parent?: string
  /** Some valid code has it with the other facets as they are chosen. */
  readonly open: boolean
  /** Some listed item has it with them. */
  readonly listed: boolean
  /** What closes it. */
  readonly why?: Issue
}

interface ChosenSegment {
  readonly segment: string
  readonly facet: Facet | undefined
  readonly at: number
  /** `null` while nothing is chosen. */
  readonly text: string | null
  /** Of the term chosen; "" while there is none. */
  readonly zh: string
  readonly en: string
}

/**
 * The terms of each facet that the modality has, in dictionary order, each open
 * or closed by what is chosen in the other facets.
 *
 * @param chosen codes of terms; a site may be of any level
 */
export function choicesOf(edition: Edition, modality: string, chosen: Facets): Choices {
  if (!edition.modalities.some(({key}) => key === modality))
    return {facets: [], segments: [], issues: [issue("modality.unknown", {modality, edition: edition.id})]}
  const facets = facetsOf(edition, modality)
  const strange = (Object.entries(chosen) as [Facet, string][]).flatMap(
    ([facet, code]) => termFault(edition, modality, facet, code) ?? [],
  )
  const known = withoutUnknown(chosen, facets, edition)
  const made = complete(edition, modality, known)
  const item = strange.length === 0 && made.ok ? itemOfChosen(edition, modality, known) : undefined
  return {
    facets: facets.map(facet => ({
      facet,
      needed: isNeeded(edition, modality, facet, known),
      terms: termsOf(edition, modality, facet, known),
    })),
    segments: segmentsOfChosen(edition, modality, item?.facets ?? known),
    ...(item && {item, standing: checkCode(edition, item.code).standing}),
    issues: strange.length > 0 ? strange : made.ok ? [] : made.issues,
  }
}

/** The facets that the codes of a modality have terms for, in written order. */
function facetsOf(edition: Edition, modality: string): readonly TermFacet[] {
  const written = new Set(edition.layout.map(segment => facetOf(segment, modality)))
  const used = (facet: TermFacet) =>
    edition.dictionaries[facet]?.terms.some(term => term.modalities.includes(modality)) ?? false
  return [...written].flatMap(facet => termFacets.find(known => known === facet && used(known)) ?? [])
}

/** What is no term at all can't be written in a code; it is told, and left aside. */
const withoutUnknown = (chosen: Facets, facets: readonly Facet[], edition: Edition): Facets =>
  Object.fromEntries(
    Object.entries(chosen).filter(
      ([facet, code]) => facets.includes(facet as Facet) && edition.dictionaries[facet as Facet]?.any(code),
    ),
  )

function termsOf(edition: Edition, modality: string, facet: Facet, chosen: Facets): readonly Choice[] {
  const {[facet]: _, ...others} = chosen
  const inList = listedCodes(edition, modality, facet, others)
  const width = facetWidth(edition.layout, facet, modality)
  return (edition.dictionaries[facet]?.terms ?? [])
    .filter(term => term.modalities.includes(modality) && term.code.length <= width)
    .map(term => {
      const made = complete(edition, modality, {...others, [facet]: term.code})
      const parent = facet === "site" ? siteLevels(edition, term.code).at(-2)?.code : undefined
      const title = termTitle(term)
      return {
        code: term.code,
        ...title,
        pinyin: pinyinOf(edition, title.zh),
        ...(parent !== undefined && {parent}),
        open: made.ok,
        listed: made.ok && inList.has(facet === "equipment" ? genericOf(edition, term.code) : term.code),
        ...(!made.ok && made.issues[0] && {why: made.issues[0]}),
      }
    })
}

const genericOf = (edition: Edition, equipment: string): string =>
  genericFacets(edition, {facets: {equipment}}).equipment ?? equipment

/** Codes of a facet, sites at all levels, in the listed items that have the others. */
function listedCodes(edition: Edition, modality: string, facet: Facet, others: Facets): ReadonlySet<string> {
  const wanted = Object.entries(genericFacets(edition, {facets: others})) as [Facet, string][]
  const codes = new Set<string>()
  for (const {modality: own, facets} of edition.items.values())
    if (own === modality && wanted.every(([key, code]) => has(facets, key, code))) codes.add(facets[facet] ?? "")
  return facet === "site"
    ? new Set([...codes].flatMap(code => siteLevels(edition, code).map(site => site.code)))
    : codes
}

const has = (facets: Facets, facet: Facet, code: string): boolean =>
  facet === "site" ? (facets.site?.startsWith(code) ?? false) : facets[facet] === code

type Completed = {readonly ok: true; readonly facets: Facets} | {readonly ok: false; readonly issues: readonly Issue[]}

/** Faults that another choice in another facet can mend; the rest are of one term alone. */
const mendable: ReadonlySet<string> = new Set(["method.equipment", "method.none", "item.retired", "item.withdrawn"])

/**
 * The first valid set of facets that has these, or the faults of the first
 * tried. Only equipment, method and post-processing bear on one another
 * (`checkCode`); of the post-processing only whether there is one.
 */
function complete(edition: Edition, modality: string, chosen: Facets): Completed {
  const site = chosen.site === undefined ? [] : leavesOf(edition, modality, chosen.site)
  if (chosen.site !== undefined && site.length === 0)
    return {ok: false, issues: [siteFault(edition, modality, chosen.site)]}
  const fixed = {...chosen, site: site[0] ?? leavesOf(edition, modality, "")[0] ?? ""}
  let first: readonly Issue[] = []
  for (const equipment of tried(edition, modality, "equipment", chosen))
    for (const method of tried(edition, modality, "method", chosen))
      for (const processing of ["", ...tried(edition, modality, "processing", chosen).slice(0, 1)]) {
        const facets = {...fixed, equipment, method, processing: chosen.processing ?? processing}
        const issues = facetFaults(edition, modality, facets)
        if (issues.length === 0) return {ok: true, facets}
        if (first.length === 0) first = issues
        if (issues.some(({id}) => !mendable.has(id))) return {ok: false, issues}
      }
  return {ok: false, issues: first}
}

const siteFault = (edition: Edition, modality: string, code: string): Issue =>
  termFault(edition, modality, "site", code) ??
  issue("site.modality", {site: edition.dictionaries.site?.any(code)?.zh ?? code, modality})

/** The one chosen, or all that the modality has. */
function tried(edition: Edition, modality: string, facet: Facet, chosen: Facets): readonly string[] {
  const own = chosen[facet]
  return own === undefined ? codesOf(edition, modality, facet) : [own]
}

/** The whole site codes that begin so and are for the modality. */
function leavesOf(edition: Edition, modality: string, beginning: string): readonly string[] {
  return codesOf(edition, modality, "site").filter(code => code.startsWith(beginning))
}

const usable = new WeakMap<Edition, Map<string, readonly string[]>>()

/** Codes in force of a modality's facet, as wide as the layout writes them. */
function codesOf(edition: Edition, modality: string, facet: Facet): readonly string[] {
  const known = usable.get(edition) ?? new Map<string, readonly string[]>()
  usable.set(edition, known)
  const key = `${modality} ${facet}`
  const before = known.get(key)
  if (before) return before
  const width = facetWidth(edition.layout, facet, modality)
  const codes = (edition.dictionaries[facet]?.terms ?? [])
    .filter(term => term.code.length === width && !termFault(edition, modality, facet, term.code))
    .filter(term => term.modalities.includes(modality))
    .map(term => term.code)
  known.set(key, codes)
  return codes
}

/**
 * A site always; a method unless none is a method too (plain radiography,
 * post-processing alone); a post-processing where the method chosen is that it
 * is done alone; the equipment is any where none is said.
 */
export function isNeeded(edition: Edition, modality: string, facet: Facet, chosen: Facets): boolean {
  if (facet === "site") return true
  if (facet === "processing" && chosen.method !== undefined) return needsProcessing(edition, modality, chosen)
  if (facet !== "method") return false
  const {method: _, ...others} = chosen
  const none = "0".repeat(facetWidth(edition.layout, "method", modality))
  if (!edition.dictionaries.method?.get(none, modality)) return true
  return !complete(edition, modality, {processing: "", ...others, method: none}).ok
}

function needsProcessing(edition: Edition, modality: string, chosen: Facets): boolean {
  const {processing: _, ...others} = chosen
  return !complete(edition, modality, {...others, processing: ""}).ok && complete(edition, modality, others).ok
}

/** The item, where a whole site and what else is needed are chosen. */
function itemOfChosen(edition: Edition, modality: string, chosen: Facets): Item | undefined {
  if (chosen.site?.length !== facetWidth(edition.layout, "site", modality)) return undefined
  if (chosen.method === undefined && isNeeded(edition, modality, "method", chosen)) return undefined
  const none = "0".repeat(facetWidth(edition.layout, "method", modality))
  const made = complete(edition, modality, {processing: "", method: none, ...chosen})
  return made.ok ? itemOf(edition, modality, withoutEmpty(made.facets)) : undefined
}

const withoutEmpty = (facets: Facets): Facets => Object.fromEntries(Object.entries(facets).filter(([, code]) => code))

/** The segments of a code to be, as far as they are chosen. */
function segmentsOfChosen(edition: Edition, modality: string, chosen: Facets): readonly ChosenSegment[] {
  const used = new Map<Facet, string>()
  return segmentsOf(edition.layout, "", modality).map(({segment, facet, at}, i) => {
    const {width = 0, constant} = edition.layout[i] ?? {}
    const code = facet && chosen[facet]
    const before = (facet && used.get(facet)) ?? ""
    const text = constant ?? (code?.slice(before.length, before.length + width) || null)
    if (facet && text !== null) used.set(facet, before + text)
    const term = facet && text !== null ? termAt(edition, modality, facet, before + text) : undefined
    return {segment, facet, at, text, ...(term ? termTitle(term) : {zh: "", en: ""})}
  })
}

const termAt = (edition: Edition, modality: string, facet: Facet, code: string): Term | undefined =>
  edition.dictionaries[facet]?.get(code, modality) ?? edition.dictionaries[facet]?.any(code)
