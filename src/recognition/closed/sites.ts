import type {Flag} from "../lists.ts"
import type {ClosedLexicon} from "./closed-lexicon.ts"
import {type Common, commonOf, type SiteSaid, type Statement} from "./statement.ts"

/** A site that is meant, or the ones of which one is. */
export interface SiteRead {
  /** `site` or `site/detail`. */
  readonly options: readonly string[]
  readonly flags: readonly Flag[]
  /** What part of the name says it. */
  readonly part: Statement
  /** Said in a bracket. */
  readonly inner: boolean
  /** By a region or a wider word: a bracket may say which. */
  readonly systems: readonly string[] | undefined
}

/** The sites of parts read together; `lost`: one that the edition hasn't. */
interface SitesRead {
  readonly sites: readonly SiteRead[]
  readonly lost: boolean
  readonly conflict: boolean
}

/** What the parts of a clause say of sites, brackets weighed, wholes put for their parts. */
export function readSites(lexicon: ClosedLexicon, parts: readonly Statement[]): SitesRead {
  const common = commonOf(parts)
  const read = parts.map(part => readPart(lexicon, part, common))
  const sites = read.flatMap(({sites}) => sites)
  const details = parts.flatMap(part => part.of("detail"))
  return {
    sites: detailed(lexicon, withoutParts(lexicon, sidesJoined(lexicon, grouped(lexicon, deduped(sites)))), details),
    lost: read.some(({lost}) => lost),
    conflict: read.some(({conflict}) => conflict),
  }
}

function readPart(lexicon: ClosedLexicon, part: Statement, common: Common): SitesRead {
  const own = part.of("side")
  const from: From = {...common, part, ...(own.length > 0 && {sides: own})}
  const said = [...part.sites, ...part.areas.map(({area, ofs, inner}) => ({cell: areaCell(lexicon, area, ofs), inner}))]
  const lost = said.some(({cell}) => cell === "" || cell.split(" ").includes("-"))
  const body = said.filter(({inner}) => !inner).flatMap(one => siteReads(lexicon, one, from))
  const bracketed = said.filter(({inner}) => inner).flatMap(one => siteReads(lexicon, one, from))
  // a place in a bracket (背部) is where the site before it lies
  const inner = body.some(({options}) => options.length > 0) ? bracketed.filter(isSomewhere) : bracketed
  if (body.length === 0 || inner.length === 0 || part.of("includes").length > 0)
    return {sites: [...body, ...inner], lost: lost || body.some(one => isUnnamed(lexicon, one, body)), conflict: false}
  const weighed = weigh(lexicon, body, grouped(lexicon, deduped(inner)))
  return {...weighed, lost}
}

const isSomewhere = ({options}: SiteRead): boolean => options.length > 0

/**
 * policy us-nm 6: a part of a name speaks of nothing but a region that means nothing by itself (`肌骨、乳腺彩超`), beside others that
 * name sites: it may be an examination of its own, and not what those are of (`浅表器官彩超(甲状腺)`).
 */
export function hasLoneRegion({regions}: ClosedLexicon, parts: readonly Statement[]): boolean {
  const isRegion = ({cell}: {readonly cell: string}) => cell.startsWith("@") && regions.get(cell.slice(1))?.means === ""
  const isLone = ({sites, areas}: Statement) => sites.length > 0 && areas.length === 0 && sites.every(isRegion)
  return parts.some(isLone) && parts.some(part => part.hasSite && !isLone(part))
}

/** policy us-nm 6: a region that means nothing by itself (肌骨), and nothing is named of it. */
const isUnnamed = (lexicon: ClosedLexicon, region: SiteRead, body: readonly SiteRead[]): boolean =>
  region.options.length === 0 &&
  body.length > 1 &&
  !body.some(
    other =>
      other.options.length > 0 &&
      isOf(lexicon, other, region) &&
      (other.flags.length === 0 || region.systems?.some(code => code.length > systemWidth)),
  )

const systemWidth = 2 // of the code of a system; a longer one is a site, which a place may be named of (大腿软组织)

/** The cell that an area and what completes it are: every one that there is, where nothing completes it. */
function areaCell({rows, sided}: ClosedLexicon, areas: string, ofs: readonly string[]): string {
  const isSite = (name: string) => rows.has(name) || sided.has(name)
  const known = [...rows.keys(), ...sided.keys()]
  return areas
    .split(",")
    .flatMap(area => {
      const each = area.split("|")
      if (ofs.length === 0) {
        const all = each.flatMap(one => known.filter(name => name.startsWith(one) && !/^[左右双]/.test(name)))
        return [[...new Set(all)].join("|")]
      }
      return ofs
        .flatMap(of => of.split(","))
        .map(of => {
          const [bare, wider] = [of.replace("~", ""), of.endsWith("~") ? "~" : ""]
          const names = each.flatMap(one => [`${one}${bare}`, `${bare}${one}`].filter(isSite))
          return names.map(name => `${name}${wider}`).join("|")
        })
    })
    .join(" ")
}

/** policy us-nm 6: `肝胆脾胰?` is assumed, `眼眶~` a wider site, `a|b` either, `@腹部` a region. */
function siteReads(lexicon: ClosedLexicon, {cell, inner}: SiteSaid, context: From): readonly SiteRead[] {
  const from = {...context, inner}
  const {part} = from
  return cell.split(" ").flatMap(text => {
    if (text === "-" || text === "") return []
    const region = text.startsWith("@") ? lexicon.regions.get(text.slice(1)) : undefined
    if (region)
      return region.means === ""
        ? [{options: [], flags: [], part, inner, systems: region.within}]
        : region.means.split(" ").map(means => ({...plainRead(lexicon, means, from), systems: region.within}))
    return completedReads(lexicon, text, from)
  })
}

/** The part that a site is said in, and the sides that hold there. */
interface From extends Common {
  readonly part: Statement
  readonly inner?: boolean
}

/** Of sites of which one is meant, those that a word completes (静息 and 负荷 of 心肌, 局部 of 骨): each by itself. */
function completedReads(lexicon: ClosedLexicon, text: string, from: From): readonly SiteRead[] {
  const options = text.split("|").map(bareOf)
  if (options.length < 2) return [plainRead(lexicon, text, from)]
  const chosen = from.ofs.flatMap(of => {
    const own = options.filter(option => option.startsWith(of))
    return own.length > 0 ? own : options.map(option => `${of}${option}`).filter(site => lexicon.rows.has(site))
  })
  if (chosen.length === 0) return [plainRead(lexicon, text, from)]
  return [...new Set(chosen)].map(option => plainRead(lexicon, option, from))
}

/** Without the signs of what is assumed. */
const bareOf = (option: string): string => option.replace(/[?~]+$/, "")

function plainRead(lexicon: ClosedLexicon, text: string, {part, inner = false, sides, who = ""}: From): SiteRead {
  const flags = new Set<Flag>()
  const options = text.split("|").flatMap(option => {
    if (option.endsWith("?")) flags.add("site-assumed")
    if (option.endsWith("~~")) flags.add("method-broadened")
    else if (option.endsWith("~")) flags.add("site-broadened")
    const site = bareOf(option)
    const own = lexicon.who.get(who)?.get(site)
    if (own !== undefined) flags.delete("site-assumed")
    return sidesRead(lexicon, own ?? site, sides, flags)
  })
  return {options, flags: [...flags], part, inner, systems: undefined}
}

/** policy us-nm 6 and 7: the side said; for neck vessels both where none is, for limbs each of the three. */
function sidesRead(lexicon: ClosedLexicon, site: string, said: readonly string[], flags: Set<Flag>): readonly string[] {
  const sided = lexicon.sided.get(site)
  if (!sided) return [site]
  const sides = said.includes("both") || (said.includes("left") && said.includes("right")) ? ["both"] : said
  const chosen = sides.filter(side => side !== "one")
  if (chosen.length > 0) return chosen.flatMap(side => sided[side] ?? [])
  if (sides.includes("one")) return [sided.left ?? "", sided.right ?? ""]
  const unstated = lexicon.sideDefaults.get(site)
  if (unstated === undefined) return Object.values(sided)
  flags.add("side-assumed")
  return [sided[unstated] ?? ""]
}

/** What a bracket says of what stands before it: which one is meant, what it consists of, or another organ, which is a conflict. */
function weigh(
  lexicon: ClosedLexicon,
  body: readonly SiteRead[],
  inner: readonly SiteRead[],
): Pick<SitesRead, "sites" | "conflict"> {
  const kept: SiteRead[] = []
  let conflict = false
  for (const one of body) {
    const fits = inner.filter(other => isOf(lexicon, other, one))
    if (fits.length === 0) {
      const joined = grouped(lexicon, [one, ...inner])
      if (joined.length > inner.length) conflict = true
      else kept.push(one)
    } else if (fits.some(other => other.options.join() === one.options.join())) kept.push({...one, systems: undefined})
  }
  return {sites: [...kept, ...inner], conflict}
}

function isOf(lexicon: ClosedLexicon, part: SiteRead, whole: SiteRead): boolean {
  if (whole.systems) return part.options.every(option => whole.systems?.some(code => isUnder(lexicon, option, code)))
  return part.options.every(option =>
    whole.options.some(
      other =>
        baseOf(option) === baseOf(other) ||
        partsOf(lexicon, other, true).has(baseOf(option)) ||
        partsOf(lexicon, option, true).has(baseOf(other)),
    ),
  )
}

const baseOf = (option: string): string => option.split("/")[0] ?? ""

const isUnder = ({rows}: ClosedLexicon, option: string, code: string): boolean =>
  rows.get(baseOf(option))?.some(({item}) => item.facets.site?.startsWith(code)) ?? false

/** What a site consists of: the members of its group, and what is said to be in it; more of that in a bracket. */
const partsOf = (lexicon: ClosedLexicon, site: string, inBracket: boolean): ReadonlySet<string> =>
  new Set([
    ...((inBracket ? lexicon.bracketed : lexicon.contains).get(site) ?? []),
    ...lexicon.groups.flatMap(group => (group.site === site ? group.members : [])),
  ])

/** A detail said by itself (三级) is of a site that has it, and says nothing beside others. */
const detailed = (
  lexicon: ClosedLexicon,
  sites: readonly SiteRead[],
  details: readonly string[],
): readonly SiteRead[] =>
  sites.map(site => ({
    ...site,
    options: site.options.map(option => {
      const own = option.includes("/")
        ? undefined
        : details.find(detail => lexicon.rows.get(option)?.some(row => row.detail === detail))
      return own === undefined ? option : `${option}/${own}`
    }),
  }))

/** Each reading once. */
function deduped(sites: readonly SiteRead[]): readonly SiteRead[] {
  const known = new Map<string, SiteRead>()
  for (const site of sites) if (!known.has(site.options.join("|"))) known.set(site.options.join("|"), site)
  return [...known.values()]
}

/** So many members of a group are its one site (two or more of liver, gallbladder, pancreas, spleen). */
function grouped(lexicon: ClosedLexicon, sites: readonly SiteRead[]): readonly SiteRead[] {
  let read = sites
  for (const {members, least, site} of lexicon.groups) {
    const inside = read.filter(({options}) => options.length === 1 && members.includes(options[0] ?? ""))
    const [first] = inside
    if (!first || inside.length < least) continue
    const whole = {...first, options: [site]}
    read = deduped(read.flatMap(one => (one === first ? [whole] : inside.includes(one) ? [] : [one])))
  }
  return read
}

/** policy 1: left and right of one site are its both-sides term. */
function sidesJoined({sided}: ClosedLexicon, sites: readonly SiteRead[]): readonly SiteRead[] {
  let read = sites
  for (const {left, right, both} of sided.values()) {
    const isOf = (side: string | undefined) => (one: SiteRead) => one.options.join() === side
    const first = read.find(one => isOf(left)(one) || isOf(right)(one))
    if (both === undefined || !first || !read.some(isOf(left)) || !read.some(isOf(right))) continue
    read = deduped(
      read.flatMap(one =>
        one === first ? [{...one, options: [both]}] : isOf(left)(one) || isOf(right)(one) ? [] : [one],
      ),
    )
  }
  return read
}

/** A site that is assumed, where a detail of it is named (心脏 beside 心脏同步功能). */
const isGeneral = ({flags, options}: SiteRead, other: string): boolean =>
  flags.includes("site-assumed") && options.every(option => other.startsWith(`${option}/`))

/** A part beside its whole adds nothing, nor does a region beside what is named of it. */
function withoutParts(lexicon: ClosedLexicon, sites: readonly SiteRead[]): readonly SiteRead[] {
  const named = sites.filter(({options}) => options.length > 0)
  return named.filter(one =>
    named.every(other => {
      const [theirs = "", further] = other.options
      if (one === other || further !== undefined) return true
      if (one.part === other.part && isGeneral(one, theirs)) return false
      return !one.options.every(own => partsOf(lexicon, theirs, one.inner).has(own))
    }),
  )
}
