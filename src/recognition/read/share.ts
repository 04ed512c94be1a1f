import type {Facets} from "../../standard/index.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {attributeKinds, type SaidKind, saidKinds} from "../lexicon/sense.ts"
import type {Side} from "../lists.ts"
import {itemFacts} from "./facts.ts"
import type {EntryReading, Part, Reading, Said, SiteMention} from "./read.ts"

/** Put the entries of a name together; what is said once is shared by all the sites it stands with (policy 1). */
export function joinEntries(lexicon: OpenLexicon, entries: readonly EntryReading[]): Reading {
  const only = entries.length === 1 ? entries[0] : undefined
  if (only?.clauses.length === 1) return {parts: only.clauses.filter(saysAnything), conflict: only.conflict}
  const clauses = inScope(entries.flatMap(entry => entry.clauses))
  return {parts: share(lexicon, clauses), conflict: entries.some(entry => entry.conflict) || isOneOfBoth(clauses)}
}

/** policy 10: one side is said by itself, and all the sites are examined on both (`左侧，双膝关节CT`). */
function isOneOfBoth(clauses: readonly Part[]): boolean {
  const isOne = clauses.some(({looseSide}) => looseSide === "left" || looseSide === "right")
  const sites = isOne ? clauses.flatMap(part => part.sites) : []
  const isBoth = ({key}: SiteMention) => sites.some(other => other.key === key && other.side === "both")
  return sites.length > 0 && sites.every(isBoth)
}

/** Beside clauses that are in scope, one that isn't adds nothing. */
function inScope(clauses: readonly Part[]): readonly Part[] {
  const within = clauses.filter(part => part.scopeFree)
  return within.some(saysAnything) ? within : clauses
}

const saysSomething = ({said}: Part): boolean => attributeKinds.some(kind => said[kind].length > 0)

const saysAnything = (part: Part): boolean =>
  part.sites.length > 0 || part.modality !== undefined || saysSomething(part)

/** A clause without a site speaks of the sites before it; one without a method has the method of its neighbours. */
function share(lexicon: OpenLexicon, parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of withSidesBefore(parts)) {
    const last = out.at(-1)
    const says = saysSomething(part)
    if (part.sites.length > 0 || !last || last.sites.length === 0) {
      if (saysAnything(part)) out.push(part)
    } else if (says) {
      if (isStudyOfNone(lexicon, part) && isTold(last)) out.push(part)
      else if (isMoreVessels(lexicon, last, part)) out.push({...part, sites: last.sites})
      else if (isFilm(lexicon, last) || last.said.method.length === 0 || addsNoMethod(part))
        out[out.length - 1] = merge(last, part)
      else out.push({...part, sites: last.sites})
    } else if (part.looseSide !== undefined) out[out.length - 1] = sided(last, part.looseSide)
  }
  const first = out[0]
  const second = out[1]
  const isLed = first?.sites.length === 0 && second !== undefined && second.sites.length > 0
  if (isLed && !(isStudyOfNone(lexicon, first) && isTold(second))) out.splice(0, 2, merge(second, first))
  return sameExamination(
    lexicon,
    withoutBareStudies(lexicon, out).map((part, i) => (isBare(lexicon, part) ? lent(part, out, i) : part)),
  )
}

/** Nothing is said of the method, but that there is no contrast (`胸部CT低剂量，三维重建`). */
const addsNoMethod = ({said}: Part): boolean => said.method.every(method => method === "denied")

/** A film that the edition lists without a site (骨密度): beside another film it is an examination of its own. */
function isStudyOfNone(lexicon: OpenLexicon, part: Part): boolean {
  const {edition, roles} = lexicon
  const [equipment, site] = [roles.code("equipment", "default", part.modality), roles.code("site", "unspecified")]
  return isFilm(lexicon, part) && part.said.method.some(method => isListed(edition, part, {equipment, site, method}))
}

const isListed = (edition: OpenLexicon["edition"], {modality = ""}: Part, facets: Facets): boolean =>
  itemFacts(edition, modality, facets).listed

const isTold = ({tells, said}: Part): boolean => tells === true || said.position.length > 0

/** policy 9: beside the contrast study of a site that plain films don't show, its bare name adds nothing (`COLON/BARIUM ENEMA`). */
function withoutBareStudies(lexicon: OpenLexicon, parts: readonly Part[]): readonly Part[] {
  const isShown = ({key}: SiteMention, {modality = ""}: Part) =>
    !lexicon.roles.is("site", lexicon.target(key, modality)?.one ?? "", "contrast")
  const studies = parts.filter(part => isFilm(lexicon, part) && part.said.method.length > 0)
  const isStudied = ({key}: SiteMention) => studies.some(({sites}) => sites.some(site => site.key === key))
  const adds = (part: Part) =>
    !isFilm(lexicon, part) || saysSomething(part) || part.sites.some(site => isShown(site, part) || !isStudied(site))
  return studies.length === 0 ? parts : parts.filter(part => part.sites.length === 0 || adds(part))
}

/** Nothing is said of its sites but the modality, and what others say may be of them too. */
const isBare = (lexicon: OpenLexicon, part: Part): boolean =>
  !isFilm(lexicon, part) && part.said.method.length === 0 && part.said.processing.length === 0

const isFilm = (lexicon: OpenLexicon, part: Part): boolean => part.modality === lexicon.roles.modalities.film

/** A bare part with what the next, else the last before it, says; of two that tell their modality each is an examination of its own. */
function lent(part: Part, all: readonly Part[], at: number): Part {
  const others = [...all.slice(at + 1), ...all.slice(0, at).reverse()]
  const isOther = ({sites, tells}: Part) =>
    part.tells === true && tells === true && part.sites.length > 0 && sites.length > 0
  const near = others.filter(other => other.sites !== part.sites && !other.whole && !isOther(other))
  const method = near.find(other => other.said.method.length > 0)
  const lender = method ?? (part.closed ? undefined : near.find(other => other.said.processing.length > 0))
  if (lender === undefined || lender.modality !== part.modality) return part
  const kind = method ? "method" : "processing"
  return {...part, said: {...part.said, [kind]: lender.said[kind]}}
}

/** `头颅MR+MRA`: the vessels of the sites that were examined before. */
const isMoreVessels = (lexicon: OpenLexicon, last: Part, part: Part): boolean =>
  !isFilm(lexicon, last) &&
  last.said.method.length === 0 &&
  part.said.method.every(said => lexicon.vesselMethods.isSaying(part.modality, said))

/** A side said by itself before any site is of the sites behind it (`左,右膝关节`). */
function withSidesBefore(parts: readonly Part[]): readonly Part[] {
  const first = parts.findIndex(part => saysAnything(part))
  const side = parts.slice(0, Math.max(first, 0)).find(({looseSide}) => looseSide !== undefined)?.looseSide
  return side === undefined ? parts : parts.slice(first).map((part, i) => (i === 0 ? sided(part, side) : part))
}

/** The side is that of its sites that have none; one site of the other side is examined on both (policy 10). */
const sided = (part: Part, side: Side): Part => ({
  ...part,
  sites: part.sites.map(site => {
    if (site.side === undefined) return {...site, side, sideShared: part.sites.length > 1}
    return part.sites.length === 1 && isOther(site.side, side) ? {...site, side: "both" as const} : site
  }),
})

const isOther = (a: Side, b: Side): boolean => (a === "left" && b === "right") || (a === "right" && b === "left")

/**
 * Clauses of CT or MR that say the same of their sites are one, so that their
 * sites can be one group; so are X-ray clauses of the same sites, whose views
 * belong together wherever they stand.
 */
function sameExamination(lexicon: OpenLexicon, parts: readonly Part[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const same = out.findIndex(other => joins(lexicon, other, part))
    const other = out[same]
    const views = other ? -1 : out.findIndex(film => isSameFilm(lexicon, film, part))
    const film = out[views]
    const clause = (other?.sites.at(-1)?.clause ?? 0) + 1
    if (other) out[same] = {...other, sites: [...other.sites, ...part.sites.map(site => ({...site, clause}))]}
    else if (film) out[views] = {...film, said: joined(film.said, part.said)}
    else out.push(part)
  }
  return out
}

function joins(lexicon: OpenLexicon, a: Part, b: Part): boolean {
  const keys = new Set([...a.sites, ...b.sites].map(site => site.key))
  const apart = keys.size === a.sites.length + b.sites.length && !keys.has(lexicon.unspecified)
  return (
    apart && a.modality === b.modality && !isFilm(lexicon, b) && sayings(a) === sayings(b) && isAlike(lexicon, a, b)
  )
}

/** Vessels beside other sites are examined their own way, where the method doesn't speak of vessels. */
function isAlike({vesselMethods, vesselKeys}: OpenLexicon, a: Part, b: Part): boolean {
  const ofVessels = ({sites}: Part) => sites.every(({key}) => vesselKeys.has(key))
  return ofVessels(a) === ofVessels(b) || a.said.method.some(said => vesselMethods.isSaying(a.modality, said))
}

function isSameFilm(lexicon: OpenLexicon, a: Part, b: Part): boolean {
  const plain = (part: Part) => isFilm(lexicon, part) && part.said.method.length === 0 && part.said.position.length > 0
  const place = (part: Part) => part.sites.map(site => `${site.key} ${site.side ?? ""}`).join()
  return plain(a) && plain(b) && a.said.mobile.length > 0 === b.said.mobile.length > 0 && place(a) === place(b)
}

const sayings = ({said}: Part): string => `${[...said.method].sort().join(" ")}/${said.processing.join(" ")}`

/** What both say, the former first. */
function joined(a: Said, b: Said): Said {
  const said: Record<SaidKind, readonly string[]> = {...a}
  for (const kind of saidKinds) if (b[kind].length > 0) said[kind] = [...new Set([...a[kind], ...b[kind]])]
  return said
}

function merge(into: Part, from: Part): Part {
  const merged = {
    ...into,
    said: joined(into.said, from.said),
    emergency: into.emergency || from.emergency,
  }
  return from.looseSide === undefined ? merged : sided(merged, from.looseSide)
}
