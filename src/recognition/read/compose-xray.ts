import {noSite} from "../../standard/index.ts"
import {isNumbered} from "./compose-scan.ts"
import type {Draft} from "./draft.ts"
import {decide, grouped} from "./places.ts"
import type {Part} from "./read.ts"

/** X-ray: plain films by position, mammography, fluoroscopy with contrast. */
export function composeXray(part: Part, draft: Draft): void {
  const codes = part.methods.filter(method => isNumbered(method) || method.startsWith("M") || method.startsWith("X"))
  const fluoro =
    codes.filter(code => code.startsWith("X")).sort((a, b) => rank(a) - rank(b))[0] ??
    (codes.includes("10") ? "10" : undefined)
  const breast =
    codes.filter(code => code.startsWith("M")).sort((a, b) => rank(a) - rank(b))[0] ??
    (part.sites.some(site => site.key === "乳腺") && !fluoro ? "M1" : undefined)
  const sites = part.sites.filter(site => site.key !== "非指定部位")
  if (sites.length === 0) {
    const method = fluoro ?? codes[0] ?? "00"
    const whole = {equipment: fluoro ? "45" : "40", site: noSite, method, position: "00"}
    if (draft.lists("XR", whole)) draft.put("XR", whole)
    else draft.missing = true
    return
  }
  draft.catheter ||= fluoro !== undefined && sites.some(site => site.key.endsWith("动脉"))
  const keys = grouped(
    draft.lexicon,
    sites.map(site => site.key),
  )
  const decided = keys.map(key => decide(sites.find(site => site.key === key) ?? {key, broadened: false}, "XR", draft))
  for (const place of decided)
    for (const site of place.codes) {
      if (fluoro) {
        draft.put("XR", {equipment: "45", site, method: jointStudy(draft, site, fluoro), position: "00"})
        continue
      }
      const equipment = breast ? "44" : part.mobile ? "42" : "40"
      if (part.mobile) draft.flags.add("bedside")
      for (const position of positionsOf(part, site, draft))
        draft.put("XR", {equipment, site, method: breast ?? plainMethod(codes), position})
    }
}

/** 造影 of a joint is arthrography where the edition lists that, and not 造影 alone. */
function jointStudy(draft: Draft, site: string, method: string): string {
  const lists = (code: string) => draft.lists("XR", {equipment: "45", site, method: code, position: "00"})
  return method === "X1" && !lists("X1") && lists("Xj") ? "Xj" : method
}

/** A method of plain radiography (densitometry). */
const plainMethod = (codes: readonly string[]): string => codes.find(code => isNumbered(code) && code !== "10") ?? "00"

/** A named method beats the general words 造影 and 钼靶. */
const rank = (code: string): number => (code === "X1" || code === "M1" ? 1 : 0)

/** One combined position where the dictionary has it, else one item per view. */
function positionsOf(part: Part, site: string, draft: Draft): readonly string[] {
  const frontal = ["01", "37", "35"].some(position =>
    draft.lists("XR", {equipment: "40", site, method: "00", position}),
  )
  const frontalOf = (code: string) => ((code === "21" || code === "22") && frontal ? "01" : code)
  const units = part.positions.map(unit => unit.split(" ").map(frontalOf))
  const lists = (position: string) => draft.lists("XR", {equipment: "40", site, method: "00", position})
  const views = withoutIdle([...new Set(units.flat())], lists)
  const joint = jointOf(draft, views)
  if (joint !== undefined) return [joint]
  if (views.length > 0)
    return units.flatMap(unit => {
      const left = unit.filter(code => views.includes(code))
      const together = left.length === unit.length ? jointOf(draft, unit) : undefined
      return together === undefined ? left : [together]
    })
  if (site === "040100" && part.views !== undefined && part.views <= 2) {
    draft.flags.add("position-assumed")
    return [part.views === 1 ? "01" : "37"]
  }
  draft.flags.add("position-unstated")
  return ["00"]
}

/** The one position of several views, where the dictionary has it. */
const jointOf = (draft: Draft, views: readonly string[]): string | undefined =>
  draft.lexicon.views.get([...new Set(views)].sort().join(" "))

const frontals: ReadonlySet<string> = new Set(["01", "21", "22"])
const postures: ReadonlySet<string> = new Set(["12", "13"])
const obliques: ReadonlySet<string> = new Set(["05", "06", "07", "09", "10", "11"])

/**
 * The views of a site without those that others say already: a side of a
 * lateral, an oblique beside its own kind, and of a posture with a frontal view
 * the one that the edition has for the site.
 */
function withoutIdle(said: readonly string[], lists: (position: string) => boolean): readonly string[] {
  let views = said.filter(code => !(code === "70" && said.includes("02")))
  if (views.some(code => obliques.has(code))) views = views.filter(code => code !== "04")
  const posture = views.find(code => postures.has(code))
  if (views.length !== 2 || posture === undefined || !views.some(code => frontals.has(code))) return views
  return lists(posture) ? [posture] : views.filter(code => code !== posture)
}
