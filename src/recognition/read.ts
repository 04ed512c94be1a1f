import type {Lexicon} from "./lexicon.ts"
import type {Mark} from "./mark.ts"
import {type Bound, bindSides, type Side} from "./side.ts"

/** A site as one entry of the name mentions it. */
export interface SiteMention {
  readonly key: string
  readonly side?: Side
  /** The side was said of a neighbour. */
  readonly sideShared?: boolean
  readonly broadened: boolean
}

/** One clause of a name: what is said of the sites it holds. */
export interface Part {
  readonly modality?: string
  readonly sites: readonly SiteMention[]
  /** Method codes of the modality, and the general words plain, contrast and vessel. */
  readonly methods: ReadonlySet<string>
  readonly processing: readonly string[]
  readonly positions: readonly string[]
  readonly views?: number
  readonly mobile: boolean
  /** No word of this clause is out of scope. */
  readonly scopeFree: boolean
  /** A side said where no site is named. */
  readonly looseSide?: Side
}

export interface Reading {
  readonly parts: readonly Part[]
  readonly conflict: boolean
}

/** A mark with the side that its entry gives it. */
interface Said {
  readonly mark: Mark
  readonly bound: Bound | undefined
}

/** Read the marks of a name into clauses; what is said once is shared by all the sites it stands with. */
export function readParts(lexicon: Lexicon, marks: readonly Mark[], given?: string): Reading {
  const entries = entriesOf(marks)
  const stated = entries.map(entry => modalityOf(entry))
  const common = given ?? one(stated.filter(modality => modality !== undefined))
  let conflict = false
  const raw = entries.flatMap((entry, i) => {
    const sides = bindSides(entry)
    conflict ||= sides.clash
    const said = entry.map((mark, at): Said => ({mark, bound: sides.of.get(at)}))
    const own = stated[i] ?? common
    conflict ||= disagrees(lexicon, entry, own)
    return clausesOf(said).map(clause => {
      const part = readClause(lexicon, clause, modalityOf(clause.map(({mark}) => mark)) ?? own)
      return sides.loose === undefined ? part : {...part, looseSide: sides.loose}
    })
  })
  return {parts: share(raw), conflict}
}

const one = (values: readonly string[]): string | undefined => (new Set(values).size === 1 ? values[0] : undefined)

/** Entries stand between signs that end one. */
function entriesOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const entries: Mark[][] = [[]]
  for (const mark of marks) {
    if (mark.kind === "end") entries.push([])
    else entries.at(-1)?.push(mark)
  }
  return entries.filter(entry => entry.some(mark => !isSign(mark)))
}

const signKinds: ReadonlySet<Mark["kind"]> = new Set(["end", "join", "open", "open-square", "close"])
const isSign = (mark: Mark): boolean => signKinds.has(mark.kind)

const attributeKinds: ReadonlySet<Mark["kind"]> = new Set(["method", "processing", "position", "views"])
const isAttribute = ({mark}: Said): boolean => attributeKinds.has(mark.kind)
const isSite = ({mark}: Said): boolean => mark.kind === "site"

/**
 * Cut an entry where it begins to speak of another examination: at a site that
 * follows what was said of the sites before it, when something is said of it
 * too (`颈椎平扫+腰椎增强`), and at another modality.
 */
function clausesOf(entry: readonly Said[]): readonly (readonly Said[])[] {
  const starts = leads(entry) ? ledStarts(entry) : trailedStarts(entry)
  const cuts = [0, ...starts.filter(at => at > 0), entry.length]
  return cuts.slice(1).map((end, i) => entry.slice(cuts[i], end))
}

/** What is said stands before its site throughout: `平扫胸部 增强上腹部`. */
function leads(entry: readonly Said[]): boolean {
  const shape = entry.filter(said => isSite(said) || isAttribute(said)).map(isSite)
  return shape[0] === false && shape.at(-1) === true
}

function ledStarts(entry: readonly Said[]): readonly number[] {
  return entry.flatMap((said, i) => {
    if (!isAttribute(said)) return []
    const before = entry.slice(0, i).findLast(other => isSite(other) || isAttribute(other))
    return before && isSite(before) ? [i] : []
  })
}

function trailedStarts(entry: readonly Said[]): readonly number[] {
  const starts: number[] = []
  let [site, attribute, modality]: [boolean, boolean, string | undefined] = [false, false, undefined]
  for (const [i, said] of entry.entries()) {
    const stated = scanModality(said)
    const other = site && modality !== undefined && stated !== undefined && stated !== modality
    const again = isSite(said) && site && attribute && entry.slice(i).some(isAttribute)
    if (other || again) {
      starts.push(before(entry, i))
      ;[site, attribute, modality] = [false, false, undefined]
    }
    site ||= isSite(said)
    attribute ||= site && isAttribute(said)
    modality ??= stated
  }
  return starts
}

const scanModality = ({mark}: Said): string | undefined =>
  mark.kind === "modality" && mark.sense.value !== "XR" ? mark.sense.value : undefined

/** A side, modality or opening bracket right before the site belongs to its clause. */
function before(entry: readonly Said[], at: number): number {
  let start = at
  while (start > 0 && leading.has(entry[start - 1]?.mark.kind ?? "end")) start--
  return start
}

const leading: ReadonlySet<Mark["kind"]> = new Set(["side", "open", "open-square", "modality", "mobile"])

/** Stated, or implied by equipment, method or view. */
function modalityOf(entry: readonly Mark[]): string | undefined {
  const kinds = (kind: Mark["kind"]) => entry.filter(mark => mark.kind === kind).map(mark => mark.sense.value)
  const stated = kinds("modality")
  for (const modality of ["CT", "MR"]) if (stated.includes(modality)) return modality
  const equipment = kinds("equipment")[0]
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

function readClause(lexicon: Lexicon, clause: readonly Said[], modality: string | undefined): Part {
  const of = (kind: Mark["kind"]) => clause.filter(({mark}) => mark.kind === kind).map(({mark}) => mark.sense)
  const named = clause.filter(isSite).map(said => mention(lexicon, said.mark.sense.value, said.bound, modality))
  const brought = clause
    .filter(({mark}) => mark.sense.brings !== undefined && fits(mark, modality))
    .map(({mark, bound}) => mention(lexicon, mark.sense.brings ?? "", bound ?? ownSide(mark), modality))
  const views = of("views")[0]?.value
  return {
    sites: sitesOf(lexicon, named, brought),
    methods: new Set(of("method").flatMap(sense => codesOf(sense.value, modality))),
    processing: of("processing").map(sense => sense.value),
    positions: of("position").flatMap(sense => sense.value.split(" ")),
    mobile: of("mobile").length > 0,
    scopeFree: of("scope").length === 0,
    ...(modality === undefined ? {} : {modality}),
    ...(views === undefined ? {} : {views: Number(views)}),
  }
}

/** A word that brings its site may say the side too (`双膝`). */
const ownSide = ({kind, sense}: Mark): Bound | undefined =>
  kind === "side" ? {side: sense.value as Side, shared: false} : undefined

/** A site that a method brings along stands where none is named; a vessel it brings is meant even so. */
function sitesOf(
  lexicon: Lexicon,
  named: readonly SiteMention[],
  brought: readonly SiteMention[],
): readonly SiteMention[] {
  const meant = named.length === 0 || brought.some(site => lexicon.vesselKeys.has(site.key))
  return meant && brought.length > 0 ? brought : named
}

const fits = (mark: Mark, modality: string | undefined): boolean =>
  mark.kind === "side" || codesOf(mark.sense.value, modality).length > 0

/** `CT:33` for CT is `33`; general words stay. */
function codesOf(said: string, modality: string | undefined): readonly string[] {
  return said
    .split(" ")
    .flatMap(value => (!value.includes(":") ? [value] : value.slice(0, 2) === modality ? [value.slice(3)] : []))
    .filter(value => value !== "")
}

function mention(lexicon: Lexicon, word: string, bound: Bound | undefined, modality: string | undefined): SiteMention {
  const reading = lexicon.site(word, modality ?? "CT") ?? {key: word, broadened: false}
  return bound === undefined ? reading : {...reading, side: bound.side, sideShared: bound.shared}
}

/** A clause without a site speaks of the sites before it; one without a method has the method of its neighbours. */
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
    } else if (part.looseSide !== undefined) out[out.length - 1] = sided(last, part.looseSide)
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

const sided = (part: Part, side: Side): Part => ({
  ...part,
  sites: part.sites.map(site => (site.side === undefined ? {...site, side, sideShared: part.sites.length > 1} : site)),
})

/** Clauses of CT or MR that say the same of their sites are one, so that their sites can be one group. */
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
  const merged = {
    ...into,
    methods: new Set([...into.methods, ...from.methods]),
    processing: [...into.processing, ...from.processing],
    positions: [...into.positions, ...from.positions],
    ...(into.views === undefined && from.views !== undefined ? {views: from.views} : {}),
    mobile: into.mobile || from.mobile,
  }
  return from.looseSide === undefined ? merged : sided(merged, from.looseSide)
}

/** A leading square bracket names one site and the body another that is neither part nor whole of it. */
function disagrees(lexicon: Lexicon, entry: readonly Mark[], modality: string | undefined): boolean {
  const [open, first] = entry
  if (open?.kind !== "open-square" || first?.kind !== "site") return false
  const close = entry.findIndex(mark => mark.kind === "close")
  const key = (mark: Mark) => lexicon.site(mark.sense.value, modality ?? "CT")?.key ?? mark.sense.value
  const inside = key(first)
  const body = entry
    .slice(close)
    .filter(mark => mark.kind === "site")
    .map(key)
    .filter(k => k !== "非指定部位")
  if (inside === "非指定部位") return false
  const within = (a: string, b: string) => lexicon.contains.get(a)?.has(b) || lexicon.regions.get(a)?.has(b)
  const related = (a: string, b: string) => a === b || within(a, b) || within(b, a)
  return body.length > 0 && !body.some(other => related(inside, other))
}
