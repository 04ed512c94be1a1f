import type {OpenLexicon} from "../lexicon/lexicon.ts"
import type {Mark} from "../lexicon/mark.ts"
import {examining, isStating} from "../lists.ts"
import {isAttribute, phraseStarts, tells} from "./clause.ts"
import type {Bound} from "./side.ts"

/** The places of an entry's marks that stand in brackets. */
function bracketPlaces(entry: readonly Mark[]): ReadonlySet<number> {
  const places = new Set<number>()
  let depth = 0
  for (const [i, {kind}] of entry.entries()) {
    if (kind === "open" || kind === "open-square") depth++
    else if (kind === "close") depth = Math.max(0, depth - 1)
    else if (depth > 0) places.add(i)
  }
  return places
}

/**
 * policy 18: a film, report copy or surcharge in a bracket is a remark where the body speaks of an examination. What makes it
 * another thing (`胸部CT(穿刺)`) is none.
 */
export function scopePlaces(entry: readonly Mark[]): ReadonlySet<number> {
  const scope = entry.flatMap((mark, i) => (mark.kind === "scope" ? [i] : []))
  if (scope.length === 0) return nowhere
  const inside = bracketPlaces(entry)
  const spoken = entry.some((mark, i) => !inside.has(i) && speaks.has(mark.kind))
  const isRemark = (at: number) => inside.has(at) && !otherThings.has(entry[at]?.sense.value ?? "")
  return new Set(spoken ? scope.filter(at => !isRemark(at)) : scope)
}

const otherThings: ReadonlySet<string> = new Set(["guidance", "therapy", "consultation", "supply", "DSA"])

/**
 * policy 18: an entry without the brackets behind an examination that speak of a surcharge: what is charged for beside it is no
 * part of it (`骨盆平扫(三维成像加收)`).
 */
export function withoutRemarks(entry: readonly Mark[]): Body {
  const whole = {marks: entry, isSure: true}
  if (!entry.some(isSurcharge)) return whole
  const inside = bracketPlaces(entry)
  const spoken = entry.findIndex((mark, i) => !inside.has(i) && speaks.has(mark.kind))
  if (spoken < 0) return whole
  const kept: Mark[] = []
  let [bracket, isSure]: [Mark[], boolean] = [[], true]
  const close = (at: number) => {
    const isRemark = at > spoken && bracket.some(isSurcharge)
    if (!isRemark) kept.push(...bracket)
    if (bracket.some(isSurcharge) && bracket.some(({kind}) => (isRemark ? kind === "join" : isStating(kind))))
      isSure = false
    bracket = []
  }
  for (const [i, mark] of entry.entries()) {
    if (inside.has(i)) bracket.push(mark)
    else {
      close(i)
      kept.push(mark)
    }
  }
  close(entry.length)
  return {marks: kept, isSure}
}

interface Body {
  readonly marks: readonly Mark[]
  /** Not of a bracket that lists several things, of which not all may be charged for, or that stands before the examination: a person must see that (policy 17). */
  readonly isSure: boolean
}

const isSurcharge = ({kind, sense}: Mark): boolean => kind === "scope" && sense.value === "surcharge"

const nowhere: ReadonlySet<number> = new Set()
const speaks: ReadonlySet<Mark["kind"]> = new Set(examining)

/** The sites of an entry that stand in brackets, and those that don't, by place of the mark. */
function bracketed(entry: readonly Mark[]): {readonly inside: readonly number[]; readonly outside: readonly number[]} {
  const places = bracketPlaces(entry)
  const sites = entry.flatMap((mark, i) => (mark.kind === "site" ? [i] : []))
  return {inside: sites.filter(at => places.has(at)), outside: sites.filter(at => !places.has(at))}
}

/**
 * policy 13: a site in brackets agrees with the body, or one of the two lies inside the
 * other: then that is the site, and the larger one adds nothing. A leading
 * square bracket that names a site apart from the body contradicts it, and so
 * does any that holds nothing but sites (`头颅(胸部)CT平扫`), unless it begins another examination.
 */
export function bracketSites(lexicon: OpenLexicon, entry: readonly Mark[], modality: string | undefined): Brackets {
  const {inside, outside} = bracketed(entry)
  if (inside.length === 0 || outside.length === 0) return noBrackets
  const keysAt = (at: number) =>
    lexicon
      .site(entry[at]?.sense.value ?? "", modality)
      .map(site => site.key)
      .filter(key => key !== lexicon.unspecified)
  const within = (whole: string, part: string) =>
    lexicon.contains.get(whole)?.has(part) || lexicon.regions.get(whole)?.has(part)
  const body = outside.flatMap(keysAt)
  const named = inside.flatMap(keysAt)
  const related = (a: string, b: string) => a === b || within(a, b) || within(b, a)
  const apart = body.length > 0 && named.some(key => !body.some(other => related(key, other)))
  const phrases = phraseStarts(entry)
  const phraseOf = (at: number) => phrases.findLastIndex(from => from <= at)
  const joins = (phrase: number) =>
    entry.slice(phrases[phrase], (phrases[phrase + 1] ?? entry.length + 1) - 1).some(isJoin)
  const holds = (at: number, others: readonly number[]) => {
    const parts = others.filter(other => phraseOf(other) === phraseOf(at)).flatMap(keysAt)
    return !joins(phraseOf(at)) && keysAt(at).some(whole => parts.some(part => part !== whole && within(whole, part)))
  }
  const wider = [...outside.filter(at => holds(at, inside)), ...inside.filter(at => holds(at, outside))]
  return {
    conflict: apart && (entry[0]?.kind === "open-square" || inside.some(at => namesSitesAlone(entry, at))),
    idle: new Set(apart ? [] : wider),
  }
}

/** Whether the bracket around a site holds but sites with their sides, none of them added (`(含胸部)`), and begins no examination by another machine (`头颅CT平扫[左膝关节]MR增强`). */
function namesSitesAlone(entry: readonly Mark[], at: number): boolean {
  const isOfSites = ({kind}: Mark) => kind === "site" || kind === "side" || kind === "join"
  const from = entry.findLastIndex((mark, i) => i < at && !isOfSites(mark))
  const to = entry.findIndex((mark, i) => i > at && !isOfSites(mark))
  const opens = entry[from]?.kind === "open" || entry[from]?.kind === "open-square"
  const states = ({kind}: Mark) => kind === "modality"
  const begins = entry.slice(0, Math.max(0, from)).some(states) && entry.slice(to).some(states)
  return opens && entry[from + 1]?.kind !== "join" && entry[to]?.kind === "close" && !begins
}

/** policy 13: of one site a bracket and the body say other sides (`[左膝关节]右膝关节`). */
export function otherSides(entry: readonly Mark[], of: ReadonlyMap<number, Bound>): boolean {
  if (of.size < 2) return false
  const {inside, outside} = bracketed(entry)
  const saidOf = (places: readonly number[], word: string) => {
    const sides = new Set(places.flatMap(at => (entry[at]?.sense.value === word ? [of.get(at)?.side] : [])))
    return sides.has("left") && sides.has("right") ? "both" : [...sides].join()
  }
  const isSided = (side: string) => side === "left" || side === "right" || side === "both"
  return inside.some(at => {
    const word = entry[at]?.sense.value ?? ""
    const [inner, body] = [saidOf(inside, word), saidOf(outside, word)]
    return isSided(inner) && isSided(body) && inner !== body
  })
}

const isJoin = ({kind}: Mark): boolean => kind === "join"

interface Brackets {
  readonly conflict: boolean
  /** Places of sites that the bracket, or the body, makes exact. */
  readonly idle: ReadonlySet<number>
}

const noBrackets: Brackets = {conflict: false, idle: new Set()}

/** A region right beside one of its own organs, nothing between them: the organ is the site. */
export function innerSites(
  lexicon: OpenLexicon,
  entry: readonly Mark[],
  modality: string | undefined,
): ReadonlySet<number> {
  const idle = new Set<number>()
  for (let i = 1; i < entry.length; i++) {
    const [first, second] = [entry[i - 1], entry[i]]
    if (first?.kind !== "site" || second?.kind !== "site") continue
    const [a, b] = [first, second].map(mark => lexicon.site(mark.sense.value, modality).map(site => site.key))
    if (a === undefined || b === undefined) continue
    const holds = (whole: readonly string[], part: readonly string[]) =>
      whole.some(key => part.some(inner => inner !== key && lexicon.organs.get(key)?.has(inner)))
    if (holds(a, b)) idle.add(i - 1)
    else if (holds(b, a)) idle.add(i)
  }
  return idle
}

/**
 * A part beside its whole in one entry adds nothing (`上腹部/肝胆/脾`), unless each
 * of the two has something said of it alone.
 *
 * @param cuts where the clauses of the entry begin, and its end
 * @param idle places of sites that add nothing already
 */
export function containedSites(
  lexicon: OpenLexicon,
  entry: readonly Mark[],
  {cuts, idle}: {readonly cuts: readonly number[]; readonly idle: ReadonlySet<number>},
  modality: string | undefined,
): ReadonlySet<number> {
  const sites = entry.flatMap((mark, at) =>
    mark.kind === "site" && !idle.has(at)
      ? [{at, keys: lexicon.site(mark.sense.value, modality).map(site => site.key)}]
      : [],
  )
  if (sites.length < 2) return idle
  const clauseOf = (at: number) => cuts.findLastIndex(cut => cut <= at)
  const clauseMarks = (clause: number) => entry.slice(cuts[clause], cuts[clause + 1])
  const bare = (clause: number) => !clauseMarks(clause).some(isAttribute)
  const isLone = (clause: number, other: number) =>
    bare(clause) && !(clauseMarks(clause).some(tells) && clauseMarks(other).some(({vessel}) => vessel)) // 胸部CT+CTPA
  const one = (a: number, b: number) =>
    clauseOf(a) === clauseOf(b) || isLone(clauseOf(a), clauseOf(b)) || isLone(clauseOf(b), clauseOf(a))
  const inside = sites.filter(part =>
    sites.some(
      whole =>
        one(part.at, whole.at) &&
        whole.keys.some(key => part.keys.every(inner => lexicon.contains.get(key)?.has(inner))),
    ),
  )
  return new Set([...idle, ...inside.map(({at}) => at)])
}
