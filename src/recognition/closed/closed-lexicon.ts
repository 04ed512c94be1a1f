import type {Edition, Item, Row, Tables} from "../../standard/index.ts"
import {readWeights, type Weights} from "../confidence.ts"
import {soundsOf} from "../lexicon/lexicon.ts"
import {compileListed, ListedNames} from "../lexicon/listed.ts"
import {signs} from "../lexicon/mark.ts"
import {Folder} from "../lexicon/normalise.ts"
import {compileWords, Words} from "../lexicon/scan.ts"
import type {Sense} from "../lexicon/sense.ts"
import type {SenseKind} from "../lists.ts"
import type {Hearable} from "../read/hear.ts"
import {readSayings, type Saying} from "./saying.ts"

/** A listed item by the names of its facets; what it hasn't is "". */
export interface ClosedRow {
  readonly item: Item
  readonly route: string
  readonly detail: string
  readonly method: string
  readonly processing: string
}

/** What a region means by itself, and the systems of sites that may stand beside its name in a bracket. */
interface Region {
  readonly means: string
  readonly within: readonly string[]
}

/** The words for an edition that is a small, closed list: every answer is one of its items. */
export interface ClosedLexicon extends Hearable {
  readonly edition: Edition
  readonly version: string
  /** By mark, after the signs. */
  readonly sayings: readonly (readonly Saying[])[]
  /** Site → its items. */
  readonly rows: ReadonlyMap<string, readonly ClosedRow[]>
  /** Site without its side → the sites by side. */
  readonly sided: ReadonlyMap<string, Sided>
  /** What is meant where no side is said. */
  readonly sideDefaults: ReadonlyMap<string, string>
  readonly regions: ReadonlyMap<string, Region>
  readonly groups: readonly {readonly members: readonly string[]; readonly least: number; readonly site: string}[]
  /** Whole → the parts that add nothing beside it. */
  readonly contains: ReadonlyMap<string, ReadonlySet<string>>
  /** The same for parts named in a bracket, where there are more (产科(子宫、附件)). */
  readonly bracketed: ReadonlyMap<string, ReadonlySet<string>>
  /** `child`, `infant` → site → what it is then. */
  readonly who: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Method → the takes that it is made of. */
  readonly takes: ReadonlyMap<string, readonly string[]>
  readonly listed: ListedNames
  readonly weights: Weights
}

/** `left`, `right`, `both` → the site of that side. */
type Sided = Readonly<Record<string, string>>

/**
 * Build the lexicon of a closed edition from the tables of its family.
 *
 * @param version of the tables, as their loader tells it
 */
export function buildClosedLexicon(edition: Edition, tables: Tables, version = ""): ClosedLexicon {
  const script = new Map((tables.script ?? []).map(row => [row.traditional ?? "", row.simplified ?? ""] as const))
  const rows = rowsOf(edition)
  const words = wordsOf(edition, tables, [...rows.keys()], script)
  const spellings = ["", ...words.keys()]
  const said = [...words.values()]
  return {
    edition,
    version,
    script,
    spellings,
    words: new Words(compileWords(new Map([...words.keys()].map((word, i) => [word, i + 1])))),
    senses: [silence, ...said.map(senseOf)],
    markNumbers: Uint16Array.from([[], ...said], (sayings, i) => (isSilent(sayings) ? 0 : signs.length + i - 1)),
    sayings: said,
    sounds: soundsOf(tables.sound ?? []),
    rows,
    sided: sidesOf([...rows.keys()]),
    sideDefaults: new Map((tables.side ?? []).map(row => [row.site ?? "", row.unstated ?? ""])),
    regions: new Map(
      (tables.region ?? []).map(row => [row.region ?? "", {means: row.means ?? "", within: split(row.within)}]),
    ),
    groups: (tables.group ?? []).map(row => ({
      members: split(row.members),
      least: Number(row.least),
      site: row.site ?? "",
    })),
    contains: gathered((tables.contains ?? []).filter(row => !row.where)),
    bracketed: gathered(tables.contains ?? []),
    who: new Map(
      ["child", "infant"].map(who => [
        who,
        new Map((tables.who ?? []).flatMap(row => (row.who === who ? [[row.site ?? "", row.means ?? ""]] : []))),
      ]),
    ),
    takes: new Map((tables.take ?? []).map(row => [row.method ?? "", split(row.takes)])),
    listed: new ListedNames(edition, compileListed(edition, script)),
    weights: readWeights(tables.confidence ?? []),
  }
}

const split = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean)
const silence: Sense = {kind: "aside", value: ""}
const isSilent = (sayings: readonly Saying[]): boolean =>
  sayings.every(({kind, value}) => kind === "aside" && value === "")

/** The folded words and what they say: the edition's own sites, the table of sites, then that of all other words. */
function wordsOf(
  edition: Edition,
  tables: Tables,
  sites: readonly string[],
  script: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Saying[]> {
  const folder = new Folder(script, longestWord)
  const words = new Map<string, readonly Saying[]>()
  const put = (word: string, sayings: readonly Saying[]) => words.set(folder.folded(word), sayings)
  const composed = new Set([...sidesOf(sites).values()].flatMap(sides => Object.values(sides)))
  for (const site of sites) if (!composed.has(site)) put(site, [{kind: "site", value: site}])
  for (const row of tables.site ?? []) {
    const value = siteCell(edition, row)
    if (value !== "") put(row.word ?? "", [value === "." ? {kind: "aside", value: ""} : {kind: "site", value}])
  }
  for (const row of tables.word ?? [])
    if (!row.only || edition.modalities.some(({key}) => key === row.only))
      put(row.word ?? "", readSayings(row.says ?? ""))
  words.delete("")
  return words
}

const longestWord = 300

/** A row's cell for the edition's first modality, whose key heads the column. */
const siteCell = (edition: Edition, row: Row): string => row[edition.modalities[0]?.key ?? ""] ?? ""

/** What an account calls what a word says. */
export const kindsOfSayings: Readonly<Record<Saying["kind"], SenseKind>> = {
  modality: "modality",
  tracer: "modality",
  hint: "modality",
  site: "site",
  brings: "site",
  includes: "aside",
  area: "site",
  of: "site",
  side: "side",
  who: "aside",
  detail: "site",
  route: "route",
  method: "method",
  may: "method",
  procedure: "method",
  guide: "scope",
  take: "method",
  machine: "modality",
  processing: "processing",
  flag: "aside",
  scope: "scope",
  aside: "aside",
}

/** What an account shows of a word: the first thing that it says. */
function senseOf([first]: readonly Saying[]): Sense {
  return first === undefined ? silence : {kind: kindsOfSayings[first.kind], value: first.value}
}

function rowsOf(edition: Edition): ReadonlyMap<string, readonly ClosedRow[]> {
  const {site, route, detail, method, processing} = edition.dictionaries
  const rows = new Map<string, ClosedRow[]>()
  for (const item of edition.items.values()) {
    const {facets} = item
    const key = site?.any(facets.site ?? "")?.zh ?? ""
    const row: ClosedRow = {
      item,
      route: route?.any(facets.route ?? "")?.zh ?? "",
      detail: detail?.any(facets.detail ?? "")?.zh ?? "",
      method: method?.get(facets.method ?? "", item.modality)?.zh ?? "",
      processing: processing?.get(facets.processing ?? "", item.modality)?.zh ?? "",
    }
    const known = rows.get(key)
    if (known) known.push(row)
    else rows.set(key, [row])
  }
  return rows
}

const sideWords: Readonly<Record<string, string>> = {左: "left", 右: "right", 双: "both"}

/** Sites that the edition has for the left, the right and both sides, by the name without its side. */
function sidesOf(sites: readonly string[]): ReadonlyMap<string, Sided> {
  const sided = new Map<string, Record<string, string>>()
  for (const site of sites) {
    const [, word = "", base = ""] = /^([左右双])侧?(.+)$/.exec(site) ?? []
    const side = sideWords[word]
    if (side !== undefined) sided.set(base, {...sided.get(base), [side]: site})
  }
  return new Map([...sided].filter(([, sides]) => sides.left !== undefined && sides.right !== undefined))
}

function gathered(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const {site = "", part = ""} of rows) parts.set(site, new Set([...(parts.get(site) ?? []), part]))
  return parts
}
