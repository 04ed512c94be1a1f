import type {Side} from "../lists.ts"
import type {EntryReading, Part, Reading} from "./read.ts"
import {isVesselSaying} from "./vessel.ts"

/** Put the entries of a name together; what is said once is shared by all the sites it stands with. */
export function joinEntries(entries: readonly EntryReading[]): Reading {
  const only = entries.length === 1 ? entries[0] : undefined
  if (only?.clauses.length === 1) return {parts: only.clauses.filter(saysAnything), conflict: only.conflict}
  const clauses = inScope(entries.flatMap(entry => entry.clauses))
  return {parts: share(clauses), conflict: entries.some(entry => entry.conflict)}
}

/** Beside clauses that are in scope, one that isn't adds nothing. */
function inScope(clauses: readonly Part[]): readonly Part[] {
  const within = clauses.filter(part => part.scopeFree)
  return within.some(saysAnything) ? within : clauses
}

const saysSomething = (part: Part): boolean =>
  part.methods.length + part.processing.length + part.positions.length > 0 || part.views !== undefined

const saysAnything = (part: Part): boolean =>
  part.sites.length > 0 || part.modality !== undefined || saysSomething(part)

/** A clause without a site speaks of the sites before it; one without a method has the method of its neighbours. */
function share(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const says = saysSomething(part)
    if (part.sites.length > 0 || !last || last.sites.length === 0) {
      if (saysAnything(part)) out.push(part)
    } else if (says) {
      if (isMoreVessels(last, part)) out.push({...part, sites: last.sites})
      else if (last.modality === "XR" || last.methods.length === 0) out[out.length - 1] = merge(last, part)
      else out.push({...part, sites: last.sites})
    } else if (part.looseSide !== undefined) out[out.length - 1] = sided(last, part.looseSide)
  }
  const first = out[0]
  const second = out[1]
  if (first && second && first.sites.length === 0 && second.sites.length > 0) out.splice(0, 2, merge(second, first))
  return sameExamination(out.map((part, i) => (isBare(part) ? lent(part, out, i) : part)))
}

/** Nothing is said of its sites but the modality, and what others say may be of them too. */
const isBare = (part: Part): boolean =>
  part.modality !== "XR" && part.methods.length === 0 && part.processing.length === 0

/** A bare part with what the next, else the last before it, says. */
function lent(part: Part, all: readonly Part[], at: number): Part {
  const near = [...all.slice(at + 1), ...all.slice(0, at).reverse()].filter(other => other.sites !== part.sites)
  const method = near.find(other => other.methods.length > 0)
  if (method) return method.modality === part.modality ? {...part, methods: method.methods} : part
  const processing = part.closed ? undefined : near.find(other => other.processing.length > 0)
  return processing && processing.modality === part.modality ? {...part, processing: processing.processing} : part
}

/** `头颅MR+MRA`: the vessels of the sites that were examined before. */
const isMoreVessels = (last: Part, part: Part): boolean =>
  last.modality !== "XR" && last.methods.length === 0 && part.methods.every(isVesselSaying)

const sided = (part: Part, side: Side): Part => ({
  ...part,
  sites: part.sites.map(site => (site.side === undefined ? {...site, side, sideShared: part.sites.length > 1} : site)),
})

/**
 * Clauses of CT or MR that say the same of their sites are one, so that their
 * sites can be one group; so are X-ray clauses of the same sites, whose views
 * belong together wherever they stand.
 */
function sameExamination(parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const same = out.findIndex(other => joins(other, part))
    const other = out[same]
    const views = other ? -1 : out.findIndex(film => isSameFilm(film, part))
    const film = out[views]
    const clause = (other?.sites.at(-1)?.clause ?? 0) + 1
    if (other) out[same] = {...other, sites: [...other.sites, ...part.sites.map(site => ({...site, clause}))]}
    else if (film) out[views] = {...film, positions: [...film.positions, ...part.positions]}
    else out.push(part)
  }
  return out
}

function joins(a: Part, b: Part): boolean {
  const keys = new Set([...a.sites, ...b.sites].map(site => site.key))
  const apart = keys.size === a.sites.length + b.sites.length && !keys.has("非指定部位")
  return apart && a.modality === b.modality && b.modality !== "XR" && sayings(a) === sayings(b)
}

function isSameFilm(a: Part, b: Part): boolean {
  const plain = (part: Part) => part.modality === "XR" && part.methods.length === 0 && part.positions.length > 0
  const place = (part: Part) => part.sites.map(site => `${site.key} ${site.side ?? ""}`).join()
  return plain(a) && plain(b) && a.mobile === b.mobile && place(a) === place(b)
}

const sayings = (part: Part): string => `${[...part.methods].sort().join(" ")}/${part.processing.join(" ")}`

function merge(into: Part, from: Part): Part {
  const merged = {
    ...into,
    methods: [...new Set([...into.methods, ...from.methods])],
    processing: [...into.processing, ...from.processing],
    positions: [...into.positions, ...from.positions],
    ...(into.views === undefined && from.views !== undefined ? {views: from.views} : {}),
    mobile: into.mobile || from.mobile,
    emergency: into.emergency || from.emergency,
  }
  return from.looseSide === undefined ? merged : sided(merged, from.looseSide)
}
