import type {Facet} from "../../standard/index.ts"
import {signs} from "../lexicon/mark.ts"
import {type Flag, type Idle, isStating} from "../lists.ts"
import {type ClosedLexicon, type ClosedRow, kindsOfSayings} from "./closed-lexicon.ts"
import type {Saying} from "./saying.ts"

/** An answer, as far as words are held against it. */
interface Told {
  readonly rows: readonly ClosedRow[]
  readonly flags: readonly Flag[]
  /** It has no Chinese character. */
  readonly latin: boolean
}

/** What the word of a mark says; nothing for a sign. */
export const sayingsOf = (lexicon: ClosedLexicon, mark: number): readonly Saying[] =>
  lexicon.sayings[mark - signs.length] ?? []

/**
 * A second look at an answer, as `read/witness` is for dictionaries that combine: whether all that the words of a name state is
 * seen in some item, or has a reason to decide nothing.
 */
export function showsAll(lexicon: ClosedLexicon, marks: readonly number[], told: Told): boolean {
  return marks.every(mark =>
    sayingsOf(lexicon, mark).every(
      saying =>
        !isStating(kindsOfSayings[saying.kind]) ||
        told.rows.some(row => shownIn(lexicon, saying, {...told, row}) !== undefined),
    ),
  )
}

interface At extends Told {
  readonly row: ClosedRow
}

/** The facet of an item that something said decides, why it decides none there, or undefined where it is not seen in the item. */
export function shownIn(lexicon: ClosedLexicon, {kind, value}: Saying, at: At): Facet | Idle | undefined {
  const {row, flags} = at
  switch (kind) {
    case "modality":
    case "tracer":
      return isOfModality(row, value) ? "equipment" : undefined
    case "hint": // gives way to what states another
      return isOfModality(row, value) ? "equipment" : "implied"
    case "site":
      return siteShown(lexicon, value, at)
    case "brings": // gives way with the route that brings it
      return siteShown(lexicon, value, at) ?? (flags.includes("route-ignored") ? "told" : undefined)
    case "area":
    case "of":
      return value.split(/[,|]/).some(part => siteOf(lexicon, row).includes(part.replace("~", ""))) ? "site" : undefined
    case "detail":
      return row.detail === value ? "detail" : undefined
    case "side":
      return sideShown(lexicon, value, at)
    case "who":
      return [...(lexicon.who.get(value)?.values() ?? [])].includes(siteOf(lexicon, row)) ? "site" : "implied"
    case "route":
      if (row.route === value) return "route"
      if (lexicon.rows.get(siteOf(lexicon, row))?.some(({route}) => route === value)) return undefined // 经腹子宫附件、经阴道卵巢
      return flags.includes("route-ignored") ? "told" : "implied"
    case "method":
    case "procedure":
      return row.method === value ? "method" : undefined
    case "may":
      return row.method === value ? "method" : "told"
    case "take":
    case "machine":
      return takeShown(lexicon, {kind, value}, at)
    case "processing":
      return row.processing === value ? "processing" : undefined
    default:
      return "told"
  }
}

const isOfModality = ({item: {modality}}: ClosedRow, value: string): boolean =>
  modality === value || modality.startsWith(`${value}/`) || value.startsWith(`${modality}/`)

const siteOf = ({edition}: ClosedLexicon, {item}: ClosedRow): string =>
  edition.dictionaries.site?.any(item.facets.site ?? "")?.zh ?? ""

/** The item is of a site of the cell, of what that is by side or age, or of what holds it or lies in it. */
function siteShown(lexicon: ClosedLexicon, cell: string, {row}: At): Facet | Idle | undefined {
  const own = siteOf(lexicon, row)
  const isShown = (text: string): Facet | Idle | undefined => {
    if (text.startsWith("@")) return regionShown(lexicon, text.slice(1), row)
    const [site = "", detail] = text.replace(/[?~]+$/, "").split("/")
    const who = [...lexicon.who.values()].map(sites => sites.get(site))
    const sides = Object.values(lexicon.sided.get(site) ?? {})
    if (site === own || who.includes(own) || sides.includes(own)) return detail === undefined ? "site" : "detail"
    if (lexicon.groups.some(group => group.site === own && group.members.includes(site))) return "site"
    return holds(lexicon, own, site) || holds(lexicon, site, own) ? "contained" : undefined
  }
  return cell
    .split(/[ |]/)
    .map(isShown)
    .find(shown => shown !== undefined)
}

const holds = ({groups, contains, bracketed}: ClosedLexicon, whole: string, part: string): boolean =>
  [contains, bracketed].some(parts => parts.get(whole)?.has(part)) ||
  groups.some(({site, members}) => site === whole && members.includes(part))

/** A region is what it means by itself, or what a bracket names of it. */
function regionShown(lexicon: ClosedLexicon, name: string, row: ClosedRow): Facet | undefined {
  const region = lexicon.regions.get(name)
  return region?.within.some(code => row.item.facets.site?.startsWith(code)) ? "site" : undefined
}

function sideShown(lexicon: ClosedLexicon, side: string, {row, rows}: At): Facet | Idle | undefined {
  const sidesOf = (one: ClosedRow) =>
    [...lexicon.sided.values()].flatMap(sides =>
      Object.entries(sides).flatMap(([own, site]) => (site === siteOf(lexicon, one) ? [own] : [])),
    )
  const own = sidesOf(row)
  if (own.includes(side) || own.includes("both") || (own.length > 0 && side === "one")) return "site"
  return rows.every(one => sidesOf(one).length === 0) ? "unsided" : undefined
}

/** policy us-nm 15 and 16: how it is acquired, where the item tells it; SPECT as the name of the machine says nothing of that. */
function takeShown(
  {takes}: ClosedLexicon,
  {kind, value}: Pick<Saying, "kind" | "value">,
  {row, flags, latin}: At,
): Facet | Idle | undefined {
  if (takes.get(row.method)?.includes(value)) return "method"
  if (flags.includes("method-broadened")) return "told"
  return kind === "machine" && !latin ? "device" : undefined
}
