import {noSite} from "../../standard/index.ts"
import type {Lexicon} from "../lexicon/lexicon.ts"
import type {Draft} from "./draft.ts"
import type {Part, SiteMention} from "./read.ts"

/** A site decided for a modality: one code, or several where the name leaves it open. */
export interface Place {
  readonly key: string
  readonly codes: readonly string[]
}

/** The level-3 sites of a clause, groups joined. */
export function places(part: Part, modality: string, draft: Draft, special: readonly string[]): readonly Place[] {
  const stated = part.sites.filter(site => site.key !== "非指定部位")
  if (stated.length === 0) {
    const own = special
      .map(code => draft.lexicon.edition.dictionaries.method?.get(code, modality)?.ownSite)
      .find(Boolean)
    if (own) return [{key: own, codes: [own]}]
    draft.flags.add("site-unstated")
    return [{key: "非指定部位", codes: [noSite]}]
  }
  const keys = stated.map(site => site.key)
  const abdomen = stated.map(site => (site.key === "腹部" ? {...site, key: abdominal(modality, keys, draft)} : site))
  const joined = grouped(
    draft.lexicon,
    abdomen.map(site => site.key),
  )
  return joined.map(key => decide(abdomen.find(site => site.key === key) ?? {key, broadened: false}, modality, draft))
}

/** 腹部 alone is the upper abdomen (assumed) for CT and MR, the whole abdomen beside the pelvis. */
function abdominal(modality: string, keys: readonly string[], draft: Draft): string {
  if (modality === "XR" || keys.some(key => key.startsWith("盆腔"))) return "全腹部"
  draft.flags.add("site-assumed")
  return "上腹部"
}

export function grouped(lexicon: Lexicon, keys: readonly string[]): readonly string[] {
  let left = [...new Set(keys)]
  for (const group of lexicon.groups) {
    const members = left.filter(key => group.members.has(key))
    if (members.length >= group.least) left = [...left.filter(key => !group.members.has(key)), group.site]
  }
  return [...new Set(left)]
}

/** Decide side and code of a site for a modality. */
export function decide(site: SiteMention, modality: string, draft: Draft): Place {
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
  if (site.key === "乳腺" && both && site.side === undefined) {
    draft.flags.add("side-assumed")
    return {key: site.key, codes: [both]}
  }
  const open = [left, right, site.side === "one" ? undefined : both].filter(code => code !== undefined)
  if (open.length > 1) draft.open = true
  return {key: site.key, codes: open}
}
