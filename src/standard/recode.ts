import type {Issue} from "../issue/index.ts"
import {checkCode, type ExamCode, formatCode, parseCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import {type Way, waysOf, worst} from "./follow.ts"
import {issue} from "./issues.ts"
import {facetWidth} from "./layout.ts"
import type {Facets, Fate} from "./lists.ts"
import {isInForce} from "./term.ts"

export interface Recoded {
  readonly from: string
  readonly fate: Fate
  /** The heir where there is one alone; absent for ambiguous and dead codes. */
  readonly code?: string
  /** Heirs to choose from, in code order. */
  readonly candidates: readonly string[]
  /** What the other layout has no place for, as `facet=text`. */
  readonly lost: readonly string[]
  readonly issues: readonly Issue[]
}

/**
 * A code of one edition in the layout of another, what was retired between them
 * followed to its heirs. Nothing is guessed: what the target can't say is told
 * as lost, and where it says more than the source (a third site level) or a
 * retirement names several heirs, every one is a candidate.
 */
export function recode(from: Edition, to: Edition, text: string): Recoded {
  const checked = checkCode(from, text)
  if (!checked.code || checked.standing === "ruled-out") return dead(text, checked.issues)
  if (from.naming !== to.naming) return dead(text, [issue("recode.family", {from: from.id, to: to.id})])
  const ways = waysOf(to, checked.code)
  const written = ways.map(way => write(to, way))
  const issues = written.flatMap(way => way.issues)
  const candidates = [...new Set(written.flatMap(way => way.candidates))].sort()
  if (candidates.length === 0) return dead(text, issues)
  const fate = worst(...written.map(({fate}) => (fate === "dead" ? "ambiguous" : fate)))
  const [only, second] = candidates
  const lost = [...new Set(written.flatMap(way => way.lost))]
  if (fate === "ambiguous" || only === undefined || second !== undefined)
    return {from: text, fate: "ambiguous", candidates, lost, issues: []}
  return {from: text, fate, code: only, candidates, lost, issues: []}
}

const dead = (from: string, issues: readonly Issue[]): Recoded => ({
  from,
  fate: "dead",
  candidates: [],
  lost: [],
  issues,
})

interface Written {
  readonly fate: Fate
  readonly candidates: readonly string[]
  readonly lost: readonly string[]
  readonly issues: readonly Issue[]
}

/** A way on in the target's layout: the code, or all listed below it where its site has fewer levels there. */
function write(to: Edition, {code, fate, lost}: Way): Written {
  if (fate === "dead") return {fate, candidates: [], lost: [], issues: checkCode(to, formatCode(to, code)).issues}
  const target = formatCode(to, code)
  if ((code.facets.site ?? "").length < facetWidth(to.layout, "site", code.modality)) return finer(to, code, fate, lost)
  const {standing, issues} = checkCode(to, target)
  if (standing === "ruled-out" || standing === "malformed") return {fate: "dead", candidates: [], lost: [], issues}
  const back = parseCode(to, target)
  const cutOff = back.ok ? losses(code.facets, back.value.facets) : []
  return {
    fate: cutOff.length > 0 ? worst(fate, "lossy") : fate,
    candidates: [target],
    lost: [...lost, ...cutOff],
    issues: [],
  }
}

/** Facets whose text the target cut off or has no segment for; zeros say nothing and are no loss. */
function losses(before: Facets, after: Facets): readonly string[] {
  return Object.entries(before).flatMap(([facet, text]) => {
    const kept = after[facet as keyof Facets] ?? ""
    if (kept === text) return []
    const rest = text.startsWith(kept) ? text.slice(kept.length) : text
    return /^0*$/.test(rest) ? [] : [`${facet}=${text}`]
  })
}

/** The source has fewer site levels: every listed item below its site with the same rest is an heir. */
function finer(to: Edition, source: ExamCode, fate: Fate, lost: readonly string[]): Written {
  const same = (facets: Facets) =>
    Object.entries(source.facets).every(([facet, value]) =>
      facet === "site" ? facets.site?.startsWith(value) : (facets[facet as keyof Facets] ?? "00") === value,
    )
  const listed = [...to.items.values()].filter(item => same(item.facets)).map(item => item.code)
  const ways = retiredBelow(to, source)
    .filter(code => same(code.facets))
    .flatMap(code => waysOf(to, code))
    .filter(way => way.fate !== "dead" && to.items.has(formatCode(to, way.code)))
  const candidates = [...new Set([...listed, ...ways.map(way => formatCode(to, way.code))])]
  if (candidates.length === 0) return {fate: "dead", candidates, lost, issues: [issue("recode.none", {edition: to.id})]}
  const known = worst(fate, ...(listed.length > 0 ? [] : ways.map(way => way.fate)))
  return {
    fate: candidates.length > 1 ? "ambiguous" : known,
    candidates,
    lost: [...lost, ...ways.flatMap(way => way.lost)],
    issues: [],
  }
}

/** What the edition no longer has below a site: whole codes with a retired site, and retired items. */
function retiredBelow(to: Edition, source: ExamCode): readonly ExamCode[] {
  const width = facetWidth(to.layout, "site", source.modality)
  const sites = (to.dictionaries.site?.terms ?? []).filter(term => !isInForce(term) && term.code.length === width)
  const items = [...to.retired.keys()].flatMap(key => {
    const item = parseCode(to, key.replace(/^item\|/, ""))
    return key.startsWith("item|") && item.ok ? [item.value] : []
  })
  return [...sites.map(({code}) => ({...source, facets: {...source.facets, site: code}})), ...items]
}
