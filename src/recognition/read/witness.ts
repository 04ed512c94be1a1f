import type {Facet} from "../../standard/index.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Mark} from "../lexicon/mark.ts"
import {alternatives} from "../lexicon/site-reading.ts"
import {keyOf, type Target} from "../lexicon/target.ts"
import {type Idle, idles, isStating, type Role} from "../lists.ts"
import {isAttribute} from "./clause.ts"
import type {ItemFacts} from "./facts.ts"

/**
 * A second look at an answer: whether every word that states something is seen in some item. It knows nothing of how the items
 * were made, so that a word which was read and then lost on the way is found out.
 *
 * @param idle places of marks that rightly decide nothing, with a reason of their own
 */
export function showsAll(
  lexicon: OpenLexicon,
  entry: readonly Mark[],
  idle: ReadonlySet<number>,
  items: readonly ItemFacts[],
): boolean {
  const seen = seenIn(lexicon, entry, items)
  return entry.every(
    (mark, at) => idle.has(at) || !states(mark) || items.some(item => shownIn(seen, mark, item) !== undefined),
  )
}

/** A level of the spine is set aside beside a site, but must be one of that site; a heading of methods, beside one of its own. */
const states = ({kind, sense}: Mark): boolean =>
  isStating(kind) || (kind === "aside" && (sense.brings !== undefined || sense.value === "method"))

/**
 * policy 17: whether items have what is excluded none the less (`正侧位不含侧位`): a way of examination that all have, or, where
 * none is excluded, a site or side that one has; or the very modality.
 */
export function showsExcluded(lexicon: OpenLexicon, excluded: readonly Mark[], items: readonly ItemFacts[]): boolean {
  const seen = seenIn(lexicon, excluded, items)
  const has = (mark: Mark) => (item: ItemFacts) => isFacet(shownIn(seen, mark, item))
  const ways = excluded.filter(isAttribute)
  if (ways.some(mark => mark.sense.brings !== undefined && items.some(has(mark)))) return true // 平扫+MRCP(不做MRCP)
  if (ways.length > 0) return items.length > 0 && ways.some(mark => items.every(has(mark)))
  const isMachine = ({kind}: Mark) => kind === "modality" || kind === "equipment"
  if (excluded.every(mark => isMachine(mark) || mark.kind === "exclusion"))
    return excluded.some(mark => isMachine(mark) && items.some(has(mark))) // 胸部CT平扫(不做CT)
  const holds = (mark: Mark) => (item: ItemFacts) => has(mark)(item) || siteHolds(lexicon, mark.sense.value, item) // 全脊柱, of which 颈椎 is excluded
  return excluded.some(
    (mark, at) =>
      (mark.kind === "side" && items.some(has(mark))) ||
      (mark.kind === "site" && excluded[at - 1]?.kind !== "side" && items.some(holds(mark))),
  )
}

/** Whether the item's site is a whole of which a word names a part. */
function siteHolds(lexicon: OpenLexicon, word: string, {modality, facets}: ItemFacts): boolean {
  const term = lexicon.siteTerm.get(facets.site ?? "")
  if (term === undefined) return false
  const wholes = [lexicon.contains, lexicon.regions].map(all => all.get(keyOf(term)))
  return lexicon.site(word, modality).some(({key}) => wholes.some(parts => parts?.has(key) === true))
}

const reasons: ReadonlySet<string> = new Set(idles)
const isFacet = (shown: Facet | Idle | undefined): boolean => shown !== undefined && !reasons.has(shown)

/** An item, as far as words are held against it. */
export type ShownItem = Pick<ItemFacts, "code" | "modality" | "facets">

/** What the words of an entry, one of them in turn, are held against. */
export interface Seen {
  readonly lexicon: OpenLexicon
  readonly entry: readonly Mark[]
  /** Site words that other words of the entry bring along. */
  readonly brought: readonly string[]
  readonly items: readonly ShownItem[]
}

export const seenIn = (lexicon: OpenLexicon, entry: readonly Mark[], items: readonly ShownItem[]): Seen => ({
  lexicon,
  entry,
  brought: entry.flatMap(({kind, sense}) => (kind !== "aside" && sense.brings !== undefined ? [sense.brings] : [])),
  items,
})

/**
 * The facet of an item that a word decides, why it decides none there, or undefined where it is not seen in the item. What
 * brings a site along is seen where that site is too: KUB beside a skull is no view of the skull.
 */
export function shownIn(seen: Seen, mark: Mark, item: ShownItem): Facet | Idle | undefined {
  const {brings} = mark.sense
  if (mark.kind === "aside") {
    const isHeld = brings === undefined ? isOwnWay(seen.lexicon, item) : isLevelOf(seen, brings, item)
    return isHeld ? "contained" : undefined
  }
  const isThere = brings === undefined || siteShown(seen, brings, item) !== undefined
  return isThere ? wordShown(seen, mark, item) : undefined
}

/** Levels of these vertebrae may be said of the item's site. */
function isLevelOf(seen: Seen, vertebrae: string, item: ShownItem): boolean {
  if (siteShown(seen, vertebrae, item) !== undefined) return true
  const {levels, siteTerm} = seen.lexicon
  const term = siteTerm.get(item.facets.site ?? "")
  return term !== undefined && levels.get(vertebrae)?.has(keyOf(term)) === true
}

function wordShown(seen: Seen, mark: Mark, item: ShownItem): Facet | Idle | undefined {
  const {lexicon} = seen
  const {kind, sense, methods} = mark
  const {modality, facets} = item
  switch (kind) {
    case "modality":
    case "equipment":
      return modality === sense.value ? "equipment" : undefined
    case "site":
      return siteShown(seen, sense.value, item)
    case "method":
      return methods.denies && isEnhanced(seen, item) ? undefined : methodShown(seen, mark, item)
    case "processing":
      return processingShown(lexicon, sense.value, item)
    case "position":
      return positionShown(lexicon, sense.value, item)
    case "mobile":
      return lexicon.roles.is("equipment", facets.equipment ?? "", "mobile", modality) ? "equipment" : undefined
    case "side":
      return sideShown(seen, sense.value, item)
    case "views":
      if (modality !== lexicon.roles.modalities.film) return undefined // policy 16: no scan carries them
      return isCounted(lexicon, sense.value, item) ? "position" : "count"
    default:
      return undefined
  }
}

const codesOf = ({one, left, right, both}: Target): readonly string[] =>
  [one, left, right, both].filter(code => code !== undefined)

/** The item is of the site, or of what the site is there; or of what holds it or is held by it, which the word does not decide. */
function siteShown(seen: Seen, word: string, {modality, facets}: ShownItem): Facet | Idle | undefined {
  const {lexicon, brought} = seen
  const keys = lexicon.site(word, modality).flatMap(({key}) => alternatives(key))
  const at = facets.site ?? ""
  const term = lexicon.siteTerm.get(at)
  const own = term === undefined ? "" : keyOf(term)
  if (keys.some(key => isSite(lexicon, key, {own, at, modality}))) return "site"
  const {contains, regions} = lexicon
  const holds = (whole: string, part: string) =>
    contains.get(whole)?.has(part) === true || regions.get(whole)?.has(part) === true
  const isExact = brought.length > 0 || keys.length === 1
  return keys.some(key => holds(own, key) || (isExact && holds(key, own))) ? "contained" : undefined
}

/** Whether a site is the one of an item: itself, one of a group, what it is beside others, or the vessels of the region. */
function isSite(
  {unspecified, target, vessels, openSites, groups}: OpenLexicon,
  key: string,
  {own, at, modality}: {readonly own: string; readonly at: string; readonly modality: string},
): boolean {
  const codes = target(key, modality)
  if (key === unspecified || (codes && codesOf(codes).includes(at))) return true
  const inGroup = (part: string) => groups.some(({site, members}) => site === own && members.has(part))
  if (inGroup(key) || openSites.some(({site, means}) => site === key && means === own)) return true
  const {artery = [], vein = []} = vessels.get(key) ?? {}
  return [...artery, ...vein].some(vessel => vessel === own || inGroup(vessel))
}

/** Whether a site that is not seen in an item is a wider one, or one within, of another site that is (`脊柱(腰椎)`). */
export function isNamedElsewhere(seen: Seen, {sense}: Mark, item: ShownItem): boolean {
  const {contains, regions, organs} = seen.lexicon
  const keysOf = (word: string) => seen.lexicon.site(word, item.modality).flatMap(({key}) => alternatives(key))
  const own = keysOf(sense.value)
  const holds = (whole: string, part: string) => [contains, regions, organs].some(all => all.get(whole)?.has(part))
  const relates = (key: string) => own.some(other => holds(key, other) || holds(other, key))
  const others = seen.entry.filter(mark => mark.kind === "site" && mark.sense.value !== sense.value)
  return others.some(
    mark => keysOf(mark.sense.value).some(relates) && siteShown(seen, mark.sense.value, item) !== undefined,
  )
}

/** What the item's method says of contrast, vessels and technique takes up what the word says; a part of that may add nothing. */
function methodShown(seen: Seen, mark: Mark, item: ShownItem): Facet | Idle | undefined {
  const said = mark.methods.of(item.modality)
  const shown = said.map(one => saidShown(seen, one, item))
  if (shown.length === 0 || shown.includes(undefined)) return undefined
  return shown.includes("method") ? "method" : shown[0]
}

const contrastWords: ReadonlySet<string> = new Set(["with", "contrast", "contrast-word"])

function saidShown(seen: Seen, said: string, item: ShownItem): Facet | Idle | undefined {
  const {roles, vesselMethods} = seen.lexicon
  const {modality, facets} = item
  const method = facets.method ?? ""
  if (said.replace("?", "") === method) return "method"
  if (modality === roles.modalities.film) return shownOnFilm(seen.lexicon, said, item)
  const is = (role: Role<"method">) => roles.is("method", said, role, modality)
  if (said === "plain" || said === "without" || is("plain")) return plainShown(seen, item)
  if (contrastWords.has(said) || is("contrast")) return contrastShown(seen, said, item)
  if (said === "dynamic") return where(hasContrast(seen.lexicon, item))
  if (said === "arthro") return where(roles.is("method", method, "arthrography", modality))
  const vessel = vesselMethods.isSaying(modality, said) || said === "catheter"
  const isOther = vesselMethods.isVein(modality, said) && vesselMethods.isArtery(modality, method) // 头颈血管MRV
  return where((vessel && !isOther && vesselMethods.isVessel(modality, method)) || isGeneral(seen.lexicon, said, item))
}

const where = (shown: boolean): Facet | undefined => (shown ? "method" : undefined)

/** Of films, general words for contrast and machines give way to the method named; `with` joins what is beside. */
function shownOnFilm({roles}: OpenLexicon, said: string, {modality, facets}: ShownItem): Facet | Idle | undefined {
  const is = (machine: "breast" | "fluoroscopy") => roles.is("equipment", facets.equipment ?? "", machine, modality)
  if (said === "with") return "joins"
  if (said === "plain" || said === "without") return is("fluoroscopy") ? undefined : "implied"
  if (roles.is("method", said, "mammography", modality)) return where(is("breast"))
  const general = ["contrast", "contrast-word", "arthro", "vessel"].includes(said)
  return where(is("fluoroscopy") && (general || roles.is("method", said, ["contrast-study", "fluoroscopy"], modality)))
}

/** Without contrast; beside a word for contrast it adds nothing to a way of its own. */
function plainShown(seen: Seen, item: ShownItem): Facet | Idle | undefined {
  const {roles} = seen.lexicon
  const is = (...role: Role<"method">[]) => roles.is("method", item.facets.method ?? "", role, item.modality)
  if (is("both", "plain", "plain-kind")) return "method"
  if (!hasContrast(seen.lexicon, item)) return isOwnWay(seen.lexicon, item) ? "implied" : "method"
  const isSaid = [...contrastWords].some(word => entrySays(seen, word, item))
  return isOwnWay(seen.lexicon, item) && isSaid ? "implied" : undefined
}

/** With contrast; the bare word for it says nothing more where the entry says `without`. */
function contrastShown(seen: Seen, said: string, item: ShownItem): Facet | Idle | undefined {
  const {roles} = seen.lexicon
  if (hasContrast(seen.lexicon, item)) return "method"
  if (isOwnWay(seen.lexicon, item) && !roles.hasSequences(item.modality)) return "implied"
  const isTaken = ["without", "plain"].some(word => entrySays(seen, word, item))
  return said === "contrast-word" && isTaken ? "implied" : undefined
}

const entrySays = ({entry}: Seen, word: string, {modality}: ShownItem): boolean =>
  entry.some(mark => mark.methods.of(modality).includes(word))

/** An item of the same site is done with contrast. */
const isEnhanced = ({lexicon, items}: Seen, {modality, facets}: ShownItem): boolean =>
  items.some(other => other.modality === modality && other.facets.site === facets.site && hasContrast(lexicon, other))

/** The method is of the group that is called as the word says. */
function isGeneral({edition}: OpenLexicon, said: string, {modality, facets}: ShownItem): boolean {
  const [stated, term] = [said, facets.method ?? ""].map(code => edition.dictionaries.method?.get(code, modality))
  return stated?.group !== undefined && stated.group.code === term?.group?.code && stated.en === stated.group.en
}

/** The scan is done with contrast: its method says so, or cannot be done without. */
function hasContrast({edition, roles}: OpenLexicon, {modality, facets}: ShownItem): boolean {
  const method = facets.method ?? ""
  const {contrast} = edition.dictionaries.method?.get(method, modality) ?? {}
  return contrast === "with" || contrast === "both" || roles.is("method", method, ["dynamic", "agent"], modality)
}

/** A method for vessels, or a technique that is an examination of its own: with contrast it is the same one. */
function isOwnWay({roles, vesselMethods}: OpenLexicon, {modality, facets}: ShownItem): boolean {
  const method = facets.method ?? ""
  const usual = roles.is("method", method, ["plain", "plain-kind", "contrast", "both", "bare"], modality)
  return vesselMethods.isVessel(modality, method) || !usual
}

/** Ways of reconstruction say nothing more of vessels, and nothing at all of MR, which has no post-processing; films have none. */
function processingShown(
  {roles, processed, vesselMethods}: OpenLexicon,
  said: string,
  {modality, facets}: ShownItem,
): Facet | Idle | undefined {
  if (modality === roles.modalities.film)
    return where(roles.is("method", facets.method ?? "", "tomosynthesis", modality))
  if (!processed.has(modality)) return "implied"
  if (facets.processing === said) return "processing"
  const usual = roles.is("processing", said, "reconstruction", modality)
  if (usual && /[^0]/.test(facets.processing ?? "")) return "processing"
  return usual && vesselMethods.isVessel(modality, facets.method ?? "") ? "implied" : undefined
}

/** policy 16: the plane of a scan says nothing. */
function positionShown(lexicon: OpenLexicon, said: string, item: ShownItem): Facet | Idle | undefined {
  const {film} = lexicon.roles.modalities
  if (item.modality === film) return showsViews(lexicon, said, item) ? "position" : undefined
  return lexicon.roles.is("position", said, "plane", film) ? "implied" : undefined
}

/** The position has all views that one word says, as itself or within a combination. */
function showsViews(lexicon: OpenLexicon, said: string, {modality, facets}: ShownItem): boolean {
  const {roles} = lexicon
  const position = facets.position ?? ""
  const shown = [...lexicon.views].flatMap(([units, joint]) => (joint === position ? units.split(" ") : []))
  const all = new Set([position, ...shown])
  type Roles = Role<"position"> | readonly Role<"position">[]
  const is = (code: string, role: Roles) => roles.is("position", code, role, modality)
  const has = (role: Roles) => [...all].some(code => is(code, role))
  return said
    .split(" ")
    .some(
      unit =>
        all.has(unit) ||
        (is(unit, "directed") && has(["frontal", "with-frontal"])) ||
        (is(unit, "frontal") && has(["with-frontal", "posture"])) ||
        (is(unit, "posture") && has(["frontal", "with-frontal"])) ||
        (is(unit, ["lateral-side", "lateral"]) && has(["lateral", "lateral-side"])) ||
        (is(unit, ["oblique", "oblique-kind"]) && has(["oblique", "oblique-kind"])),
    )
}

/** The item is of the side; where no item is of one, it is set aside, and so is one of two that the items leave open. */
function sideShown({lexicon, items}: Seen, side: string, {facets}: ShownItem): Facet | Idle | undefined {
  const sideOf = (site = "") => lexicon.siteTerm.get(site)?.side
  const own = sideOf(facets.site)
  if (own !== undefined && (own === side || own === "both" || side === "one")) return "site"
  const isBoth = () => (["left", "right"] as const).every(one => items.some(item => sideOf(item.facets.site) === one))
  if (own !== undefined && side === "both" && isBoth()) return "site" // of a site without a term for both
  return side === "one" || items.every(item => sideOf(item.facets.site) === undefined) ? "unsided" : undefined
}

/** So many views of the site are a position (table `count`). */
function isCounted({counts, siteTerm}: OpenLexicon, views: string, {facets}: ShownItem): boolean {
  const term = siteTerm.get(facets.site ?? "")
  return term !== undefined && counts.get(`${keyOf(term)} ${views}`) === facets.position
}
