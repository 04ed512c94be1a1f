import type {Item} from "../../standard/index.ts"
import {confidenceOf, featuresOf} from "../confidence.ts"
import {doubts, type Flag, type Status} from "../lists.ts"
import {type Heard, Listener} from "../read/hear.ts"
import {longestName, type OneOf, type Recognition, tooLong} from "../recognition.ts"
import type {ClosedLexicon, ClosedRow} from "./closed-lexicon.ts"
import {type Manner, type Selected, selectByMethod, selectByTake} from "./select.ts"
import {readSites, type SiteRead} from "./sites.ts"
import {clausesOf, commonOf, type Statement, statementsOf} from "./statement.ts"

const listeners = new WeakMap<ClosedLexicon, Listener>()

function listenerOf(lexicon: ClosedLexicon): Listener {
  const known = listeners.get(lexicon)
  if (known) return known
  const listener = new Listener(lexicon, longestName)
  listeners.set(lexicon, listener)
  return listener
}

/** How surely a name is of an edition's modalities: 3 stated, 2 by a tracer, 1 by a hint, 0 not. */
export function claimOf(lexicon: ClosedLexicon, name: string): number {
  if (name.length > longestName) return 0
  const parts = statementsOf(lexicon, listenerOf(lexicon).hear(name))
  return claimOfParts(lexicon, parts)
}

function claimOfParts({edition}: ClosedLexicon, parts: readonly Statement[]): number {
  const isOwn = (value: string) => edition.modalities.some(({key}) => key === value || key.startsWith(`${value}/`))
  const claims = parts.flatMap(({said}) =>
    said.map(({kind, value}) =>
      isOwn(value) ? (kind === "modality" ? 3 : kind === "tracer" ? 2 : kind === "hint" ? 1 : 0) : 0,
    ),
  )
  return Math.max(0, ...claims)
}

/**
 * What a raw name means for an edition that is a closed list.
 *
 * @param given modality key of the edition, or the kind of examination (`PET`), where the caller knows it
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function readClosed(lexicon: ClosedLexicon, name: string, given?: string, accept = 0.9): Recognition {
  if (name.length > longestName) return tooLong(name, lexicon.version)
  const heard = listenerOf(lexicon).hear(name)
  const {status, flags, items, oneOf} = listedMeaning(lexicon, heard) ?? composedMeaning(lexicon, heard, {name, given})
  const evidence = {name, flags, items: items.length, account: heard.account, given}
  const confidence = items.length === 0 ? 0 : confidenceOf(lexicon.weights, featuresOf(evidence))
  return {
    name,
    status,
    accepted: status === "standard" && confidence >= accept && !flags.some(flag => closedDoubts.has(flag)),
    items: items.map(({code, zh}) => ({code, name: zh, edition: lexicon.edition.id, listed: true, confidence})),
    ...(oneOf && {oneOf}),
    equipment: [],
    flags,
    account: heard.account,
    version: lexicon.version,
  }
}

/** What a name means, and what of it is assumed or in doubt. */
interface Meant {
  readonly status: Status
  readonly flags: readonly Flag[]
  readonly items: readonly Item[]
  readonly oneOf?: readonly OneOf[]
}

/** A listed item's own name, whole or with the words set aside left out, means that item. */
function listedMeaning({listed}: ClosedLexicon, heard: Heard): Meant | undefined {
  const item = listed.find(heard.text, heard.textLength) ?? listed.find(heard.bare, heard.bareLength)
  return item && {status: "standard", flags: [], items: [item]}
}

function composedMeaning(
  lexicon: ClosedLexicon,
  heard: Heard,
  {name, given}: {readonly name: string; readonly given: string | undefined},
): Meant {
  const parts = statementsOf(lexicon, heard)
  if (parts.reduce((sum, {sites, areas}) => sum + sites.length + areas.length, 0) > mostSites) return noName
  const read = gather(lexicon, parts, {given, latin: !/\p{sc=Han}/u.test(name)})
  const isTold = given !== undefined || claimOfParts(lexicon, parts) > 0
  const items = [...read.rows].map(({item}) => item)
  const {status, flags} = judged(read, heard, isTold)
  const {oneOf} = read
  return {
    status,
    flags,
    items: isTold && !silent.has(status) ? items : [],
    ...(status === "underspecified" && {oneOf}),
  }
}

const mostSites = 40 // of one name; more are a list of names
const noName: Meant = {status: "unresolved", flags: ["name-too-long"], items: []}

/** Beside a site that the edition hasn't, those that it has are shown (policy us-nm 6). */
const silent: ReadonlySet<Status> = new Set(["conflict", "out-of-scope"])

const closedDoubts: ReadonlySet<Flag> = new Set(doubts.closed)

/** What holds for a whole name. */
interface Asked {
  readonly given: string | undefined
  /** It has no Chinese character. */
  readonly latin: boolean
}

/** What the clauses of a name mean together. */
interface Gathered {
  readonly rows: ReadonlySet<ClosedRow>
  readonly flags: ReadonlySet<Flag>
  readonly oneOf: readonly OneOf[]
  readonly missing: boolean
  readonly conflict: boolean
  readonly scope: boolean
  /** What is out of scope is no part, but makes the whole name no examination (加收). */
  readonly surcharge: boolean
}

function gather(lexicon: ClosedLexicon, parts: readonly Statement[], asked: Asked): Gathered {
  const clauses = clausesOf(parts).map(clause => readClause(lexicon, clause, asked))
  return {
    rows: new Set(clauses.flatMap(({rows}) => [...rows])),
    flags: new Set(clauses.flatMap(({flags}) => [...flags])),
    oneOf: clauses.flatMap(({oneOf}) => oneOf),
    missing: clauses.some(({missing}) => missing),
    conflict: clauses.some(({conflict}) => conflict),
    scope: clauses.some(({scope}) => scope),
    surcharge: clauses.some(({surcharge}) => surcharge),
  }
}

function readClause(lexicon: ClosedLexicon, clause: readonly Statement[], asked: Asked): Gathered {
  const {sites, lost, conflict} = readSites(lexicon, clause)
  const brought = sites.length > 0 || lost ? sites : broughtSites(lexicon, clause)
  const flags = new Set<Flag>(all(clause, "flag") as readonly Flag[])
  const rows = new Set<ClosedRow>()
  if (brought.length > 0 && isIdle(commonOf(clause).ofs, brought)) flags.add("part-unread")
  const equipment = equipmentOf(lexicon, clause, asked.given)
  if (equipment.assumed && brought.length > 0) flags.add("equipment-assumed")
  const scopes = all(clause, "scope")
  const guided = all(clause, "guide").length > 0 && all(clause, "procedure").length === 0
  const later = brought.length === 0 && flags.has("delayed") // a surcharge without an extent (policy us-nm 13)
  const idle = brought.length === 0 && all(clause, "procedure").length > 0 // of no organ (policy us-nm 9)
  const oneOf: OneOf[] = []
  let [missing, outOfScope] = [lost || brought.length === 0, scopes.length > 0 || guided || idle || later]
  for (const site of brought) {
    const own = ofModality(lexicon, site, equipment.modality)
    const selected = select(lexicon, site, own, mannerOf(clause, site.part, {flags, latin: asked.latin}))
    for (const flag of [...site.flags, ...selected.flags]) flags.add(flag)
    for (const choice of selected.choices) {
      if (choice.length > 1) oneOf.push(choice.map(alternative => alternative.map(({item}) => item.code)))
      for (const row of choice.flat()) rows.add(row)
    }
    missing ||= selected.missing
    outOfScope ||= selected.outOfScope
  }
  if (
    all(clause, "side").some(side => side !== "both") &&
    !brought.some(site => isSided(lexicon, site)) &&
    rows.size > 0
  )
    flags.add("side-ignored")
  return {rows, flags, oneOf, missing, conflict, scope: outOfScope, surcharge: scopes.length > 0 || guided}
}

/** Whether a word that completes a site's name completes none (局部 beside 全身骨). */
const isIdle = (ofs: readonly string[], sites: readonly SiteRead[]): boolean =>
  ofs.some(of => !sites.some(({options}) => options.some(option => option.includes(of.replace("~", "")))))

const all = (clause: readonly Statement[], kind: Parameters<Statement["of"]>[0]): readonly string[] => [
  ...new Set(clause.flatMap(part => part.of(kind))),
]

/** The sites that words bring where none is named: the uterus with a route through the vagina. */
function broughtSites(lexicon: ClosedLexicon, clause: readonly Statement[]): readonly SiteRead[] {
  const [first] = all(clause, "brings")
  const part = clause[0]
  if (first === undefined || !part) return []
  const copy = clause.find(one => one.of("brings").length > 0) ?? part
  copy.hear({kind: "site", value: first}, false)
  return readSites(lexicon, clause).sites
}

/** policy us-nm 11: the machine stated or given; of those that are told by a tracer, the first. */
function equipmentOf(
  {edition}: ClosedLexicon,
  clause: readonly Statement[],
  given: string | undefined,
): {readonly modality: string; readonly assumed: boolean} {
  const keys = edition.modalities.map(({key}) => key)
  const stated = all(clause, "modality").find(value => keys.includes(value))
  const known = stated ?? keys.find(key => key === given)
  return {modality: known ?? keys[0] ?? "", assumed: known === undefined && keys.length > 1}
}

/** The rows of each site of which one is meant. */
const ofModality = (
  {rows}: ClosedLexicon,
  {options}: SiteRead,
  modality: string,
): readonly (readonly [detail: string | undefined, rows: readonly ClosedRow[]])[] =>
  options.map(option => {
    const [site = "", detail] = option.split("/")
    return [detail, (rows.get(site) ?? []).filter(({item}) => item.modality === modality)]
  })

/** policy us-nm 16: in names of Latin letters SPECT says that it is tomography; in Chinese ones it is the machine. */
const machineTakes = (clause: readonly Statement[], latin: boolean): readonly string[] =>
  latin ? all(clause, "machine") : []

/**
 * How a site is examined: what its own part says, and what is said once for all: by parts that name no site, or
 * beside the word for the modality behind the last. A method of some of several sites is in doubt for all.
 */
function mannerOf(
  clause: readonly Statement[],
  part: Statement,
  {flags, latin}: {readonly flags: Set<Flag>; readonly latin: boolean},
): Manner {
  const named = clause.filter(({hasSite}) => hasSite)
  const last = named.at(-1)
  const isCommon = (other: Statement) => !other.hasSite || (other === last && other.statesModality)
  const methods = all(
    clause.filter(other => other === part || isCommon(other)),
    "method",
  )
  if (
    named.length > 1 &&
    all(
      named.filter(other => !isCommon(other)),
      "method",
    ).length > 0
  )
    flags.add("part-unread")
  return {
    routes: all(clause, "route"),
    methods,
    may: all(clause, "may"),
    procedures: all(clause, "procedure"),
    takes: [...new Set([...all(clause, "take"), ...machineTakes(clause, latin)])],
    processing: all(clause, "processing"),
  }
}

function select(
  lexicon: ClosedLexicon,
  site: SiteRead,
  options: readonly (readonly [detail: string | undefined, rows: readonly ClosedRow[]])[],
  manner: Manner,
): Selected {
  if (lexicon.takes.size > 0) {
    const rows = options.flatMap(([, rows]) => rows)
    return selectByTake(lexicon, rows, manner)
  }
  const each = options.map(([detail, rows]) => selectByMethod(lexicon, rows, detail, manner))
  if (each.length === 1) return each[0] as Selected
  const choice = each.map(({choices}) => choices.flat(2)).filter(rows => rows.length > 0)
  return {
    choices: choice.length > 0 ? [choice] : [],
    flags: each.flatMap(({flags}) => flags),
    missing: choice.length === 0 || site.options.length === 0,
    outOfScope: each.some(({outOfScope}) => outOfScope),
  }
}

const isSided = ({sided}: ClosedLexicon, {options}: SiteRead): boolean =>
  [...sided.values()].some(sides => Object.values(sides).some(site => options.includes(site)))

function judged(
  read: Gathered,
  heard: Heard,
  told: boolean,
): {readonly status: Status; readonly flags: readonly Flag[]} {
  const flags = new Set(read.flags)
  if (heard.strange > 0) flags.add("unknown-text")
  if (heard.typo) flags.add("typo-assumed")
  const status = statusOf(read, heard, told)
  if (status !== "standard" && status !== "underspecified")
    return {status, flags: heard.strange > 0 ? ["unknown-text"] : []}
  return {status, flags: [...flags].sort()}
}

function statusOf(read: Gathered, heard: Heard, told: boolean): Status {
  if (read.surcharge || (read.scope && read.rows.size === 0)) return "out-of-scope"
  if (!told) return "unresolved"
  if (read.scope) return "out-of-scope"
  if (read.conflict) return "conflict"
  if (read.missing || read.rows.size === 0 || heard.grave) return "unresolved"
  return read.oneOf.length > 0 ? "underspecified" : "standard"
}
