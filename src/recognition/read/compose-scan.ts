import {noSite} from "../../standard/index.ts"
import type {Draft} from "./draft.ts"
import {decide, grouped, type Place, places} from "./places.ts"
import type {Part, SiteMention} from "./read.ts"
import {isVein, isVessel, otherVessels, vesselMethods} from "./vessel.ts"

/** CT and MR: sites x (method + post-processing), vessels and functional sequences as items of their own. */
export function composeScan(part: Part, modality: string, draft: Draft): void {
  const codes = part.methods.filter(isNumbered)
  const written = part.methods.includes("plain")
  const contrast =
    part.methods.includes("contrast") ||
    (part.methods.includes("contrast-word") && !written && !part.methods.includes("without"))
  const plain = written || part.methods.includes("without")
  const isNamedVessel = (site: SiteMention) => draft.lexicon.vesselKeys.has(site.key)
  const unsaid = codes.length === 0 && !contrast && !plain && part.processing.length === 0
  const only3d = !plain && codes.length === 0 && part.processing.length > 0 && part.processing.every(is3d)
  const vessel =
    part.methods.includes("vessel") ||
    codes.some(code => isVessel(modality, code)) ||
    (unsaid && part.sites.some(isNamedVessel)) ||
    (modality === "CT" && (contrast || only3d) && part.sites.length > 0 && part.sites.every(isNamedVessel))
  if (part.sites.length === 0 && codes.length === 0 && !contrast && !plain && part.processing.length === 0) {
    draft.missing = true
    return
  }
  const add = (site: string, method: string, processing = "00") =>
    draft.put(modality, {equipment: modality === "CT" ? "20" : "30", site, method, processing})
  const agent = codes.some(code => bringsContrast(draft, modality, code))
  const base = contrast && !agent ? (plain ? "22" : "21") : plain && !agent ? "11" : undefined
  const processing = part.processing[0]
  const named = codes.filter(
    code => !isVessel(modality, code) && code !== base && !(contrast && isPlainKind(draft, modality, code)),
  )
  const special = named.length > 1 ? withoutGeneral(draft, modality, named) : named
  if (vessel) {
    for (const method of vesselMethods(modality, codes, contrast || codes.includes("33")))
      for (const place of vesselPlaces(part, modality, method, draft))
        for (const code of place.codes) {
          const own = vesselMethodAt(draft, modality, code, method)
          add(code, own, vesselProcessing(draft, modality, code, own, processing))
        }
    if (!(written && modality === "MR") && special.length === 0) return
    if (written && modality === "MR") draft.flags.add("method-assumed")
  }
  const dynamic = modality === "MR" && base === "21" && part.methods.includes("dynamic")
  for (const place of places(part, modality, draft, special)) {
    for (const code of place.codes) {
      const joint = special.length === 0 && part.methods.includes("arthro") && isJoint(draft, code)
      if (joint) add(code, modality === "CT" ? "46" : "7b")
      else if (dynamic && draft.lists(modality, {equipment: "30", site: code, method: "23", processing: "00"}))
        add(code, "23")
      else if (modality === "CT" && special[0] !== undefined) add(code, special[0], processing)
      else if (base !== undefined || (special.length === 0 && processing === undefined)) {
        if (base === undefined && code !== noSite) draft.flags.add("method-assumed")
        const pair = special.map(method => pairOf(draft, modality, base, method)).find(method => method !== undefined)
        const paired = pair !== undefined && isPair(draft, code, pair, special)
        add(code, paired ? pair : (base ?? "11"), processing)
        if (paired) continue
      } else if (processing !== undefined && special.length === 0) {
        const alone = code === noSite || processing === "21" || isListedAlone(part, code, processing, draft)
        if (!alone) draft.flags.add("method-assumed")
        add(code, alone ? "00" : "11", processing)
      }
      if (modality === "MR") for (const method of special) add(code, method)
    }
  }
}

/** A technique that names its site itself stands alone where the edition lists it so. */
const isListedAlone = (part: Part, site: string, processing: string, draft: Draft): boolean =>
  part.processingAlone === true && draft.lists("CT", {equipment: "20", site, method: "00", processing})

/** Beside a method of its group that says more, the one that the group is called by adds nothing (`MRM`, 水成像). */
function withoutGeneral(draft: Draft, modality: string, codes: readonly string[]): readonly string[] {
  const term = (code: string) => draft.lexicon.edition.dictionaries.method?.get(code, modality)
  const group = (code: string) => term(code)?.group?.code
  const isGeneral = (code: string) => term(code) !== undefined && term(code)?.en === term(code)?.group?.en
  return codes.filter(code => !(isGeneral(code) && codes.some(other => other !== code && group(other) === group(code))))
}

/** One of the ways of reconstruction, which say nothing of the method. */
const is3d = (processing: string): boolean => processing.startsWith("1")

/** A vein's method where an artery's is said of a vein (`肺静脉CTA`), and the other way round: what the edition lists decides. */
function vesselMethodAt(draft: Draft, modality: string, site: string, method: string): string {
  const equipment = modality === "CT" ? "20" : "30"
  const lists = (method: string) => draft.lists(modality, {equipment, site, method, processing: "00"})
  const other = otherVessels(modality, method)
  return other !== undefined && !lists(method) && lists(other) ? other : method
}

/** Contrast in a joint is arthrography. */
const isJoint = (draft: Draft, site: string): boolean => draft.lexicon.siteTerm.get(site)?.kind === "joint"

/** Vessels are always reconstructed: that adds something only where the edition lists it, a named technique always. */
function vesselProcessing(
  draft: Draft,
  modality: string,
  site: string,
  method: string,
  processing: string | undefined,
): string | undefined {
  if (modality !== "CT" || processing === undefined || processing !== "11") return processing
  return draft.lists(modality, {equipment: "20", site, method, processing}) ? processing : undefined
}

/** The one method that stands for this base and special method together. */
const pairOf = (draft: Draft, modality: string, base: string | undefined, special: string): string | undefined =>
  base === undefined ? undefined : draft.lexicon.pairs.get(`${modality} ${base} ${special}`)

/** The edition lists the pair for the site, and not the special method by itself. */
function isPair(draft: Draft, site: string, pair: string, special: readonly string[]): boolean {
  const lists = (method: string) => draft.lists("MR", {equipment: "30", site, method, processing: "00"})
  return special.length === 1 && lists(pair) && !lists(special[0] ?? "")
}

/** A method with an agent of its own (gadoxetate) or a dynamic one: contrast is said with it already. */
const bringsContrast = (draft: Draft, modality: string, code: string): boolean =>
  modality === "MR" && draft.lexicon.edition.dictionaries.method?.get(code, modality)?.group?.code === "2"

/** A way of scanning without contrast, low dose or thin slices: where contrast is said too, that decides. */
const isPlainKind = (draft: Draft, modality: string, code: string): boolean =>
  modality === "CT" && draft.lexicon.edition.dictionaries.method?.get(code, modality)?.group?.code === "1"

/** A code of the dictionary, not a general word. */
export const isNumbered = (method: string): boolean => method.charCodeAt(0) <= 57

/** The vessels of the regions named; a vessel named is itself. */
function vesselPlaces(part: Part, modality: string, method: string, draft: Draft): readonly Place[] {
  if (part.sites.length === 0) {
    draft.flags.add("site-unstated")
    return [{key: "非指定部位", codes: [noSite]}]
  }
  const named = part.sites.filter(site => draft.lexicon.vesselKeys.has(site.key))
  const beside = (site: SiteMention) => named.some(vessel => vessel.clause === site.clause)
  const all = part.sites.filter(site => draft.lexicon.vesselKeys.has(site.key) || !beside(site))
  const sites = all.filter(site => !all.some(other => draft.lexicon.contains.get(other.key)?.has(site.key)))
  const keys = grouped(
    draft.lexicon,
    sites.flatMap(site => {
      const vessels = draft.lexicon.vessels.get(site.key)
      const own = isVein(modality, method) ? vessels?.vein : vessels?.artery
      if (own && own.length > 1) draft.open = true
      return own ?? [site.key]
    }),
  )
  return keys.map(key => decide({key, broadened: false}, modality, draft))
}
