import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {isMethodCode} from "../lexicon/sense.ts"
import type {Draft} from "./draft.ts"
import {decide, grouped, noPlace, type Place, places, sidesJoined} from "./places.ts"
import type {Part, SiteMention} from "./read.ts"

/** What a clause of CT or MR says of the way of scanning. */
interface Scan {
  readonly part: Part
  readonly modality: string
  readonly draft: Draft
  /** Method codes stated, and of these the ones that are neither vessels nor said with the base. */
  readonly codes: readonly string[]
  readonly special: readonly string[]
  readonly processing: string | undefined
  readonly contrast: boolean
  /** Plain is written, not only “without”. */
  readonly written: boolean
  /** Plain, contrast or both; undefined where none is said. */
  readonly base: string | undefined
  /** Nothing is said of the method at all. */
  readonly unsaid: boolean
}

/** CT and MR: sites x (method + post-processing), vessels and functional sequences as items of their own (policy 6 and 7). */
export function composeScan(part: Part, modality: string, draft: Draft): void {
  const scan = scanOf(part, modality, draft)
  if (part.sites.length === 0 && scan.unsaid) {
    draft.missing = true // policy 5: modality alone
    return
  }
  if (showsVessels(scan)) {
    putVessels(scan)
    const plainBeside = scan.written && draft.lexicon.roles.hasSequences(modality)
    if (plainBeside) draft.flags.add("method-assumed")
    else if (scan.special.length === 0) return
  }
  for (const {codes} of places(part, modality, draft, scan.special)) for (const site of codes) putSite(scan, site)
}

function scanOf(part: Part, modality: string, draft: Draft): Scan {
  const {roles} = draft.lexicon
  const {method, processing} = part.said
  const codes = method.filter(isMethodCode)
  const written = method.includes("plain")
  const alone = codes.length === 0 && processing.length === 0
  // policy 15: `W/O` before contrast is plain; that there is none (不增强) says nothing more beside a method
  const without = method.includes("without") || (method.includes("denied") && alone)
  const contrast = method.includes("contrast") || (method.includes("contrast-word") && !written && !without)
  const plain = written || without
  // A method with an agent of its own (gadoxetate) or a dynamic one: contrast is said with it already.
  const agent = codes.some(code => roles.is("method", code, ["dynamic", "agent"], modality))
  const said = contrast ? (plain ? "both" : "contrast") : plain ? "plain" : undefined
  const base = agent || said === undefined ? undefined : roles.code("method", said, modality)
  return {
    ...{part, modality, draft, codes, contrast, written, base},
    special: specialOf(draft.lexicon, modality, codes, {base, contrast}),
    processing: processing[0],
    unsaid: alone && !contrast && !plain,
  }
}

/** The codes that say more than vessels and base do; where contrast is said, low dose or thin slices don't. */
function specialOf(
  lexicon: OpenLexicon,
  modality: string,
  codes: readonly string[],
  {base, contrast}: {readonly base: string | undefined; readonly contrast: boolean},
): readonly string[] {
  const named = codes.filter(
    code =>
      !lexicon.vesselMethods.isVessel(modality, code) &&
      code !== base &&
      !(contrast && lexicon.roles.is("method", code, "plain-kind", modality)),
  )
  return named.length > 1 ? withoutGeneral(lexicon, modality, named) : named
}

/** Beside a method of its group that says more, the one that the group is called by adds nothing (`MRM`, 水成像). */
function withoutGeneral({edition}: OpenLexicon, modality: string, codes: readonly string[]): readonly string[] {
  const term = (code: string) => edition.dictionaries.method?.get(code, modality)
  const group = (code: string) => term(code)?.group?.code
  const isGeneral = (code: string) => term(code) !== undefined && term(code)?.en === term(code)?.group?.en
  return codes.filter(code => !(isGeneral(code) && codes.some(other => other !== code && group(other) === group(code))))
}

/** Vessels are said by the method, by a site that is one, or by contrast in such a site where none shows otherwise. */
function showsVessels({part, modality, draft: {lexicon}, codes, contrast, written, unsaid}: Scan): boolean {
  const {vesselMethods, vesselKeys} = lexicon
  const {method, processing} = part.said
  const isNamed = (site: SiteMention) => vesselKeys.has(site.key)
  if (method.includes("vessel") || codes.some(code => vesselMethods.isVessel(modality, code))) return true
  if (unsaid && part.sites.some(isNamed)) return true
  const plain = written || method.includes("without")
  const only3d =
    !plain && codes.length === 0 && processing.length > 0 && processing.every(code => is3d(lexicon, modality, code))
  const all = part.sites.length > 0 && part.sites.every(isNamed)
  return all && vesselMethods.needContrast(modality) && (contrast || only3d)
}

function putVessels(scan: Scan): void {
  const {part, modality, draft, codes, contrast} = scan
  for (const method of draft.lexicon.vesselMethods.meant(modality, codes, contrast))
    for (const place of vesselPlaces(part, modality, method, draft))
      for (const site of place.codes) {
        const own = vesselMethodAt(scan, site, method)
        put(scan, site, own, vesselProcessing(scan, site, own))
      }
}

function put({modality, draft}: Scan, site: string, method: string, processing?: string): void {
  draft.put(modality, facetsOf(draft, modality, {site, method, processing}))
}

const lists = ({modality, draft}: Scan, site: string, method: string, processing?: string): boolean =>
  draft.lists(modality, facetsOf(draft, modality, {site, method, processing}))

/** policy 3: the generic equipment. */
const facetsOf = (
  draft: Draft,
  modality: string,
  {site, method, processing}: {readonly site: string; readonly method: string; readonly processing: string | undefined},
) => ({
  equipment: draft.lexicon.roles.code("equipment", "default", modality),
  site,
  method,
  ...(processing !== undefined && {processing}),
})

/** The items of one site, vessels aside. */
function putSite(scan: Scan, site: string): void {
  const {part, modality, draft, special, base, processing} = scan
  const {roles} = draft.lexicon
  const sequences = roles.hasSequences(modality)
  const dynamic = part.said.method.includes("dynamic") && roles.is("method", base ?? "", "contrast", modality)
  const dynamicMethod = dynamic ? roles.code("method", "dynamic", modality) : ""
  if (special.length === 0 && part.said.method.includes("arthro") && isJoint(draft, site))
    put(scan, site, roles.code("method", "arthrography", modality))
  else if (dynamicMethod !== "" && lists(scan, site, dynamicMethod)) put(scan, site, dynamicMethod)
  else if (!sequences && special[0] !== undefined) put(scan, site, special[0], processing)
  else if (base !== undefined || (special.length === 0 && processing === undefined)) {
    if (putBase(scan, site) === "paired") return
  } else if (processing !== undefined && special.length === 0) putProcessing(scan, site, processing)
  if (sequences) for (const method of special) put(scan, site, method)
  if (special.some(method => isOfOther(scan, site, method))) draft.flags.add("part-unread")
  if (isOfJoint(scan) && !isJoint(draft, site)) draft.flags.add("part-unread") // 关节造影 of another site
}

const systemWidth = 2 // of the code of a site's system

/** policy 6: a method that is done of one site alone (MRU), said beside another: that may be an examination of its own. */
function isOfOther(scan: Scan, site: string, method: string): boolean {
  const {modality, draft} = scan
  const own = draft.lexicon.edition.dictionaries.method?.get(method, modality)?.ownSite
  if (own === undefined || own === "" || own === site || lists(scan, site, method)) return false
  const isAgent = draft.lexicon.roles.is("method", method, "agent", modality) // its organ's neighbours show it too
  return !isAgent || own.slice(0, systemWidth) !== site.slice(0, systemWidth)
}

/**
 * policy 6: plain where nothing is said; a special method beside the base stands
 * by itself where the edition lists it so, else both are one method where that
 * is listed.
 */
function putBase(scan: Scan, site: string): "paired" | "apart" {
  const {modality, draft, special, base, processing} = scan
  const {roles, pairs} = draft.lexicon
  if (base === undefined && site !== roles.code("site", "unspecified")) draft.flags.add("method-assumed")
  const pair = special.length === 1 && base !== undefined ? pairs.get(`${modality} ${base} ${special[0]}`) : undefined
  const paired = pair !== undefined && lists(scan, site, pair) && !lists(scan, site, special[0] ?? "")
  put(scan, site, paired ? pair : (base ?? roles.code("method", "plain", modality)), processing)
  return paired ? "paired" : "apart"
}

/** policy 7: with a site but no method, with plain; alone without a site, or where the technique is an examination. */
function putProcessing(scan: Scan, site: string, processing: string): void {
  const {part, modality, draft} = scan
  const {roles} = draft.lexicon
  const bare = roles.code("method", "bare", modality)
  const alone =
    site === roles.code("site", "unspecified") ||
    roles.is("processing", processing, "alone", modality) ||
    (part.processingAlone === true && lists(scan, site, bare, processing))
  if (!alone) draft.flags.add("method-assumed")
  put(scan, site, alone ? bare : roles.code("method", "plain", modality), processing)
}

/** One of the ways of reconstruction, which say nothing of the method. */
function is3d({edition, roles}: OpenLexicon, modality: string, processing: string): boolean {
  const group = (code: string) => edition.dictionaries.processing?.get(code, modality)?.group?.code
  return group(processing) === group(roles.code("processing", "reconstruction", modality))
}

/** A vein's method where an artery's is said of a vein (`肺静脉CTA`), and the other way round: what the edition lists decides. */
function vesselMethodAt(scan: Scan, site: string, method: string): string {
  const other = scan.draft.lexicon.vesselMethods.other(scan.modality, method)
  return other !== undefined && !lists(scan, site, method) && lists(scan, site, other) ? other : method
}

/** Arthrography is said, and a joint is among the sites of the clause. */
const isOfJoint = ({part, modality, draft, special}: Scan): boolean =>
  special.some(code => draft.lexicon.roles.is("method", code, "arthrography", modality)) &&
  part.sites.some(({key}) => draft.lexicon.jointKeys.has(key))

/** Contrast in a joint is arthrography. */
const isJoint = (draft: Draft, site: string): boolean => draft.lexicon.siteTerm.get(site)?.kind === "joint"

/** Vessels are always reconstructed: that adds something only where the edition lists it, a named technique always. */
function vesselProcessing(scan: Scan, site: string, method: string): string | undefined {
  const {modality, draft, processing} = scan
  if (processing === undefined) return undefined
  const usual = draft.lexicon.roles.is("processing", processing, "reconstruction", modality)
  return !usual || lists(scan, site, method, processing) ? processing : undefined
}

/** policy 6: the vessels of the regions named; a vessel named is itself. */
function vesselPlaces(part: Part, modality: string, method: string, draft: Draft): readonly Place[] {
  if (part.sites.length === 0) return [noPlace(draft)]
  const {lexicon} = draft
  const named = part.sites.filter(site => lexicon.vesselKeys.has(site.key))
  const beside = (site: SiteMention) => named.some(vessel => vessel.clause === site.clause)
  const all = sidesJoined(part.sites.filter(site => lexicon.vesselKeys.has(site.key) || !beside(site)))
  const sites = all.filter(site => !all.some(other => lexicon.contains.get(other.key)?.has(site.key)))
  const owns = sites.map(site => {
    const vessels = lexicon.vessels.get(site.key)
    return (lexicon.vesselMethods.isVein(modality, method) ? vessels?.vein : vessels?.artery) ?? [site.key]
  })
  const said = new Map(sites.map(site => [site.key, site] as const))
  const found = grouped(lexicon, owns.flat()).map(key =>
    decide(said.get(key) ?? {key, broadened: false}, modality, draft),
  )
  for (const own of owns.filter(({length}) => length > 1))
    draft.leaveOpen(found.filter(({key}) => own.includes(key)).flatMap(({codes}) => codes))
  return found
}
