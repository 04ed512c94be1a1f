import type {Mark} from "../lexicon/mark.ts"
import type {Side} from "../lists.ts"

/** The side that a site has in its entry; `shared` when a neighbour said it. */
export interface Bound {
  readonly side: Side
  readonly shared: boolean
}

export interface Sides {
  /** By place of the mark in the entry; only sites have one. */
  readonly of: ReadonlyMap<number, Bound>
  /** Said in an entry that names no site. */
  readonly loose: Side | undefined
  /** Two sides were said of one site. */
  readonly clash: boolean
}

/** Sides that stand together: `左`, or `左、右`, from mark `from` to mark `to`. */
interface Group {
  readonly from: number
  readonly to: number
  readonly side: Side
}

/**
 * policy 10: bind each side of an entry to the nearest site: the one right behind it, else
 * the one right before it, else all that have none. Sites in a row share it.
 */
export function bindSides(entry: readonly Mark[]): Sides {
  if (!entry.some(mark => mark.kind === "side")) return noSides
  const of = new Map<number, Bound>()
  const groups = groupsOf(entry)
  const sites = entry.flatMap((mark, i) => (mark.kind === "site" || brings(mark) ? [i] : []))
  const trailing = groups.length > 1 && sidesTrail(entry, groups, sites)
  let clash = false
  const spare: Group[] = []
  for (const group of groups) {
    const at = ownSite(entry, group, trailing)
    if (at === undefined) spare.push(group)
    else {
      const side = refined(of.get(at)?.side, group.side)
      if (side === undefined) clash = true
      else of.set(at, {side, shared: false})
    }
  }
  refineByBrackets(entry, sites, of)
  shareInRows(entry, sites, of)
  for (const group of spare) {
    const bare = sites.filter(at => !of.has(at) && !isBoundElsewhere(entry, at, of))
    for (const at of bare) of.set(at, {side: group.side, shared: bare.length > 1})
    const [only, ...others] = sites.filter(at => of.has(at))
    const isOne = bare.length === 0 && only !== undefined && others.length === 0
    if (isOne && of.get(only)?.side !== group.side) clash = true
  }
  return {of, loose: sites.length === 0 ? groups[0]?.side : undefined, clash}
}

const noSides: Sides = {of: new Map(), loose: undefined, clash: false}

const brings = (mark: Mark): boolean => mark.sense.brings !== undefined

/** A word brings the site of another one that has its side (`MG左侧乳腺钼靶`). */
const isBoundElsewhere = (entry: readonly Mark[], at: number, of: ReadonlyMap<number, Bound>): boolean => {
  const brought = entry[at]?.sense.brings
  const siteAt = (other: number) => entry[other]?.sense.brings ?? entry[other]?.sense.value
  return brought !== undefined && [...of.keys()].some(other => siteAt(other) === brought)
}

function groupsOf(entry: readonly Mark[]): readonly Group[] {
  const groups: Group[] = []
  for (const [i, mark] of entry.entries()) {
    if (mark.kind !== "side") continue
    const side = mark.sense.value as Side
    const last = groups.at(-1)
    const near = last !== undefined && entry.slice(last.to + 1, i).every(between => between.kind === "join")
    if (near) groups[groups.length - 1] = {from: last.from, to: i, side: together(last.side, side)}
    else groups.push({from: i, to: i, side})
  }
  return groups
}

/** What two sides said of one site are together: one of the two is the other one; undefined where they clash. */
function refined(before: Side | undefined, side: Side): Side | undefined {
  if (before === undefined || before === side || (before === "one" && side !== "both")) return side
  return side === "one" && before !== "both" ? before : undefined
}

/** `一侧肩关节(左肩)`: the bracket says which side is meant. */
function refineByBrackets(entry: readonly Mark[], sites: readonly number[], of: Map<number, Bound>): void {
  for (const [i, at] of sites.entries()) {
    const next = sites[i + 1]
    if (next === undefined || of.get(at)?.side !== "one") continue
    const between = entry.slice(at + 1, next).map(({kind}) => kind)
    const side = of.get(next)?.side
    const opens = between.includes("open") || between.includes("open-square")
    if (opens && !between.includes("close") && (side === "left" || side === "right")) of.set(at, {side, shared: false})
  }
}

const together = (a: Side, b: Side): Side => (a === b ? a : a === "one" ? b : b === "one" ? a : "both")

/** Each site is followed by its side, from the first to the last: `膝关节左 踝关节右`. */
function sidesTrail(entry: readonly Mark[], groups: readonly Group[], sites: readonly number[]): boolean {
  const last = entry.findLastIndex(mark => mark.kind === "side" || mark.kind === "site")
  return groups.length === sites.length && (sites[0] ?? 0) < (groups[0]?.from ?? 0) && entry[last]?.kind === "side"
}

function ownSite(entry: readonly Mark[], {from, to}: Group, trailing: boolean): number | undefined {
  const site = (at: number) => {
    const mark = entry[at]
    return mark && (mark.kind === "site" || (mark.kind === "method" && brings(mark))) ? at : undefined
  }
  const opens = (at: number) => entry[at]?.kind === "open" || entry[at]?.kind === "open-square"
  const before = site(from - 1) ?? (opens(from - 1) ? site(from - 2) : undefined)
  if (trailing && before !== undefined) return before
  const behind = site(to + 1) ?? (opens(to + 1) ? site(to + 2) : undefined)
  if (behind !== undefined) return behind
  if (before !== undefined) return before
  return opens(from - 1) && entry[to + 1]?.kind === "close" ? site(to + 2) : undefined
}

/** Sites with nothing but signs between them: `左肩、肘关节`, `肩、肘关节(左)`. */
function shareInRows(entry: readonly Mark[], sites: readonly number[], of: Map<number, Bound>): void {
  const adjacent = (a: number, b: number) => entry.slice(a + 1, b).every(mark => mark.kind === "join")
  const led = new Set(sites.filter(at => of.has(at) && entry[at - 1]?.kind === "side"))
  const hand = (from: number | undefined, to: number) => {
    const bound = from === undefined ? undefined : of.get(from)
    if (!bound || of.has(to) || isBoundElsewhere(entry, to, of)) return false
    of.set(to, {...bound, shared: true})
    return true
  }
  for (const [i, at] of sites.entries()) {
    const before = sites[i - 1]
    if (before !== undefined && led.has(before) && adjacent(before, at) && hand(before, at)) led.add(at)
  }
  for (let i = sites.length - 2; i >= 0; i--) {
    const [at = 0, next = 0] = [sites[i], sites[i + 1]]
    if (!led.has(next) && adjacent(at, next)) hand(next, at)
  }
}
