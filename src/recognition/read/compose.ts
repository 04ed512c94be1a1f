import type {Facets} from "../../standard/index.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Flag} from "../lists.ts"
import type {OneOf} from "../recognition.ts"
import {composeScan} from "./compose-scan.ts"
import {composeXray} from "./compose-xray.ts"
import {Draft} from "./draft.ts"
import {type ItemFacts, itemFacts} from "./facts.ts"
import type {Part, SiteMention} from "./read.ts"

/** The items of a name, in code order, and what they leave open. */
export interface Composed {
  readonly items: readonly ItemFacts[]
  readonly flags: ReadonlySet<Flag>
  /** Some item is left open: the items are its candidates. */
  readonly open: boolean
  readonly oneOf: readonly OneOf[]
  /** Some entry has no reading. */
  readonly missing: boolean
  /** Contrast in an artery without CT or MR: catheter angiography, out of scope. */
  readonly catheter: boolean
}

const mostDrafts = 10_000 // kept; then all are made anew

/** The items of clauses that were composed before. They belong to whoever reads by one lexicon, and go with it. */
export type Drafts = Map<Part, Draft>

/**
 * Turn the clauses of a name into items of the edition, with the defaults of the policy flagged.
 *
 * @param drafts of this lexicon; new ones are put there
 */
export function compose(lexicon: OpenLexicon, parts: readonly Part[], drafts: Drafts): Composed {
  const left = withNeighbours(lexicon, withoutGeneral(parts))
  const draft = together(lexicon, left, drafts)
  joinSides(draft)
  joinContrast(draft)
  joinProcessing(draft)
  const items: ItemFacts[] = []
  for (const facts of draft.items.values()) {
    if (facts.standing === "ruled-out" || facts.standing === "malformed") draft.missing = true
    else items.push(facts)
    // policy 11: a combination that the dictionaries allow is an answer where no listed item has it
    if (facts.standing === "unlisted" && !draft.open) draft.flags.add("unlisted")
  }
  if (items.length > 1) items.sort((a, b) => (a.code < b.code ? -1 : 1))
  const {flags, open, missing, catheter} = draft
  const oneOf = open ? left.flatMap(part => choicesOf(composePart(lexicon, part, drafts), items)) : nothingOpen
  return {items, flags, open, oneOf, missing, catheter}
}

const nothingOpen: readonly never[] = []

/** The open choices of a clause, among the items that are left; an alternative is a site with all that is done there. */
function choicesOf({choices, ways, items}: Draft, left: readonly ItemFacts[]): readonly OneOf[] {
  const codes = left.flatMap(({code, facets: {site = ""}}) => (items.has(code) ? [{code, site}] : []))
  const bySite = choices.flatMap(choice => {
    const own = codes.filter(({site}) => choice.has(site))
    const alternatives = [...Map.groupBy(own, ({site}) => site).values()]
    return alternatives.length > 1 ? [alternatives.map(all => all.map(({code}) => code))] : []
  })
  return [...bySite, ...ways.map(codes => codes.map(code => [code]))]
}

/** policy 4: what a site means beside others hangs on those of every clause of its modality (`CT ABD W/WO PELVIS W`). */
function withNeighbours({openSites}: OpenLexicon, parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts
  const isOpen = ({key}: SiteMention) => openSites.some(({site}) => site === key)
  return parts.map(part => {
    if (!part.sites.some(isOpen)) return part
    const others = parts.filter(other => other !== part && other.modality === part.modality)
    const neighbours = others.flatMap(({sites}) => sites.map(({key}) => key))
    return neighbours.length === 0 ? part : {...part, neighbours}
  })
}

function together(lexicon: OpenLexicon, parts: readonly Part[], drafts: Drafts): Draft {
  const whole = new Draft(lexicon)
  for (const part of parts) {
    const own = composePart(lexicon, part, drafts)
    for (const [code, facts] of own.items) whole.items.set(code, facts)
    for (const flag of own.flags) whole.flags.add(flag)
    whole.open ||= own.open
    whole.missing ||= own.missing
    whole.catheter ||= own.catheter
  }
  return whole
}

/** An unsided entry beside its own sided one, or a bare repetition, adds nothing. */
function withoutGeneral(parts: readonly Part[]): readonly Part[] {
  const sided = new Set<string>()
  for (const part of parts) for (const site of part.sites) if (site.side) sided.add(site.key)
  const adds = (site: Part["sites"][number]) => site.side !== undefined || !sided.has(site.key)
  if (sided.size === 0 || parts.every(part => part.sites.every(adds))) return parts
  const real = parts.map(part => (part.sites.every(adds) ? part : {...part, sites: part.sites.filter(adds)}))
  return real.filter((part, i) => part.sites.length > 0 || parts[i]?.sites.length === 0)
}

/** The items of one clause; worked out once for each. */
function composePart(lexicon: OpenLexicon, part: Part, drafts: Drafts): Draft {
  const known = drafts.get(part)
  if (known) return known
  const draft = new Draft(lexicon)
  if (part.emergency) draft.flags.add("emergency")
  const {modality} = part
  const scanned = modality !== undefined && modality !== lexicon.roles.modalities.film
  if (!scanned) draft.catheter = part.said.method.includes("catheter") // policy, out of scope: catheter angiography
  if (modality === undefined) draft.missing = true
  else if (scanned) composeScan(part, modality, draft)
  else composeXray(part, modality, draft)
  if (drafts.size >= mostDrafts) drafts.clear()
  drafts.set(part, draft)
  return draft
}

/** Left and right of one site with the same rest are its both-sides term. */
function joinSides(draft: Draft): void {
  if (draft.open || draft.items.size < 2) return
  for (const {code, facets, modality} of [...draft.items.values()]) {
    const term = draft.lexicon.siteTerm.get(facets.site ?? "")
    if (term?.side !== "left") continue
    const target = draft.lexicon.target(term.of ?? "", modality)
    if (!target?.right || !target.both) continue
    const right = itemFacts(draft.lexicon.edition, modality, {...facets, site: target.right}).code
    if (!draft.items.has(right)) continue
    draft.items.delete(code)
    draft.items.delete(right)
    draft.put(modality, {...facets, site: target.both})
  }
}

/** policy 6: plain and with contrast of one site is one examination, in however many entries it is said, and plain beside it adds nothing. */
function joinContrast(draft: Draft): void {
  if (draft.open || draft.items.size < 2) return
  const {roles} = draft.lexicon
  for (const {code, facets, modality} of [...draft.items.values()]) {
    const both = roles.code("method", "both", modality)
    if (both === "" || !roles.is("method", facets.method ?? "", "plain", modality)) continue
    const codeOf = (method: string) => itemFacts(draft.lexicon.edition, modality, {...facets, method}).code
    const other = codeOf(roles.code("method", "contrast", modality))
    if (!draft.items.has(other) && !draft.items.has(codeOf(both))) continue
    draft.items.delete(code)
    draft.items.delete(other)
    draft.put(modality, {...facets, method: both})
  }
}

/** An examination beside the same one with post-processing is that one. */
function joinProcessing(draft: Draft): void {
  const all = [...draft.items.values()]
  for (const {code, facets} of all) {
    if (isProcessed(facets)) continue
    const richer = all.some(
      ({code: other, facets: f}) =>
        other !== code &&
        f.site === facets.site &&
        f.method === facets.method &&
        f.equipment === facets.equipment &&
        isProcessed(f),
    )
    if (richer) draft.items.delete(code)
  }
}

/** Something but zeros, “not distinguished”, is written for the post-processing. */
const isProcessed = ({processing = ""}: Facets): boolean => /[^0]/.test(processing)
