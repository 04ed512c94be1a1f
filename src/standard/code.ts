import {fail, type Issue, ok, type Place, type Repair, type Result} from "../issue/index.ts"
import type {Edition} from "./edition.ts"
import {foldCode} from "./fold.ts"
import {issue} from "./issues.ts"
import {codeWidth, facetOf, type Layout, textOf} from "./layout.ts"
import {type Facet, type Facets, type Standing, saysMethod} from "./lists.ts"
import {heirsOf} from "./retired.ts"
import {type Heirs, isInForce, type Term} from "./term.ts"

/** A code cut into the facets of its edition. Says nothing about whether the dictionaries know them. */
export interface ExamCode {
  readonly edition: string
  /** Modality key (`CT`), `undefined` where the equipment is unknown. */
  readonly modality: string | undefined
  readonly facets: Facets
}

const strange = /[^0-9A-HJKMNP-Za-hjkmnp-z]/ // digits and letters but i, l and o, which look like 1 and 0

/** The fault of a text with a character that no code has. */
export function charsetFault(text: string, place: Place = {}): Issue | undefined {
  const at = text.search(strange)
  if (at < 0) return undefined
  return issue("code.charset", {char: String.fromCodePoint(text.codePointAt(at) ?? 0)}, {...place, at, length: 1})
}

/**
 * Split a written code into its facets. Letter case is kept as written: the
 * dictionaries use both (`M1`, `7b`, `Xj`).
 *
 * @returns `code.empty`, `code.width` or `code.charset` when the text is not a code of the edition.
 */
export function parseCode(edition: Edition, text: string): Result<ExamCode> {
  const width = codeWidth(edition.layout)
  if (text === "") return fail(issue("code.empty", {}))
  if (text.length !== width)
    return fail(issue("code.width", {got: text.length, want: width, edition: edition.id}, {at: 0, length: text.length}))
  const fault = charsetFault(text)
  return fault ? fail(fault) : ok(cut(edition, text))
}

/** Write a code back. Facets that are absent are written as “not distinguished” (zeros). */
export function formatCode(edition: Pick<Edition, "layout">, code: Pick<ExamCode, "facets" | "modality">): string {
  const used = new Map<Facet, number>()
  return edition.layout
    .map(segment => {
      const facet = facetOf(segment, code.modality)
      if (segment.constant !== undefined) return segment.constant
      if (facet === undefined) return "0".repeat(segment.width)
      const from = used.get(facet) ?? 0
      used.set(facet, from + segment.width)
      return (code.facets[facet] ?? "").slice(from, from + segment.width).padEnd(segment.width, "0")
    })
    .join("")
}

interface SegmentText {
  readonly segment: string
  readonly facet: Facet | undefined
  readonly at: number
  readonly text: string
}

/** The segments of a text of the layout's width, with the place of each. */
export function segmentsOf(layout: Layout, text: string, modality: string | undefined): readonly SegmentText[] {
  let at = 0
  return layout.map(segment => {
    const part = {
      segment: segment.segment,
      facet: facetOf(segment, modality),
      at,
      text: text.slice(at, at + segment.width),
    }
    at += segment.width
    return part
  })
}

function cut(edition: Edition, text: string): ExamCode {
  const modality = edition.dictionaries.equipment?.any(textOf(edition.layout, "equipment", text))?.modalities[0]
  const facets: Partial<Record<Facet, string>> = {}
  for (const part of segmentsOf(edition.layout, text, modality))
    if (part.facet) facets[part.facet] = (facets[part.facet] ?? "") + part.text
  return {edition: edition.id, modality, facets}
}

const maxRepairs = 5

/**
 * The listed codes that a text may have been meant for, at most five: as people
 * write codes (spaces, full width, `o` for `0`, a wrong letter case), else one
 * step away (a character too many, a digit left out, two exchanged).
 */
function repairCode(edition: Edition, text: string): readonly Repair[] {
  const width = codeWidth(edition.layout)
  const plain = foldCode(text)
  const candidates = new Set<string>()
  const propose = (candidate: string) => {
    const code = edition.caseless.get(candidate.toLowerCase())
    if (code !== undefined && code !== text) candidates.add(code)
  }
  propose(plain)
  if (plain.length === width + 1) for (let i = 0; i <= width; i++) propose(plain.slice(0, i) + plain.slice(i + 1))
  if (plain.length === width - 1)
    for (let i = 0; i < width; i++)
      for (const digit of "0123456789") propose(plain.slice(0, i) + digit + plain.slice(i))
  if (plain.length === width && candidates.size === 0) for (const swapped of swaps(edition, plain)) propose(swapped)
  return [...candidates].slice(0, maxRepairs).map(code => {
    const item = edition.items.get(code)
    return {text: code, ...(item && {name: item.zh, en: item.en})}
  })
}

/** The text with two segments, or two neighbouring characters, exchanged. */
function swaps(edition: Edition, text: string): readonly string[] {
  const parts = segmentsOf(edition.layout, text, undefined).map(part => part.text)
  const out: string[] = []
  for (let i = 0; i < parts.length; i++)
    for (let j = i + 1; j < parts.length; j++) {
      const copy = parts.slice()
      copy[i] = parts[j] ?? ""
      copy[j] = parts[i] ?? ""
      out.push(copy.join(""))
    }
  for (let i = 0; i + 1 < text.length; i++)
    out.push(text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2))
  return out
}

export interface CodeCheck {
  readonly text: string
  readonly standing: Standing
  readonly code?: ExamCode
  readonly issues: readonly Issue[]
}

/** Check a written code: every fault with its segment, place and proposed repairs. */
export function checkCode(edition: Edition, text: string): CodeCheck {
  const parsed = parseCode(edition, text)
  if (!parsed.ok) {
    const repairs = repairCode(edition, text)
    return {text, standing: "malformed", issues: parsed.issues.map(found => ({...found, repairs}))}
  }
  const code = parsed.value
  const faults = faultsOf(edition, code, text)
  if (faults.length === 0) {
    const generic = formatCode(edition, {...code, facets: genericFacets(edition, code)})
    return {text, standing: edition.items.has(generic) ? "listed" : "unlisted", code, issues: []}
  }
  const repairs = repairCode(edition, text)
  return {
    text,
    standing: "ruled-out",
    code,
    issues: faults.map(found => (found.repairs.length > 0 ? found : {...found, repairs})),
  }
}

/** The facets with the equipment that the list is written for (`22` → `20`). */
export function genericFacets(edition: Edition, code: Pick<ExamCode, "facets">): Facets {
  const equipment = code.facets.equipment ?? ""
  const generic = edition.dictionaries.equipment?.any(equipment)?.generic
  return generic ? {...code.facets, equipment: generic} : code.facets
}

/** The faults of a set of facets as a code, without repairs; none for a code that the edition allows. */
export const facetFaults = (edition: Edition, modality: string, facets: Facets): readonly Issue[] => {
  const text = formatCode(edition, {modality, facets})
  return faultsOf(edition, cut(edition, text), text)
}

function faultsOf(edition: Edition, code: ExamCode, text: string): readonly Issue[] {
  const parts = segmentsOf(edition.layout, text, code.modality)
  const faults: Issue[] = []
  const place = (facet: Facet) => {
    const own = parts.filter(part => part.facet === facet)
    const first = own[0]
    return first
      ? {segment: first.segment, at: first.at, length: own.reduce((sum, part) => sum + part.text.length, 0)}
      : {}
  }
  if (code.modality === undefined)
    return [issue("equipment.unknown", {code: code.facets.equipment ?? ""}, place("equipment"))]
  for (const [i, segment] of edition.layout.entries()) {
    const part = parts[i]
    if (part && segment.constant !== undefined && part.text !== segment.constant)
      faults.push(
        issue(
          "segment.constant",
          {got: part.text, want: segment.constant},
          {segment: part.segment, at: part.at, length: part.text.length},
        ),
      )
  }
  for (const [facet, value] of Object.entries(code.facets) as [Facet, string][]) {
    if (!mustBeTerm(edition, facet, value)) continue
    const fault = termFault(edition, code.modality, facet, value, place(facet))
    if (fault) faults.push(fault)
  }
  const pairs = pairFaults(edition, code, place)
  return faults.length + pairs.length > 0 ? [...faults, ...pairs] : retiredItem(edition, code)
}

/** Zeros say “not distinguished”, but for a site, and for a method where to have none is one too. */
function mustBeTerm(edition: Edition, facet: Facet, value: string): boolean {
  if (facet === "equipment" || facet === "reserve") return false
  if (facet === "site" || !/^0+$/.test(value)) return true
  return facet === "method" && (saysMethod[edition.naming] || edition.dictionaries.method?.any(value) !== undefined)
}

/** What keeps a term from being used with a modality, whatever else a code says. */
export function termFault(
  edition: Edition,
  modality: string,
  facet: Facet,
  code: string,
  place: Place = {},
): Issue | undefined {
  const known = edition.dictionaries[facet]
  const term = known?.get(code, modality)
  if (term) {
    const heirs = heirsOf(edition, facet, code, modality)
    return heirs || !isInForce(term) ? retiredTerm(term, heirs, place) : undefined
  }
  const elsewhere = known?.any(code)
  if (!elsewhere) return issue("term.unknown", {facet, code}, place)
  if (elsewhere.modalities.length === 0 || facet === "site")
    return issue("site.modality", {site: elsewhere.zh, modality}, place)
  return issue("term.modality", {facet, code, modality}, place)
}

const retiredTerm = ({code, zh}: Term, heirs: Heirs | undefined, place: Place): Issue =>
  heirs === undefined || heirs.codes.length === 0
    ? issue("term.withdrawn", {code, name: zh}, place)
    : issue("term.retired", {code, name: zh, by: heirs.codes.join(", ")}, place)

/** The code of an item as the tables that name single items write it: in their layout, for the list's equipment. */
export const writtenItem = (edition: Edition, code: Pick<ExamCode, "facets" | "modality">): string =>
  formatCode({layout: edition.names.layout}, {modality: code.modality, facets: genericFacets(edition, code)})

/** An item that was retired although its terms are in force. */
function retiredItem(edition: Edition, code: ExamCode): readonly Issue[] {
  if (edition.retired.size === 0) return []
  const written = writtenItem(edition, code)
  const heirs = heirsOf(edition, "item", written, undefined)
  if (!heirs) return []
  return heirs.codes.length === 0
    ? [issue("item.withdrawn", {code: written})]
    : [
        issue(
          "item.retired",
          {code: written, by: heirs.codes.join(", ")},
          {},
          heirs.codes.map(text => ({text})),
        ),
      ]
}

/** Combinations that the dictionaries exclude although each term is known. */
function pairFaults(edition: Edition, code: ExamCode, place: (facet: Facet) => object): readonly Issue[] {
  const {method = "", processing, equipment = ""} = code.facets
  const term = code.modality === undefined ? undefined : edition.dictionaries.method?.get(method, code.modality)
  const allowed = term?.equipment ?? []
  if (
    term &&
    allowed.length > 0 &&
    !allowed.includes(equipment) &&
    !allowed.includes(genericFacets(edition, code).equipment ?? "")
  )
    return [issue("method.equipment", {method: term.zh, equipment}, place("method"))]
  return isProcessingAlone(edition, code) && /^0*$/.test(processing ?? "")
    ? [issue("method.none", {}, place("method"))]
    : []
}

/** The method by which a post-processing is done alone: zeros that are a term, where the modality has post-processing. */
export function isProcessingAlone(
  edition: Edition,
  {facets: {method = ""}, modality}: Omit<ExamCode, "edition">,
): boolean {
  if (modality === undefined || !/^0+$/.test(method) || !edition.dictionaries.processing?.isOf(modality)) return false
  return edition.dictionaries.method?.get(method, modality) !== undefined
}
