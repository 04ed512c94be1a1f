import {isMethodCode} from "../lexicon/sense.ts"
import {keyOf} from "../lexicon/target.ts"
import type {Role} from "../lists.ts"
import type {Draft} from "./draft.ts"
import {decide, grouped, sidesJoined} from "./places.ts"
import type {Part} from "./read.ts"

/** What a clause says of the way of X-ray: at most one of each. */
interface Way {
  readonly codes: readonly string[]
  readonly fluoro: string | undefined
  readonly breast: string | undefined
}

/** X-ray: plain films by position (policy 8), mammography, fluoroscopy with contrast (policy 9). */
export function composeXray(part: Part, modality: string, draft: Draft): void {
  const {lexicon} = draft
  const way = wayOf(part, modality, draft)
  const sites = sidesJoined(part.sites.filter(site => site.key !== lexicon.unspecified))
  if (sites.length === 0) {
    putWithoutSite(way, modality, draft)
    return
  }
  // Contrast in an artery or the heart without CT or MR is catheter angiography, which is out of scope always.
  draft.catheter ||= way.fluoro !== undefined && sites.some(site => lexicon.arteryKeys.has(site.key))
  draft.catheter ||= isStudy(way, modality, draft) && sites.some(site => lexicon.catheterKeys.has(site.key))
  const keys = grouped(
    lexicon,
    sites.map(site => site.key),
  )
  for (const key of keys) {
    const place = decide(sites.find(site => site.key === key) ?? {key, broadened: false}, modality, draft)
    for (const site of place.codes) putAt(part, way, {modality, site}, draft)
  }
}

function wayOf(part: Part, modality: string, draft: Draft): Way {
  const codes = part.said.method.filter(isMethodCode)
  const fluoro = methodWith("fluoroscopy", codes, modality, draft)
  const breast = methodWith("breast", codes, modality, draft)
  const {roles, breastKeys} = draft.lexicon
  const bare = fluoro === undefined && part.sites.some(site => breastKeys.has(site.key))
  const usual = roles.code("method", "mammography", modality)
  const said = breast ?? (bare ? usual : undefined)
  const spatial = said === usual && part.said.processing.length > 0 // 3D MAMMO
  return {codes, fluoro, breast: spatial ? roles.code("method", "tomosynthesis", modality) : said}
}

/** Contrast, and not fluoroscopy alone. */
const isStudy = ({fluoro}: Way, modality: string, {lexicon: {roles}}: Draft): boolean =>
  fluoro !== undefined && !roles.is("method", fluoro, "fluoroscopy", modality)

const ranks: readonly Role<"method">[] = ["contrast-study", "mammography", "fluoroscopy"]

/** The method stated that is done with this equipment; a named one beats the general words 造影 and 钼靶, and these 透视. */
function methodWith(
  equipment: Role<"equipment">,
  codes: readonly string[],
  modality: string,
  draft: Draft,
): string | undefined {
  const {roles} = draft.lexicon
  const machine = roles.code("equipment", equipment, modality)
  const rank = (code: string) => ranks.findIndex(role => roles.is("method", code, role, modality))
  return codes.filter(code => isDoneWith(machine, code, modality, draft)).sort((a, b) => rank(a) - rank(b))[0]
}

/** policy 5: the item of no site, where the edition lists it. */
function putWithoutSite({codes, fluoro}: Way, modality: string, draft: Draft): void {
  const {roles} = draft.lexicon
  const whole = {
    equipment: roles.code("equipment", fluoro === undefined ? "default" : "fluoroscopy", modality),
    site: roles.code("site", "unspecified"),
    method: fluoro ?? codes[0] ?? roles.code("method", "radiograph", modality),
  }
  if (draft.lists(modality, whole)) draft.put(modality, whole)
  else draft.missing = true
}

/** Where an item is put: site code and modality. */
interface At {
  readonly modality: string
  readonly site: string
}

function putAt(part: Part, {codes, fluoro, breast}: Way, at: At, draft: Draft): void {
  const {modality, site} = at
  const {roles} = draft.lexicon
  if (fluoro !== undefined) {
    const equipment = roles.code("equipment", "fluoroscopy", modality)
    const study = jointStudy(fluoro, at, draft)
    const isShared = part.sites.length > 1 && roles.is("method", study, "arthrography", modality)
    if (isShared && draft.lexicon.siteTerm.get(site)?.kind !== "joint") draft.flags.add("part-unread") // 关节造影 of another site
    draft.put(modality, {equipment, site, method: study})
    return
  }
  // policy 3: bedside and mammography are examinations of their own
  const mobile = part.said.mobile.length > 0
  if (mobile) draft.flags.add("bedside")
  const machine = breast !== undefined ? "breast" : mobile ? "mobile" : "default"
  const equipment = roles.code("equipment", machine, modality)
  const method = breast ?? plainMethod(codes, modality, draft)
  if (!mobile && saysNothing(part) && roles.is("site", site, "contrast")) {
    // policy 9: plain films don't show it
    const contrast = {
      equipment: roles.code("equipment", "fluoroscopy", modality),
      method: contrastStudy(modality, draft),
    }
    draft.putOneOf(modality, [
      {equipment, site, method},
      {...contrast, site},
    ])
    return
  }
  const isOwn = machine === "default" && method !== roles.code("method", "radiograph", modality)
  if (isOwn && part.said.position.length > 0) draft.flags.add("part-unread") // 骨密度 has no views: they are of another film
  for (const position of positionsOf(part, at, draft)) draft.put(modality, {equipment, site, method, ...position})
}

/** No view, count of views or method. */
const saysNothing = ({said: {method, position, views}}: Part): boolean =>
  method.length === 0 && position.length === 0 && views.length === 0

const contrastStudy = (modality: string, {lexicon: {roles}}: Draft): string =>
  roles.code("method", "contrast-study", modality)

/** policy 9: 造影 of a joint is arthrography where the edition lists that, and not 造影 alone. */
function jointStudy(method: string, {modality, site}: At, draft: Draft): string {
  const {roles} = draft.lexicon
  const joint = roles.code("method", "arthrography", modality)
  const equipment = roles.code("equipment", "fluoroscopy", modality)
  const lists = (method: string) => draft.lists(modality, {equipment, site, method})
  return roles.is("method", method, "contrast-study", modality) && !lists(method) && lists(joint) ? joint : method
}

/** A method of plain radiography (densitometry), else the usual one. A code of another modality stays: it has no item. */
function plainMethod(codes: readonly string[], modality: string, draft: Draft): string {
  const {roles} = draft.lexicon
  const special = [roles.code("equipment", "fluoroscopy", modality), roles.code("equipment", "breast", modality)]
  const own = codes.find(code => !special.some(machine => isDoneWith(machine, code, modality, draft)))
  return own ?? roles.code("method", "radiograph", modality)
}

const isDoneWith = (machine: string, code: string, modality: string, {lexicon: {edition}}: Draft): boolean =>
  edition.dictionaries.method?.get(code, modality)?.equipment?.includes(machine) ?? false

type Position = {readonly position?: string}

/** policy 8: one combined position where the dictionary has it, else one item per view. */
function positionsOf(part: Part, at: At, draft: Draft): readonly Position[] {
  const counted = countedPosition(part, at, draft)
  const said = unitsOf(part, at, draft)
  const more = counted !== undefined && said.length > 0 && part.said.method.includes("contrast") // `2 VIEWS W/OBLIQUES`
  if (more) draft.flags.add("position-assumed")
  const units = more ? [viewsOf(draft, counted), ...said] : said
  const views = withoutIdle([...new Set(units.flat())], at, draft)
  const joint = jointOf(draft, views)
  if (joint !== undefined) return [{position: joint}]
  if (views.length > 0) return units.flatMap(unit => unitPositions(unit, views, draft)).map(position => ({position}))
  draft.flags.add(counted === undefined ? "position-unstated" : "position-assumed")
  return [counted === undefined ? {} : {position: counted}]
}

/** The views that each word says; AP and PA are frontal where the edition lists a frontal view for the site. */
function unitsOf(part: Part, at: At, draft: Draft): readonly (readonly string[])[] {
  const {roles} = draft.lexicon
  const [frontal = ""] = roles.codes("position", "frontal", at.modality)
  const shown = [frontal, ...roles.codes("position", "with-frontal", at.modality)]
  const hasFrontal = shown.some(position => listsView(position, at, draft))
  const meant = (code: string) => (hasFrontal && roles.is("position", code, "directed", at.modality) ? frontal : code)
  return part.said.position.map(unit => unit.split(" ").map(meant))
}

function listsView(position: string, {modality, site}: At, draft: Draft): boolean {
  const {roles} = draft.lexicon
  const equipment = roles.code("equipment", "default", modality)
  return draft.lists(modality, {equipment, site, method: roles.code("method", "radiograph", modality), position})
}

/** What is left of the views that one word says: as one position where it says no other, and the dictionary has it. */
function unitPositions(unit: readonly string[], views: readonly string[], draft: Draft): readonly string[] {
  const left = unit.filter(code => views.includes(code))
  const together = left.length === unit.length ? jointOf(draft, unit) : undefined
  return together === undefined ? left : [together]
}

/** policy 8: “2 views” of a site where so many have a meaning (table `count`). */
function countedPosition({said: {views}}: Part, {site}: At, {lexicon}: Draft): string | undefined {
  const term = lexicon.siteTerm.get(site)
  return term && views[0] !== undefined ? lexicon.counts.get(`${keyOf(term)} ${views[0]}`) : undefined
}

/** The one position of several views, where the dictionary has it. */
const jointOf = (draft: Draft, views: readonly string[]): string | undefined =>
  draft.lexicon.views.get([...new Set(views)].sort().join(" "))

/** The views that a position is made of, itself where it is one. */
const viewsOf = ({lexicon}: Draft, position: string): readonly string[] =>
  [...lexicon.views].find(([, joint]) => joint === position)?.[0].split(" ") ?? [position]

/**
 * policy 8: the views of a site without those that others say already: a side of
 * a lateral, an oblique beside its own kind, and of a posture with a frontal view
 * the one that the edition has for the site.
 */
function withoutIdle(said: readonly string[], at: At, draft: Draft): readonly string[] {
  const {roles} = draft.lexicon
  const is = (code: string, ...role: Role<"position">[]) => roles.is("position", code, role, at.modality)
  const has = (role: Role<"position">) => said.some(code => is(code, role))
  const views = said.filter(
    code => !(is(code, "lateral-side") && has("lateral")) && !(is(code, "oblique") && has("oblique-kind")),
  )
  const posture = views.find(code => is(code, "posture"))
  if (views.length !== 2 || posture === undefined || !views.some(code => is(code, "frontal", "directed"))) return views
  return listsView(posture, at, draft) ? [posture] : views.filter(code => code !== posture)
}
