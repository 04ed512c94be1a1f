import type {Flag} from "../lists.ts"
import type {OneOf} from "../recognition.ts"
import type {ClosedLexicon, ClosedRow} from "./closed-lexicon.ts"
import {type Manner, type Selected, selectByMethod, selectByTake} from "./select.ts"
import {readSites, type SiteRead} from "./sites.ts"
import {clausesOf, commonOf, type Statement} from "./statement.ts"

/** What holds for a whole name. */
interface Asked {
  readonly given: string | undefined
  /** It has no Chinese character. */
  readonly latin: boolean
}

/** What the clauses of a name mean together. */
export interface Gathered {
  readonly rows: ReadonlySet<ClosedRow>
  readonly flags: ReadonlySet<Flag>
  readonly oneOf: readonly OneOf[]
  readonly missing: boolean
  readonly conflict: boolean
  readonly scope: boolean
  /** What is out of scope is no part, but makes the whole name no examination (加收). */
  readonly surcharge: boolean
}

export function gather(lexicon: ClosedLexicon, parts: readonly Statement[], asked: Asked): Gathered {
  const clauses = clausesOf(parts).map(clause => readClause(lexicon, clause, asked))
  const rows = new Set(clauses.flatMap(({rows}) => [...rows]))
  const flags = new Set(clauses.flatMap(({flags}) => [...flags]))
  if (isOfBoth(lexicon, rows)) flags.add("part-unread")
  return {
    rows,
    flags,
    oneOf: clauses.flatMap(({oneOf}) => oneOf),
    missing: clauses.some(({missing}) => missing),
    conflict: clauses.some(({conflict}) => conflict),
    scope: clauses.some(({scope}) => scope),
    surcharge: clauses.some(({surcharge}) => surcharge),
  }
}

/** A child's site beside one that would be another for a child (新生儿颅脑、心脏). */
function isOfBoth({who, edition}: ClosedLexicon, rows: ReadonlySet<ClosedRow>): boolean {
  const sites = [...rows].map(({item}) => edition.dictionaries.site?.any(item.facets.site ?? "")?.zh ?? "")
  return [...who.values()].some(
    own => sites.some(site => own.has(site)) && sites.some(site => [...own.values()].includes(site)),
  )
}

function readClause(lexicon: ClosedLexicon, clause: readonly Statement[], asked: Asked): Gathered {
  const {sites, lost, conflict} = readSites(lexicon, clause)
  const brought = sites.length > 0 || lost ? sites : broughtSites(lexicon, clause)
  const flags = new Set<Flag>(all(clause, "flag") as readonly Flag[])
  const rows = new Set<ClosedRow>()
  if (brought.length > 0 && isIdle(commonOf(clause).ofs, brought)) flags.add("part-unread")
  const equipment = equipmentOf(lexicon, clause, asked.given)
  if (equipment.assumed && brought.length > 0) flags.add("equipment-assumed")
  const remarks = clause.some(({examines}) => examines) ? [] : clause.flatMap(one => one.remarks)
  const scopes = [...all(clause, "scope"), ...remarks]
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
  if (flags.has("route-ignored") && clause.some(({bringsAlone}) => bringsAlone)) flags.add("part-unread") // 双肾、经阴道B超
  if (all(clause, "side").some(side => side !== "both") && !brought.some(site => isSided(lexicon, site)))
    flags.add("side-ignored")
  const isTorn = clause.some(saysOneOfBoth) && brought.some(site => isSided(lexicon, site))
  return {
    rows,
    flags,
    oneOf,
    missing,
    conflict: conflict || isTorn,
    scope: outOfScope,
    surcharge: scopes.length > 0 || guided,
  }
}

/** policy us-nm 7: both sides are said of a site, and one of them (`双下肢动脉彩超、左`). */
const saysOneOfBoth = (part: Statement): boolean => {
  const sides = part.of("side")
  return sides.includes("both") && sides.includes("left") !== sides.includes("right")
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
