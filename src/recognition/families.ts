import type {Account} from "./account.ts"
import type {ClosedLexicon} from "./closed/closed-lexicon.ts"
import {claimOf, claimOfPart, readClosed} from "./closed/read-closed.ts"
import type {Lexicon} from "./lexicon.ts"
import {isStating, type Kind, type Status} from "./lists.ts"
import {accountOf, readOpen} from "./read-open.ts"
import {contradicted, type Recognition} from "./recognition.ts"

interface Asked {
  readonly name: string
  readonly given: string | undefined
  readonly accept: number
}

/**
 * A name that may be of a closed family, ultrasound or nuclear medicine: the one
 * whose words it has reads it. Where it has words of several, each part is read
 * by its own and the answers stand side by side (policy us-nm 18).
 *
 * @param open what the other dictionaries read it as, where they were asked
 */
export function readByFamilies(lexicon: Lexicon, open: Recognition | undefined, asked: Asked): Recognition {
  const {name, given, accept} = asked
  if (given !== undefined) return readGiven(lexicon, given, asked)
  const claims = lexicon.closed.map(closed => claimOf(closed, name))
  const most = Math.max(0, ...claims)
  const best = lexicon.closed[claims.indexOf(most)]
  if (open === undefined) return readClosed(best ?? only(lexicon), name, undefined, accept)
  if (best === undefined || most === 0) return withoutClaim(open)
  const read = readClosed(best, name, undefined, accept)
  if (most < stated) return tellsOther(open, read) ? open : read
  const apart = readApart(lexicon, asked, open)
  if (apart) return apart
  const others = claims.filter(claim => claim >= stated).length > 1
  return others || (tellsOther(open, read) && read.status !== "out-of-scope") ? unread(open) : read
}

/** An answer in which a part of the name is not seen. */
const unread = (read: Recognition): Recognition =>
  read.accepted ? {...read, accepted: false, flags: [...new Set([...read.flags, "part-unread" as const])].sort()} : read

/** Words that only another family has (残余尿, GFR) keep a name out of scope just as long as nothing reads that family. */
function withoutClaim(read: Recognition): Recognition {
  const scopes = read.account.filter(({as}) => as === "scope")
  const isLeft = scopes.length > 0 && scopes.every(({value}) => elsewhere.has(value))
  return isLeft && read.status === "out-of-scope" ? {...read, status: "unresolved"} : read
}

const elsewhere: ReadonlySet<string> = new Set(["US", "NM"])

const hint = 1 // a claim by words that only let suspect it
const stated = 2 // a claim by words that state the modality

const only = ({closed}: Lexicon): ClosedLexicon => {
  const [first] = closed
  if (!first) throw new Error("a lexicon of no edition")
  return first
}

/** The edition that has the modality given; of a family that has several, the one that the words speak for, or the last (SPECT). */
function readGiven(lexicon: Lexicon, given: string, {name, accept}: Asked): Recognition {
  const own = lexicon.closed.filter(closed => isOf(closed, given))
  const claims = own.map(closed => claimOf(closed, name))
  const closed = own[claims.lastIndexOf(Math.max(...claims))] ?? only(lexicon)
  const read = readClosed(closed, name, given, accept)
  const open = lexicon.open && readOpen(lexicon.open, name, undefined, accept)
  return open && tellsOther(open, read) ? contradicted(read) : read
}

/** Whether an edition reads names of a modality or family. */
export const isOf = ({edition}: ClosedLexicon, given: string): boolean =>
  edition.naming === families[given] || edition.modalities.some(({key}) => key === given || key.startsWith(`${given}/`))

const families: Readonly<Record<string, string>> = {NM: "nuclear"}

/** Whether the open reading found a word for a modality of its own where the closed one found none. */
const tellsOther = (open: Recognition, closed: Recognition): boolean =>
  open.account.some(part => isMachine(part) && !closed.account.some(own => says.has(own.as) && overlap(part, own)))

const isMachine = ({as}: Account): boolean => as === "modality" || as === "equipment"
const says: ReadonlySet<Kind> = new Set(["modality", "method", "processing", "site"])

const overlap = (a: Account, b: Account): boolean => a.at < b.at + b.length && b.at < a.at + a.length

/** A stretch of a name, and what reads it. */
interface Stretch {
  readonly at: number
  readonly end: number
  readonly by: ClosedLexicon | "open"
}

/** A part, and what reads it where its own words tell. */
interface Cut extends Omit<Stretch, "by"> {
  readonly by: Stretch["by"] | undefined
  readonly text: string
  /** It goes on with the part before, where nothing in it tells who reads it. */
  readonly goesOn: boolean
}

/** Each part read by its own family; undefined where the name cannot be cut so. */
function readApart(lexicon: Lexicon, {name, accept}: Asked, open: Recognition): Recognition | undefined {
  const cuts = cut(name)
  if (cuts.length > mostParts) return asList(open)
  const parts = cuts.map(([at, end]): Cut => {
    const text = name.slice(at, end)
    const by = readerOf(lexicon, text)
    return {at, end, text, by, goesOn: by === undefined && goesOn(lexicon, name, at, end)}
  })
  const stretches = joined(parts)
  if (stretches.length < 2) return undefined
  const readAll = (shared: readonly Shared[]) =>
    stretches.map((stretch, i) => readStretch(lexicon, stretch, {name, accept, shared: shared[i] ?? {}}))
  const reads = readAll([])
  const giver = reads.find(({flags}) => flags.includes("side-ignored"))
  const shared = reads.map(
    (read, i): Shared => ({side: giver && sharedSide(giver, read), site: sharedSite(reads, read, i)}),
  )
  const all = together(name, shared.some(isShared) ? readAll(shared) : reads, lexicon.version)
  const isSideLost = giver !== undefined && shared.some(({side}, i) => side === undefined && isAssumed(reads[i]))
  return isSideLost || isBetween(lexicon, parts) ? unread(all) : all
}

/** It takes both sides for granted, where another part has a side that it has no use for. */
const isAssumed = (read: Recognition | undefined): boolean => read?.flags.includes("side-assumed") === true

const mostParts = 40 // of one name; more are a list of names

const asList = ({oneOf: _, ...read}: Recognition): Recognition => ({
  ...read,
  status: "unresolved",
  accepted: false,
  items: [],
  flags: ["name-too-long"],
})

/** What other parts of a name say that holds for one too: texts of it. */
interface Shared {
  readonly side?: string | undefined
  readonly site?: string | undefined
}

const isShared = ({side, site}: Shared): boolean => side !== undefined || site !== undefined

/** The sites, with their sides, that the part before says, for one that names none (膝关节彩超及MR平扫). */
function sharedSite(
  reads: readonly Recognition[],
  {account, flags, items}: Recognition,
  at: number,
): string | undefined {
  const isBare = flags.includes("site-unstated") || items.length === 0
  if (!isBare || !account.some(isMachine) || account.some(({as, value}) => as === "site" || isExtent(value)))
    return undefined
  const giver = reads.slice(0, at).findLast(read => read.account.some(({as}) => as === "site"))
  return giver?.account.flatMap(({as, text}) => (as === "site" || as === "side" ? [text] : [])).join("")
}

/** policy us-nm 12: PET is of an extent, which an organ that another examination is of doesn't tell. */
const isExtent = (modality: string): boolean => modality.startsWith("PET")

/** A side that a part says and has no use for is meant for another of the same site, or of none (钼靶和超声（右）). */
function sharedSide(giver: Recognition, {account}: Recognition): string | undefined {
  const sitesOf = (parts: readonly Account[]) => parts.flatMap(({as, value}) => (as === "site" ? [value] : []))
  const own = sitesOf(giver.account)
  if (!sitesOf(account).every(site => own.includes(site))) return undefined
  return [...new Set(giver.account.flatMap(({as, text}) => (as === "side" ? [text] : [])))].join("、")
}

/** @param asked with what is said elsewhere in the name, read with a part that says none */
function readStretch(
  {open}: Lexicon,
  {at, end, by}: Stretch,
  {name, accept, shared: {side, site}}: Pick<Asked, "name" | "accept"> & {readonly shared: Shared},
): Recognition {
  const text = name.slice(at, end)
  const readAs = (asked: string): Recognition =>
    by === "open" && open
      ? readOpen(open, asked, undefined, accept)
      : readClosed(by as ClosedLexicon, asked, undefined, accept)
  const read = readAs(text)
  const sided = side !== undefined && site === undefined && !read.account.some(({as}) => as === "side")
  const behind = sided ? `${text.trimEnd().replace(/[^\p{L}\p{N})）]+$/u, "")}(${side})` : text
  const whole = sided || site !== undefined ? readAs(`${site ?? ""}${behind}`) : read
  return {...whole, account: read.account.map(part => ({...part, at: part.at + at}))}
}

/** Places of the parts between signs and words that join, outside all brackets; what joins goes with the part before it. */
function cut(name: string): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  let [depth, start] = [0, 0]
  for (const {0: sign, index} of name.matchAll(signs)) {
    if (opening.includes(sign)) depth++
    else if (closing.includes(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && !(isAnd(sign) && contrast.test(name.slice(0, index)))) {
      parts.push([start, index + sign.length])
      start = index + sign.length
    }
  }
  return [...parts, [start, name.length]]
}

/** `W & W/O`: both are said of one examination. */
const contrast = /(^|[^a-z])(w|w\/|with|wo|w\/o|without)\s*$/i
const isAnd = (sign: string): boolean => /^(&| and )$/i.test(sign)

const opening = "([{（【［〔"
const closing = ")]}）】］〕"
const signs = /[([{（【［〔)\]}）】］〕+＋,，;；、&。和及与加]| and /giu

/** Whether a part of no family, with a site, stands between two of different ones and may be of either (`肝脏彩超、盆腔、胸部CT`). */
function isBetween(lexicon: Lexicon, parts: readonly Cut[]): boolean {
  return parts.some(({by, text, goesOn}, i) => {
    if (by !== undefined || goesOn || !hasSite(lexicon, text)) return false
    const before = parts.slice(0, i).findLast(part => part.by !== undefined)
    const behind = parts.slice(i + 1).find(part => part.by !== undefined)
    return before && behind && before.by !== behind.by && isAlsoOf(lexicon, before, text)
  })
}

const hasSite = ({open}: Lexicon, text: string): boolean =>
  open !== undefined && accountOf(open, text).some(({as}) => as === "site")

/** Whether a family that reads another part could read this text too: by the machine that is named there, for a view is of its own site. */
function isAlsoOf({open}: Lexicon, {by, text: other}: Cut, text: string): boolean {
  if (by === undefined || open === undefined) return false
  if (by === "open") return accountOf(open, other).some(isMachine)
  return readClosed(by, text, by.edition.modalities[0]?.key).items.length > 0
}

function readerOf(lexicon: Lexicon, text: string): Cut["by"] {
  const claims = lexicon.closed.map(closed => claimOfPart(closed, text))
  const most = Math.max(...claims)
  if (most >= stated) return lexicon.closed[claims.indexOf(most)]
  const hinted = lexicon.closed[claims.indexOf(hint)]
  if (hinted && readClosed(hinted, text).accepted) return hinted
  const {open} = lexicon
  if (!open) return undefined
  if (accountOf(open, text).some(isMachine)) return "open"
  return readOpen(open, text).items.length > 0 && !isOfOther(lexicon, text) ? "open" : undefined
}

/** What says how alone (`W/O CONTRAST`), or a site more closely joined to the part before than parted from the next (`ABD & PELVIS;`). */
function goesOn({open}: Lexicon, name: string, at: number, end: number): boolean {
  const kinds = open ? accountOf(open, name.slice(at, end)).flatMap(({as}) => (isStating(as) ? [as] : [])) : []
  const isManner = kinds.length > 0 && kinds.every(kind => kind === "method" || kind === "processing")
  return isManner || (!parting.test(name.slice(0, at)) && parting.test(name.slice(at, end)))
}

const parting = /[;；,，。]$/

/** Whether a part that states no machine could be of a closed family as well (胃排空 beside 彩超): then it goes with its neighbours. */
const isOfOther = ({closed}: Lexicon, text: string): boolean =>
  closed.some(lexicon => readClosed(lexicon, text, lexicon.edition.modalities[0]?.key).accepted)

/** Parts of one family that stand together are one; a part of none goes with the next, or on with the one before, as the last does. */
function joined(parts: readonly Cut[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let start: number | undefined
  for (const {at, end, by, goesOn} of parts) {
    const last = stretches.at(-1)
    if (goesOn && last && start === undefined) {
      stretches[stretches.length - 1] = {...last, end}
      continue
    }
    start ??= at
    if (by === undefined) continue
    if (last?.by === by) stretches[stretches.length - 1] = {...last, end}
    else stretches.push({at: start, end, by})
    start = undefined
  }
  const last = stretches.at(-1)
  if (last && start !== undefined) stretches[stretches.length - 1] = {...last, end: parts.at(-1)?.end ?? last.end}
  return stretches
}

const order: readonly Status[] = ["conflict", "unresolved", "underspecified", "standard"]

/** The answers of the parts as one; what is out of scope is a part that is told. */
function together(name: string, reads: readonly Recognition[], version: string): Recognition {
  const inside = reads.filter(({status}) => status !== "out-of-scope")
  const status = order.find(one => inside.some(read => read.status === one)) ?? "out-of-scope"
  const flags = new Set(reads.flatMap(read => read.flags))
  if (inside.length < reads.length && inside.length > 0) flags.add("part-out-of-scope")
  const isTold = status === "standard" || status === "underspecified"
  return {
    name,
    status,
    accepted: reads.every(({accepted}) => accepted),
    items: isTold ? reads.flatMap(({items}) => items) : [],
    ...(status === "underspecified" && {oneOf: reads.flatMap(({oneOf}) => oneOf ?? [])}),
    equipment: [...new Set(reads.flatMap(({equipment}) => equipment))].sort(),
    flags: [...flags].sort(),
    account: reads.flatMap(({account}) => account),
    version,
  }
}
