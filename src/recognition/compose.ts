import {type Facets, noSite} from "../standard/index.ts"
import {type ItemFacts, itemFacts} from "./facts.ts"
import type {Lexicon} from "./lexicon.ts"
import type {Part, Reading, SiteMention} from "./read.ts"
import type {Flag} from "./texts.ts"

export interface ComposedItem {
  readonly code: string
  readonly name: string
  readonly listed: boolean
}

export interface Composed {
  readonly items: readonly ComposedItem[]
  readonly flags: readonly Flag[]
  /** Some item is left open: the items are its candidates. */
  readonly open: boolean
  /** Some entry has no reading. */
  readonly missing: boolean
  /** Contrast in an artery without CT or MR: catheter angiography, out of scope. */
  readonly catheter: boolean
}

/** A site decided for a modality: one code, or several where the name leaves it open. */
interface Place {
  readonly key: string
  readonly codes: readonly string[]
}

class Draft {
  readonly items = new Map<string, ItemFacts>()
  readonly flags = new Set<Flag>()
  open = false
  missing = false
  catheter = false
}

/** Turn the clauses of a name into items of the edition, with the defaults of the policy flagged. */
export function compose(lexicon: Lexicon, reading: Reading): Composed {
  const draft = new Draft()
  for (const part of withoutGeneral(reading.parts)) composePart(lexicon, part, draft)
  joinSides(lexicon, draft)
  joinProcessing(draft)
  const items: ComposedItem[] = []
  for (const {code, name, standing} of [...draft.items.values()].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (standing === "ruled-out" || standing === "malformed") {
      draft.missing = true
      continue
    }
    if (standing === "unlisted" && !draft.open) draft.flags.add("unlisted")
    items.push({code, name, listed: standing === "listed"})
  }
  return {items, flags: [...draft.flags], open: draft.open, missing: draft.missing, catheter: draft.catheter}
}

/** An unsided entry beside its own sided one, or a bare repetition, adds nothing. */
function withoutGeneral(parts: readonly Part[]): readonly Part[] {
  if (parts.length === 1 && parts[0]?.sites.length === 1) return parts
  const sided = new Set(parts.flatMap(part => part.sites.flatMap(site => (site.side ? [site.key] : []))))
  const real = parts.map(part => ({...part, sites: part.sites.filter(site => site.side || !sided.has(site.key))}))
  return real.filter((part, i) => part.sites.length > 0 || parts[i]?.sites.length === 0)
}

function composePart(lexicon: Lexicon, part: Part, draft: Draft): void {
  if (part.modality === undefined) {
    draft.missing = true
    return
  }
  if (part.modality === "XR") composeXray(lexicon, part, draft)
  else composeScan(lexicon, part, part.modality, draft)
}

/** CT and MR: sites x (method + post-processing), vessels and functional sequences as items of their own. */
function composeScan(lexicon: Lexicon, part: Part, modality: string, draft: Draft): void {
  const codes = part.methods.filter(isNumbered)
  const contrast =
    part.methods.includes("contrast") || (part.methods.includes("contrast-word") && !part.methods.includes("plain"))
  const plain = part.methods.includes("plain")
  const unsaid = codes.length === 0 && !contrast && !plain && part.processing.length === 0
  const vessel =
    part.methods.includes("vessel") ||
    codes.some(code => isVessel(modality, code)) ||
    (unsaid && part.sites.some(site => lexicon.vesselKeys.has(site.key)))
  if (part.sites.length === 0 && codes.length === 0 && !contrast && !plain && part.processing.length === 0) {
    draft.missing = true
    return
  }
  const add = (site: string, method: string, processing = "00") =>
    put(lexicon, draft, modality, {equipment: modality === "CT" ? "20" : "30", site, method, processing})
  const base = contrast ? (plain ? "22" : "21") : plain ? "11" : undefined
  const processing = part.processing[0]
  const special = codes.filter(code => !isVessel(modality, code) && code !== base)
  if (vessel) {
    const method = vesselMethod(modality, codes, contrast || codes.includes("33"))
    for (const place of vesselPlaces(lexicon, part, modality, method, draft))
      for (const code of place.codes) add(code, method)
    if (!(plain && modality === "MR") && special.length === 0) return
    if (plain && modality === "MR") draft.flags.add("method-assumed")
  }
  for (const place of places(lexicon, part, modality, draft, special)) {
    for (const code of place.codes) {
      if (modality === "CT" && special[0] !== undefined) add(code, special[0], processing)
      else if (base !== undefined || (special.length === 0 && processing === undefined)) {
        if (base === undefined && code !== noSite) draft.flags.add("method-assumed")
        add(code, base ?? "11", processing)
      } else if (processing !== undefined && special.length === 0) {
        const alone = code === noSite || processing === "21"
        if (!alone) draft.flags.add("method-assumed")
        add(code, alone ? "00" : "11", processing)
      }
      if (modality === "MR") for (const method of special) add(code, method)
    }
  }
}

/** A code of the dictionary, not a general word. */
const isNumbered = (method: string): boolean => method.charCodeAt(0) <= 57

const isVessel = (modality: string, code: string): boolean =>
  vesselCodes.has(code) && (modality === "MR" || code !== "31")

const vesselCodes: ReadonlySet<string> = new Set(["31", "32", "33", "34", "35", "36"])

function vesselMethod(modality: string, codes: readonly string[], contrast: boolean): string {
  const stated = codes.find(code => isVessel(modality, code))
  if (modality === "CT") return stated ?? "33"
  if (stated === "32" || stated === "34") return contrast ? "34" : "32"
  if (stated !== undefined && stated !== "31") return stated
  return contrast ? "33" : "31"
}

const isVein = (modality: string, method: string): boolean =>
  (modality === "CT" ? ["34", "35"] : ["32", "34", "36"]).includes(method)

/** The vessels of the regions named; a vessel named is itself. */
function vesselPlaces(lexicon: Lexicon, part: Part, modality: string, method: string, draft: Draft): readonly Place[] {
  if (part.sites.length === 0) {
    draft.flags.add("site-unstated")
    return [{key: "非指定部位", codes: [noSite]}]
  }
  const named = part.sites.filter(site => lexicon.vesselKeys.has(site.key))
  const all = named.length > 0 ? named : part.sites
  const sites = all.filter(site => !all.some(other => lexicon.contains.get(other.key)?.has(site.key)))
  const keys = grouped(
    lexicon,
    sites.flatMap(site => {
      const vessels = lexicon.vessels.get(site.key)
      const own = isVein(modality, method) ? vessels?.vein : vessels?.artery
      if (own && own.length > 1) draft.open = true
      return own ?? [site.key]
    }),
  )
  return keys.map(key => decide(lexicon, {key, broadened: false}, modality, draft))
}

/** The level-3 sites of an entry, groups joined and parts inside their whole left out. */
function places(
  lexicon: Lexicon,
  part: Part,
  modality: string,
  draft: Draft,
  special: readonly string[],
): readonly Place[] {
  const stated = part.sites.filter(site => site.key !== "非指定部位")
  if (stated.length === 0) {
    const own = special
      .map(code => lexicon.edition.dictionaries.method?.get(code, modality)?.row.own_site)
      .find(Boolean)
    if (own) return [{key: own, codes: [own]}]
    draft.flags.add("site-unstated")
    return [{key: "非指定部位", codes: [noSite]}]
  }
  const keys = stated.map(site => site.key)
  const whole = stated.filter(site => !keys.some(key => lexicon.contains.get(key)?.has(site.key)))
  const abdomen = whole.map(site => (site.key === "腹部" ? {...site, key: abdominal(modality, keys, draft)} : site))
  const joined = grouped(
    lexicon,
    abdomen.map(site => site.key),
  )
  return joined.map(key =>
    decide(lexicon, abdomen.find(site => site.key === key) ?? {key, broadened: false}, modality, draft),
  )
}

/** 腹部 alone is the upper abdomen (assumed) for CT and MR, the whole abdomen beside the pelvis. */
function abdominal(modality: string, keys: readonly string[], draft: Draft): string {
  if (modality === "XR" || keys.some(key => key.startsWith("盆腔"))) return "全腹部"
  draft.flags.add("site-assumed")
  return "上腹部"
}

function grouped(lexicon: Lexicon, keys: readonly string[]): readonly string[] {
  let left = [...new Set(keys)]
  for (const group of lexicon.groups) {
    const members = left.filter(key => group.members.has(key))
    if (members.length >= group.least) left = [...left.filter(key => !group.members.has(key)), group.site]
  }
  return [...new Set(left)]
}

/** Decide side and code of a site for a modality. */
function decide(lexicon: Lexicon, site: SiteMention, modality: string, draft: Draft): Place {
  const target = lexicon.target(site.key, modality)
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

/** X-ray: plain films by position, mammography, fluoroscopy with contrast. */
function composeXray(lexicon: Lexicon, part: Part, draft: Draft): void {
  const codes = part.methods.filter(method => isNumbered(method) || method.startsWith("M") || method.startsWith("X"))
  const fluoro =
    codes.filter(code => code.startsWith("X")).sort((a, b) => rank(a) - rank(b))[0] ??
    (codes.includes("10") ? "10" : undefined)
  const breast =
    codes.find(code => code.startsWith("M")) ??
    (part.sites.some(site => site.key === "乳腺") && !fluoro ? "M1" : undefined)
  const sites = part.sites.filter(site => site.key !== "非指定部位")
  if (sites.length === 0) {
    const place = fluoro && lexicon.edition.items.has(`45999999${fluoro}0000`)
    if (!place) draft.missing = true
    else put(lexicon, draft, "XR", {equipment: "45", site: noSite, method: fluoro ?? "X1", position: "00"})
    return
  }
  draft.catheter ||= fluoro !== undefined && sites.some(site => site.key.endsWith("动脉"))
  const keys = grouped(
    lexicon,
    sites.map(site => site.key),
  )
  const decided = keys.map(key =>
    decide(lexicon, sites.find(site => site.key === key) ?? {key, broadened: false}, "XR", draft),
  )
  for (const place of decided)
    for (const site of place.codes) {
      if (fluoro) {
        put(lexicon, draft, "XR", {equipment: "45", site, method: fluoro, position: "00"})
        continue
      }
      const equipment = breast ? "44" : part.mobile ? "42" : "40"
      if (part.mobile) draft.flags.add("bedside")
      for (const position of positionsOf(lexicon, part, site, draft))
        put(lexicon, draft, "XR", {equipment, site, method: breast ?? "00", position})
    }
}

/** A named contrast method beats the general word 造影. */
const rank = (code: string): number => (code === "X1" ? 1 : 0)

/** One combined position where the dictionary has it, else one item per view. */
function positionsOf(lexicon: Lexicon, part: Part, site: string, draft: Draft): readonly string[] {
  const frontal = ["01", "37", "35"].some(code => lexicon.edition.items.has(`40${site}00${code}00`))
  const views = [
    ...new Set(part.positions.map(code => ((code === "21" || code === "22") && frontal ? "01" : code))),
  ].filter((code, _, all) => !(code === "70" && all.includes("02")))
  const joint = lexicon.views.get([...views].sort().join(" "))
  if (joint) return [joint]
  if (views.length > 0) return views
  if (site === "040100" && part.views !== undefined && part.views <= 2) {
    draft.flags.add("position-assumed")
    return [part.views === 1 ? "01" : "37"]
  }
  draft.flags.add("position-unstated")
  return ["00"]
}

/** Left and right of one site with the same rest are its both-sides term. */
function joinSides(lexicon: Lexicon, draft: Draft): void {
  if (draft.open || draft.items.size < 2) return
  for (const {code, facets, modality} of [...draft.items.values()]) {
    const term = lexicon.siteTerm.get(facets.site ?? "")
    if (term?.row.side !== "left") continue
    const target = lexicon.target(term.row.of ?? "", modality)
    if (!target?.right || !target.both) continue
    const right = itemFacts(lexicon.edition, modality, {...facets, site: target.right}).code
    if (!draft.items.has(right)) continue
    draft.items.delete(code)
    draft.items.delete(right)
    put(lexicon, draft, modality, {...facets, site: target.both})
  }
}

/** An examination beside the same one with post-processing is that one. */
function joinProcessing(draft: Draft): void {
  if (draft.items.size < 2) return
  const all = [...draft.items.values()]
  for (const {code, facets} of all) {
    if (facets.processing !== "00") continue
    const richer = all.some(
      ({code: other, facets: f}) =>
        other !== code &&
        f.site === facets.site &&
        f.method === facets.method &&
        f.equipment === facets.equipment &&
        f.processing !== "00",
    )
    if (richer) draft.items.delete(code)
  }
}

function put(lexicon: Lexicon, draft: Draft, modality: string, facets: Facets): void {
  const facts = itemFacts(lexicon.edition, modality, facets)
  draft.items.set(facts.code, facts)
}
