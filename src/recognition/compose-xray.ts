import {noSite} from "../standard/index.ts"
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
    codes.find(code => code.startsWith("M")) ??
    (part.sites.some(site => site.key === "乳腺") && !fluoro ? "M1" : undefined)
  const sites = part.sites.filter(site => site.key !== "非指定部位")
  if (sites.length === 0) {
    const whole = {equipment: "45", site: noSite, method: fluoro ?? "X1", position: "00"}
    if (fluoro && draft.lists("XR", whole)) draft.put("XR", whole)
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
        draft.put("XR", {equipment: "45", site, method: fluoro, position: "00"})
        continue
      }
      const equipment = breast ? "44" : part.mobile ? "42" : "40"
      if (part.mobile) draft.flags.add("bedside")
      for (const position of positionsOf(part, site, draft))
        draft.put("XR", {equipment, site, method: breast ?? "00", position})
    }
}

/** A named contrast method beats the general word 造影. */
const rank = (code: string): number => (code === "X1" ? 1 : 0)

/** One combined position where the dictionary has it, else one item per view. */
function positionsOf(part: Part, site: string, draft: Draft): readonly string[] {
  const frontal = ["01", "37", "35"].some(position =>
    draft.lists("XR", {equipment: "40", site, method: "00", position}),
  )
  const views = [
    ...new Set(part.positions.map(code => ((code === "21" || code === "22") && frontal ? "01" : code))),
  ].filter((code, _, all) => !(code === "70" && all.includes("02")))
  const joint = draft.lexicon.views.get([...views].sort().join(" "))
  if (joint) return [joint]
  if (views.length > 0) return views
  if (site === "040100" && part.views !== undefined && part.views <= 2) {
    draft.flags.add("position-assumed")
    return [part.views === 1 ? "01" : "37"]
  }
  draft.flags.add("position-unstated")
  return ["00"]
}
