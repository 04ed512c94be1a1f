import type {Lexicon, Sense} from "./lexicon.ts"
import type {Found} from "./scan.ts"

export type Side = "left" | "right" | "both" | "one"

/** A site as one entry of the name mentions it. */
export interface SiteMention {
  readonly key: string
  readonly side?: Side
  readonly broadened: boolean
}

/** One entry of a name: what is said of the sites it holds. */
export interface Part {
  readonly modality?: string
  readonly sites: readonly SiteMention[]
  /** Method codes of the modality, and the general words plain, contrast and vessel. */
  readonly methods: ReadonlySet<string>
  readonly processing: readonly string[]
  readonly positions: readonly string[]
  readonly views?: number
  readonly mobile: boolean
  /** No word of this entry is out of scope. */
  readonly scopeFree: boolean
}

export interface Reading {
  readonly parts: readonly Part[]
  readonly equipment: readonly string[]
  readonly conflict: boolean
}

type Token = Found<Sense>

/** Read the words of a name into its entries; what is said once is shared by all the sites it stands with. */
export function readParts(lexicon: Lexicon, text: string, found: readonly Token[], given?: string): Reading {
  const entries = entriesOf(text, found)
  const common = given ?? one(entries.map(entry => modalityOf(entry)).filter(modality => modality !== undefined))
  const raw = entries.map(entry => readEntry(lexicon, entry, modalityOf(entry) ?? common))
  return {
    parts: share(raw),
    equipment: [
      ...new Set(found.filter(t => t.value.kind === "equipment").flatMap(t => t.value.value.split(" "))),
    ].sort(),
    conflict: raw.some((part, i) => disagrees(lexicon, text, entries[i] ?? [], part.modality)),
  }
}

const one = (values: readonly string[]): string | undefined => (new Set(values).size === 1 ? values[0] : undefined)

/** Entries stand between `;` and `,` outside brackets. */
function entriesOf(text: string, found: readonly Token[]): readonly (readonly Token[])[] {
  const entries: Token[][] = [[]]
  let depth = 0
  let at = 0
  const pass = (until: number) => {
    for (; at < until; at++) {
      const char = text.charAt(at)
      if ("([".includes(char)) depth++
      else if (")]".includes(char)) depth = Math.max(0, depth - 1)
      else if (depth === 0 && ";,".includes(char)) entries.push([])
    }
  }
  for (const token of found) {
    pass(token.at)
    entries.at(-1)?.push(token)
    at = token.at + token.length
  }
  return entries.filter(entry => entry.length > 0)
}

/** Stated, or implied by equipment, method or view. */
function modalityOf(entry: readonly Token[]): string | undefined {
  const kinds = (kind: Sense["kind"]) =>
    entry.filter(token => token.value.kind === kind).map(token => token.value.value)
  const stated = kinds("modality")
  for (const modality of ["CT", "MR"]) if (stated.includes(modality)) return modality
  const equipment = kinds("equipment")[0]?.charAt(0)
  if (equipment === "2") return "CT"
  if (equipment === "3") return "MR"
  const implied = kinds("method").flatMap(value =>
    value.split(" ").flatMap(v => (v.includes(":") ? [v.slice(0, 2)] : [])),
  )
  for (const modality of ["CT", "MR"])
    if (implied.includes(modality) && !implied.includes(modality === "CT" ? "MR" : "CT") && !stated.includes("XR"))
      return modality
  const xray = [...stated, ...(equipment ?? ""), ...kinds("position"), ...kinds("views"), ...kinds("mobile")]
  return xray.length > 0 || implied.includes("XR") ? "XR" : undefined
}

function readEntry(lexicon: Lexicon, entry: readonly Token[], modality: string | undefined): Part {
  const of = (kind: Sense["kind"]) => entry.filter(token => token.value.kind === kind)
  const sides = of("side")
  const mentions = of("site").map(token => mention(lexicon, token, sides, modality))
  const brought = entry.filter(token => token.value.brings && fits(token, modality))
  const methods = of("method").flatMap(token => codesOf(token, modality))
  const views = of("views")[0]?.value.value
  const base: Part = {
    sites: sitesOf(
      mentions,
      brought.map(token =>
        mention(lexicon, {...token, value: {kind: "site", value: token.value.brings ?? ""}}, sides, modality),
      ),
    ),
    methods: new Set(methods),
    processing: of("processing").map(token => token.value.value),
    positions: of("position").flatMap(token => token.value.value.split(" ")),
    mobile: of("mobile").length > 0,
    scopeFree: of("scope").length === 0,
  }
  return {
    ...base,
    ...(modality === undefined ? {} : {modality}),
    ...(views === undefined ? {} : {views: Number(views)}),
  }
}

/** A site that a method brings along stands where none is named; a vessel it brings is meant even so. */
function sitesOf(named: readonly SiteMention[], brought: readonly SiteMention[]): readonly SiteMention[] {
  return named.length === 0 || brought.some(site => /动脉|静脉/.test(site.key))
    ? brought.length > 0
      ? brought
      : named
    : named
}

const fits = (token: Token, modality: string | undefined): boolean =>
  token.value.kind === "side" || codesOf(token, modality).length > 0

/** `CT:33` for CT is `33`; general words stay. */
function codesOf(token: Token, modality: string | undefined): readonly string[] {
  return token.value.value
    .split(" ")
    .flatMap(value => (!value.includes(":") ? [value] : value.slice(0, 2) === modality ? [value.slice(3)] : []))
    .filter(value => value !== "")
}

function mention(lexicon: Lexicon, token: Token, sides: readonly Token[], modality: string | undefined): SiteMention {
  const reading = lexicon.site(token.value.value, modality ?? "CT") ?? {key: token.value.value, broadened: false}
  const side = nearest(token, sides)
  return side === undefined ? reading : {...reading, side}
}

/** The side that stands nearest before the site, else nearest after it; left and right together are both. */
function nearest(site: Token, sides: readonly Token[]): Side | undefined {
  const before = sides.filter(side => side.at < site.at)
  const chosen = before.at(-1) ?? sides[0]
  if (!chosen) return undefined
  const twin = sides.find(
    side => side !== chosen && Math.abs(side.at - chosen.at) <= 2 && side.value.value !== chosen.value.value,
  )
  return twin ? "both" : (chosen.value.value as Side)
}

/** An entry without a site speaks of the sites before it; one without a method has the method of its neighbours. */
function share(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const says = part.methods.size + part.processing.length + part.positions.length > 0 || part.views !== undefined
    if (part.sites.length > 0 || !last || last.sites.length === 0) {
      if (part.sites.length > 0 || says || part.modality !== undefined) out.push(part)
    } else if (says) {
      if (last.modality === "XR" || last.methods.size === 0) out[out.length - 1] = merge(last, part)
      else out.push({...part, sites: last.sites})
    }
  }
  const first = out[0]
  const second = out[1]
  if (first && second && first.sites.length === 0 && second.sites.length > 0) out.splice(0, 2, merge(second, first))
  return sameExamination(
    out.map((part, i) => {
      if (part.methods.size > 0 || part.modality === "XR") return part
      const neighbour =
        out.slice(i + 1).find(other => other.methods.size > 0) ??
        out.slice(0, i).findLast(other => other.methods.size > 0)
      return neighbour && neighbour.modality === part.modality && part.processing.length === 0
        ? {...part, methods: neighbour.methods}
        : part
    }),
  )
}

/** Entries of CT or MR that say the same of their sites are one, so that their sites can be one group. */
function sameExamination(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const same = out.findIndex(other => joins(other, part))
    const other = out[same]
    if (other) out[same] = {...other, sites: [...other.sites, ...part.sites]}
    else out.push(part)
  }
  return out
}

function joins(a: Part, b: Part): boolean {
  const keys = new Set([...a.sites, ...b.sites].map(site => site.key))
  const apart = keys.size === a.sites.length + b.sites.length && !keys.has("非指定部位")
  return apart && a.modality === b.modality && b.modality !== "XR" && sayings(a) === sayings(b)
}

const sayings = (part: Part): string => `${[...part.methods].sort().join(" ")}/${part.processing.join(" ")}`

function merge(into: Part, from: Part): Part {
  return {
    ...into,
    methods: new Set([...into.methods, ...from.methods]),
    processing: [...into.processing, ...from.processing],
    positions: [...into.positions, ...from.positions],
    ...(into.views === undefined && from.views !== undefined ? {views: from.views} : {}),
    mobile: into.mobile || from.mobile,
  }
}

/** A leading square bracket names one site and the body another that is neither part nor whole of it. */
function disagrees(lexicon: Lexicon, text: string, entry: readonly Token[], modality: string | undefined): boolean {
  const first = entry[0]
  if (first?.value.kind !== "site" || text.charAt(first.at - 1) !== "[") return false
  const close = text.indexOf("]", first.at)
  const key = (token: Token) => lexicon.site(token.value.value, modality ?? "CT")?.key ?? token.value.value
  const inside = key(first)
  const body = entry
    .filter(token => token.value.kind === "site" && token.at > close)
    .map(key)
    .filter(k => k !== "非指定部位")
  if (inside === "非指定部位") return false
  const related = (a: string, b: string) =>
    a === b || lexicon.contains.get(a)?.has(b) || lexicon.contains.get(b)?.has(a)
  return body.length > 0 && !body.some(other => related(inside, other))
}
