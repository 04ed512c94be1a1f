import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Mark} from "../lexicon/mark.ts"
import {alternatives} from "../lexicon/site-reading.ts"
import {keyOf, type Target} from "../lexicon/target.ts"
import type {Role} from "../lists.ts"
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
  const brought = entry.flatMap(({kind, sense}) =>
    kind !== "aside" && sense.brings !== undefined ? [sense.brings] : [],
  )
  return entry.every((mark, at) => idle.has(at) || isSeen({lexicon, entry, brought, items}, mark))
}

interface Seen {
  readonly lexicon: OpenLexicon
  readonly entry: readonly Mark[]
  /** Site words that other words of the entry bring along. */
  readonly brought: readonly string[]
  readonly items: readonly ItemFacts[]
}

function isSeen(seen: Seen, mark: Mark): boolean {
  const {lexicon, items} = seen
  const {kind, sense} = mark
  const {film} = lexicon.roles.modalities
  switch (kind) {
    case "modality":
    case "equipment":
      return items.some(({modality}) => modality === sense.value)
    case "site":
      return items.some(item => showsSite(seen, sense.value, item))
    case "method":
      return items.some(item => showsMethod(seen, mark, item))
    case "processing":
      return items.some(item => showsProcessing(lexicon, sense.value, item))
    case "position":
      return items.some(item => item.modality === film && showsViews(lexicon, sense.value, item))
    case "mobile":
      return items.some(({modality, facets}) =>
        lexicon.roles.is("equipment", facets.equipment ?? "", "mobile", modality),
      )
    case "side":
      return showsSide(seen, sense.value)
    default:
      return true
  }
}

const codesOf = ({one, left, right, both}: Target): readonly string[] =>
  [one, left, right, both].filter(code => code !== undefined)

/** The item is of the site, of what the site is there, or of what holds it or is held by it. */
function showsSite({lexicon, brought}: Seen, word: string, {modality, facets}: ItemFacts): boolean {
  const {unspecified, contains, regions, vessels, openSites, groups} = lexicon
  const keys = lexicon.site(word, modality).flatMap(({key}) => alternatives(key))
  const at = facets.site ?? ""
  const term = lexicon.siteTerm.get(at)
  const own = term === undefined ? "" : keyOf(term)
  return keys.some(key => {
    const target = lexicon.target(key, modality)
    if (key === unspecified || (target && codesOf(target).includes(at))) return true
    const holds = (whole: string, part: string) =>
      (contains.get(whole)?.has(part) || regions.get(whole)?.has(part)) ?? false
    if (holds(own, key) || groups.some(({site, members}) => site === own && members.has(key))) return true
    if (openSites.some(({site, means}) => site === key && means === own)) return true
    const {artery = [], vein = []} = vessels.get(key) ?? {}
    const inGroup = (part: string) => groups.some(({site, members}) => site === own && members.has(part))
    if ([...artery, ...vein].some(vessel => vessel === own || inGroup(vessel))) return true
    return holds(key, own) && (brought.length > 0 || keys.length === 1)
  })
}

/** What the item's method says of contrast, vessels and technique takes up what the word says. */
function showsMethod(seen: Seen, mark: Mark, item: ItemFacts): boolean {
  const said = mark.methods.of(item.modality)
  return said.length > 0 && said.every(one => showsSaid(seen, one, item))
}

const contrastWords: ReadonlySet<string> = new Set(["with", "contrast", "contrast-word"])

function showsSaid(seen: Seen, said: string, item: ItemFacts): boolean {
  const {roles, vesselMethods} = seen.lexicon
  const {modality, facets} = item
  const method = facets.method ?? ""
  if (said.replace("?", "") === method) return true
  if (modality === roles.modalities.film) return showsOnFilm(seen.lexicon, said, item)
  const is = (role: Role<"method">) => roles.is("method", said, role, modality)
  if (said === "plain" || said === "without" || is("plain")) return showsPlain(seen, item)
  if (contrastWords.has(said) || is("contrast")) return showsContrast(seen, said, item)
  if (said === "dynamic") return hasContrast(seen.lexicon, item)
  if (said === "arthro") return roles.is("method", method, "arthrography", modality)
  const vessel = vesselMethods.isSaying(modality, said) || said === "catheter"
  return (vessel && vesselMethods.isVessel(modality, method)) || isGeneral(seen.lexicon, said, item)
}

/** Of films, general words for contrast and machines give way to the method named; `with` joins what is beside. */
function showsOnFilm({roles}: OpenLexicon, said: string, {modality, facets}: ItemFacts): boolean {
  const is = (machine: "breast" | "fluoroscopy") => roles.is("equipment", facets.equipment ?? "", machine, modality)
  if (said === "with") return true
  if (said === "plain" || said === "without") return !is("fluoroscopy")
  if (roles.is("method", said, "mammography", modality)) return is("breast")
  const general = ["contrast", "contrast-word", "arthro", "vessel"].includes(said)
  return is("fluoroscopy") && (general || roles.is("method", said, ["contrast-study", "fluoroscopy"], modality))
}

/** Without contrast; beside a word for contrast it adds nothing to a way of its own. */
function showsPlain(seen: Seen, item: ItemFacts): boolean {
  const {roles} = seen.lexicon
  const both = roles.is("method", item.facets.method ?? "", "both", item.modality)
  if (both || !hasContrast(seen.lexicon, item)) return true
  return isOwnWay(seen.lexicon, item) && [...contrastWords].some(word => entrySays(seen, word, item))
}

/** With contrast; the bare word for it says nothing more where the entry says `without`. */
function showsContrast(seen: Seen, said: string, item: ItemFacts): boolean {
  const {roles} = seen.lexicon
  if (hasContrast(seen.lexicon, item)) return true
  if (isOwnWay(seen.lexicon, item) && !roles.hasSequences(item.modality)) return true
  return said === "contrast-word" && ["without", "plain"].some(word => entrySays(seen, word, item))
}

const entrySays = ({entry}: Seen, word: string, {modality}: ItemFacts): boolean =>
  entry.some(mark => mark.methods.of(modality).includes(word))

/** The method is of the group that is called as the word says. */
function isGeneral({edition}: OpenLexicon, said: string, {modality, facets}: ItemFacts): boolean {
  const [stated, term] = [said, facets.method ?? ""].map(code => edition.dictionaries.method?.get(code, modality))
  return stated?.group !== undefined && stated.group.code === term?.group?.code && stated.en === stated.group.en
}

/** The scan is done with contrast: its method says so, or cannot be done without. */
function hasContrast({edition, roles}: OpenLexicon, {modality, facets}: ItemFacts): boolean {
  const method = facets.method ?? ""
  const {contrast} = edition.dictionaries.method?.get(method, modality) ?? {}
  return contrast === "with" || contrast === "both" || roles.is("method", method, ["dynamic", "agent"], modality)
}

/** A method for vessels, or a technique that is an examination of its own: with contrast it is the same one. */
function isOwnWay({roles, vesselMethods}: OpenLexicon, {modality, facets}: ItemFacts): boolean {
  const method = facets.method ?? ""
  const usual = roles.is("method", method, ["plain", "plain-kind", "contrast", "both", "bare"], modality)
  return vesselMethods.isVessel(modality, method) || !usual
}

/** Ways of reconstruction say nothing more of vessels, and nothing at all of MR, which has no post-processing; films have none. */
function showsProcessing(
  {roles, processed, vesselMethods}: OpenLexicon,
  said: string,
  {modality, facets}: ItemFacts,
): boolean {
  if (modality === roles.modalities.film) return roles.is("method", facets.method ?? "", "tomosynthesis", modality)
  if (!processed.has(modality) || facets.processing === said) return true
  const usual = roles.is("processing", said, "reconstruction", modality)
  return usual && (vesselMethods.isVessel(modality, facets.method ?? "") || /[^0]/.test(facets.processing ?? ""))
}

/** The position has all views that one word says, as itself or within a combination. */
function showsViews(lexicon: OpenLexicon, said: string, {modality, facets}: ItemFacts): boolean {
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

/** Some item is of the side, or none of the items has sides. */
function showsSide({lexicon, items}: Seen, side: string): boolean {
  const sides = items.map(({facets}) => lexicon.siteTerm.get(facets.site ?? "")?.side)
  return side === "one" || sides.every(own => own === undefined) || sides.some(own => own === side || own === "both")
}
