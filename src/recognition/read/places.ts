import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {alternatives} from "../lexicon/site-reading.ts"
import type {Draft} from "./draft.ts"
import type {Part, SiteMention} from "./read.ts"

/** A site decided for a modality: one code, or several where the name leaves it open. */
export interface Place {
  readonly key: string
  readonly codes: readonly string[]
}

/** The level-3 sites of a clause, groups joined. */
export function places(part: Part, modality: string, draft: Draft, special: readonly string[]): readonly Place[] {
  const {lexicon} = draft
  const stated = sidesJoined(part.sites.filter(site => site.key !== lexicon.unspecified))
  if (stated.length === 0) return [ownPlace(special, modality, draft) ?? noPlace(draft)]
  const keys = [...stated.map(site => site.key), ...(part.neighbours ?? [])]
  const meant = stated.map(site => ({...site, key: meantBy(site.key, modality, keys, draft)}))
  const joined = grouped(
    lexicon,
    meant.map(site => site.key),
  )
  return joined.map(key => decide(meant.find(site => site.key === key) ?? {key, broadened: false}, modality, draft))
}

/** policy 1: left and right of one site are both, in however many words they are said (`左膝关节右膝关节`). */
export function sidesJoined(sites: readonly SiteMention[]): readonly SiteMention[] {
  if (new Set(sites.map(({key}) => key)).size === sites.length) return sites
  return [...Map.groupBy(sites, ({key}) => key).values()].flatMap(same => {
    const sides = new Set(same.map(({side}) => side))
    const isBoth = sides.has("both") || (sides.has("left") && sides.has("right"))
    return same.slice(0, 1).map(site => (isBoth ? {...site, side: "both" as const} : site))
  })
}

/** policy 6: a method that is done of one site alone brings it. */
function ownPlace(special: readonly string[], modality: string, draft: Draft): Place | undefined {
  const {method} = draft.lexicon.edition.dictionaries
  const own = special.map(code => method?.get(code, modality)?.ownSite).find(Boolean)
  return own ? {key: own, codes: [own]} : undefined
}

/** policy 5: without a site, the item that stands for none. */
export function noPlace(draft: Draft): Place {
  const {roles, unspecified} = draft.lexicon
  draft.flags.add("site-unstated")
  return {key: unspecified, codes: [roles.code("site", "unspecified")]}
}

/** policy 4: 腹部 alone is the upper abdomen (assumed) for CT and MR, the whole abdomen for X-ray and beside the pelvis. */
function meantBy(key: string, modality: string, keys: readonly string[], draft: Draft): string {
  const open = draft.lexicon.openSites.find(
    ({site, modality: only, beside}) =>
      site === key &&
      (only === "" || only === modality) &&
      (beside.length === 0 || keys.some(other => beside.includes(other))),
  )
  if (open?.assumed) draft.flags.add("site-assumed")
  return open?.means ?? key
}

/** policy 1: one level-3 term that covers exactly the sites listed. */
export function grouped(lexicon: OpenLexicon, keys: readonly string[]): readonly string[] {
  let left = [...new Set(keys)]
  for (const group of lexicon.groups) {
    const members = left.filter(key => group.members.has(key))
    if (members.length >= group.least) left = [...left.filter(key => !group.members.has(key)), group.site]
  }
  return [...new Set(left)]
}

/** A word that may mean several sites: all are candidates. */
function decideOpen(site: SiteMention, modality: string, draft: Draft): Place {
  const codes = alternatives(site.key).flatMap(key => decide({...site, key}, modality, draft).codes)
  draft.leaveOpen(codes)
  return {key: site.key, codes}
}

/** Decide side and code of a site for a modality (policy 10). */
export function decide(site: SiteMention, modality: string, draft: Draft): Place {
  if (site.key.includes("|")) return decideOpen(site, modality, draft)
  const target = draft.lexicon.target(site.key, modality)
  if (!target) {
    draft.missing = true
    return {key: site.key, codes: []}
  }
  if (site.broadened) draft.flags.add("site-broadened")
  if (target.one !== undefined) {
    if ((site.side === "left" || site.side === "right") && !site.sideShared) draft.flags.add("side-ignored")
    return {key: site.key, codes: [target.one]}
  }
  const {left, right, both} = target
  const stated = site.side === "one" ? undefined : site.side && target[site.side]
  if (stated) return {key: site.key, codes: [stated]}
  if (site.side === "both" && left && right) return {key: site.key, codes: [left, right]}
  if (draft.lexicon.breastKeys.has(site.key) && both && site.side === undefined) {
    draft.flags.add("side-assumed")
    return {key: site.key, codes: [both]}
  }
  const open = [left, right, site.side === "one" ? undefined : both].filter(code => code !== undefined)
  if (open.length > 1) draft.leaveOpen(open)
  return {key: site.key, codes: open}
}
