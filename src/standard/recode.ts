import type {Issue} from "../issue/index.ts"
import {checkCode, type ExamCode, formatCode, parseCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import {issue} from "./issues.ts"
import type {Facets, Fate} from "./lists.ts"

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
 * A code of one edition in the layout of another. Nothing is guessed: what the
 * target can't say is told as lost, and where it says more than the source
 * (a third site level) every listed heir is a candidate.
 */
export function recode(from: Edition, to: Edition, text: string): Recoded {
  const checked = checkCode(from, text)
  if (!checked.code || checked.standing === "ruled-out") return dead(text, checked.issues)
  if (from.naming !== to.naming) return dead(text, [issue("recode.family", {from: from.id, to: to.id})])
  const source = checked.code
  const target = formatCode(to, source)
  const back = parseCode(to, target)
  const lost = back.ok ? losses(source.facets, back.value.facets) : []
  const widthTo = siteWidth(to)
  const site = source.facets.site ?? ""
  if (site.length < widthTo) return finer(to, source, text)
  const standing = checkCode(to, target)
  if (standing.standing === "ruled-out" || standing.standing === "malformed") return dead(text, standing.issues)
  return {from: text, fate: lost.length > 0 ? "lossy" : "exact", code: target, candidates: [target], lost, issues: []}
}

const dead = (from: string, issues: readonly Issue[]): Recoded => ({
  from,
  fate: "dead",
  candidates: [],
  lost: [],
  issues,
})

const siteWidth = (edition: Edition): number =>
  edition.layout.filter(segment => segment.facet === "site").reduce((sum, segment) => sum + segment.width, 0)

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
function finer(to: Edition, source: ExamCode, text: string): Recoded {
  const same = (facets: Facets) =>
    Object.entries(source.facets).every(([facet, value]) =>
      facet === "site" ? facets.site?.startsWith(value) : (facets[facet as keyof Facets] ?? "00") === value,
    )
  const candidates = [...to.items.values()]
    .filter(item => same(item.facets))
    .map(item => item.code)
    .sort()
  const [only, second] = candidates
  if (only === undefined) return dead(text, [issue("recode.none", {edition: to.id})])
  if (second !== undefined) return {from: text, fate: "ambiguous", candidates, lost: [], issues: []}
  return {from: text, fate: "exact", code: only, candidates, lost: [], issues: []}
}
