import type {Edition, Row, Tables, Term} from "../standard/index.ts"
import {readWeights, type Weights} from "./confidence.ts"
import {type Mark, markOf, signNumber, signs} from "./mark.ts"
import {Folder} from "./normalise.ts"
import {Words} from "./scan.ts"

/** What one word of the lexicon says. */
export interface Sense {
  readonly kind:
    | "modality"
    | "equipment"
    | "site"
    | "method"
    | "processing"
    | "position"
    | "side"
    | "views"
    | "mobile"
    | "scope"
    | "aside"
  /** Key, code or reason, by kind; several apart by spaces. */
  readonly value: string
  /** A site that the word brings along (`MRCP` → 胰胆管). */
  readonly brings?: string
}

/** What a site key means for one modality: a code, or three by side. */
export interface Target {
  readonly one?: string
  readonly left?: string
  readonly right?: string
  readonly both?: string
}

/** A word's site for one modality; `broadened` when only a larger site is to be had. */
export interface SiteReading {
  readonly key: string
  readonly broadened: boolean
}

export interface Lexicon {
  readonly edition: Edition
  /** Of its tables and the engine; stands with every answer. */
  readonly version: string
  readonly script: ReadonlyMap<string, string>
  /** Folded word → its number. */
  readonly numbers: ReadonlyMap<string, number>
  readonly words: Words
  /** Sense of each word by its number. */
  readonly senses: readonly Sense[]
  /** The mark of each word by its number; words that say the same share one. */
  readonly markNumbers: Uint16Array
  readonly marks: readonly Mark[]
  /** Site word → the sites that it means for a modality. */
  readonly site: (word: string, modality: string) => readonly SiteReading[]
  /** Site key → codes for a modality. */
  readonly target: (key: string, modality: string) => Target | undefined
  /** Site code → its term. */
  readonly siteTerm: ReadonlyMap<string, Term>
  /** Keys of sites that are vessels. */
  readonly vesselKeys: ReadonlySet<string>
  readonly vessels: ReadonlyMap<string, {readonly artery: readonly string[]; readonly vein: readonly string[]}>
  readonly groups: readonly {readonly members: ReadonlySet<string>; readonly least: number; readonly site: string}[]
  readonly contains: ReadonlyMap<string, ReadonlySet<string>>
  /** Region named in a bracket → the site keys that it may stand for. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>
  /** Region → the keys of what it consists of, without its neighbours. */
  readonly organs: ReadonlyMap<string, ReadonlySet<string>>
  /** Views of one site, in code order and apart by spaces → their one position. */
  readonly views: ReadonlyMap<string, string>
  /** Modality, method and special method, apart by spaces → the one method for both. */
  readonly pairs: ReadonlyMap<string, string>
  readonly weights: Weights
}

/**
 * Build the lexicon from its tables over the dictionaries of an edition: every
 * term's own name is a word too.
 *
 * @param version of the tables, as their loader tells it
 */
export function buildLexicon(edition: Edition, tables: Tables, version = ""): Lexicon {
  const targets = siteTargets(edition)
  const script = new Map((tables.script ?? []).map(row => [row.traditional ?? "", row.simplified ?? ""]))
  const siteRows = new Map((tables.site ?? []).map(row => [row.word ?? "", row]))
  const byFold = new Map([...targets.keys()].map(key => [fold(key), key]))
  const terms = edition.dictionaries.site?.terms ?? []
  const readings = new Map<string, readonly SiteReading[]>()
  const site = (word: string, modality: string): readonly SiteReading[] => {
    const key = `${modality}${word}`
    const known = readings.get(key)
    if (known) return known
    const made = siteReadings(siteRows.get(word), byFold.get(word) ?? word, modality)
    readings.set(key, made)
    return made
  }
  return {
    edition,
    version,
    script,
    ...numbered(sensesOf(edition, tables, targets, siteRows), word =>
      JSON.stringify(["CT", "MR", "XR"].map(modality => site(word, modality))),
    ),
    site,
    target: (key, modality) => targets.get(key)?.get(modality),
    siteTerm: new Map(terms.map(term => [term.code, term])),
    vesselKeys: new Set(terms.filter(term => /artery|vein/.test(term.row.kind ?? "")).map(keyOf)),
    vessels: new Map(
      (tables.vessel ?? []).map(row => [row.site ?? "", {artery: split(row.artery), vein: split(row.vein)}]),
    ),
    groups: (tables.group ?? []).map(row => ({
      members: new Set(split(row.members)),
      least: Number(row.least),
      site: row.site ?? "",
    })),
    contains: containment(tables.contains ?? [], row => [row.site ?? "", [row.part ?? ""]]),
    regions: containment(tables.region ?? [], row => [row.region ?? "", keysUnder(terms, row.part ?? "")]),
    organs: containment(
      (tables.region ?? []).filter(row => row.kind === "organ"),
      row => [row.region ?? "", keysUnder(terms, row.part ?? "")],
    ),
    weights: readWeights(tables.confidence ?? []),
    pairs: new Map((tables.pair ?? []).map(row => [`${row.modality} ${row.beside} ${row.special}`, row.method ?? ""])),
    views: new Map((tables.views ?? []).map(row => [row.positions ?? "", row.position ?? ""])),
  }
}

const longestWord = 200
const folder = new Folder(new Map(), longestWord)
const fold = (text: string): string => folder.folded(text).replace(/、/g, "")
const split = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean)

/** The folded words and what they say; a row of the lexicon goes before the standard's own name. */
function sensesOf(
  edition: Edition,
  tables: Tables,
  targets: ReadonlyMap<string, unknown>,
  siteRows: ReadonlyMap<string, Row>,
): ReadonlyMap<string, Sense> {
  const words = new Map<string, Sense>()
  for (const key of targets.keys()) words.set(fold(key), {kind: "site", value: fold(key)})
  for (const term of edition.dictionaries.position?.terms ?? [])
    words.set(fold(term.zh), {kind: "position", value: term.code})
  for (const term of edition.dictionaries.method?.terms ?? [])
    ownWords(words, term.zh, `${term.modalities[0]}:${term.code}`)
  for (const word of siteRows.keys()) words.set(word, {kind: "site", value: word})
  for (const row of tables.word ?? []) words.set(row.word ?? "", senseOf(row))
  words.delete("")
  return words
}

/** A method's full name, and the name without its bracketed abbreviation. */
function ownWords(words: Map<string, Sense>, zh: string, value: string): void {
  const names = [fold(zh), fold(zh.replace(/\(.*\)/, ""))].filter(
    name => name.length > 2 && !/^(平扫|增强|三维)/.test(name),
  )
  for (const name of new Set(names)) {
    const known = words.get(name)
    words.set(name, {kind: "method", value: known?.kind === "method" ? `${known.value} ${value}` : value})
  }
}

function senseOf(row: Row): Sense {
  const [value = "", brings] = (row.value ?? "").split("@")
  const kind = (row.facet ?? "aside") as Sense["kind"]
  return brings === undefined ? {kind, value: value.trim()} : {kind, value: value.trim(), brings}
}

/** A word set aside that says nothing: it brings no site and raises no flag. */
const isSilent = (sense: Sense): boolean =>
  sense.kind === "aside" && sense.brings === undefined && sense.value !== "emergency"

/** Words by number from 1, and the marks that they stand for: all words set aside are one. */
function numbered(
  words: ReadonlyMap<string, Sense>,
  meansOf: (siteWord: string) => string,
): Pick<Lexicon, "numbers" | "words" | "senses" | "markNumbers" | "marks"> {
  const numbers = new Map([...words.keys()].map((word, i) => [word, i + 1]))
  const senses: Sense[] = [{kind: "aside", value: ""}, ...words.values()]
  const marks: Mark[] = [...signs]
  const known = new Map<string, number>()
  const markNumbers = Uint16Array.from(senses, sense => {
    if (sense.kind === "aside" && sense.value === "join") return signNumber.join
    if (isSilent(sense)) return 0
    const said: Sense = sense.kind === "equipment" ? {...sense, value: sense.value.charAt(0)} : sense
    const key = `${said.kind}\t${said.kind === "site" ? meansOf(said.value) : said.value}\t${said.brings ?? ""}`
    const number = known.get(key) ?? marks.push(markOf(said)) - 1
    known.set(key, number)
    return number
  })
  return {numbers, words: new Words(numbers), senses, markNumbers, marks}
}

function siteReadings(row: Row | undefined, word: string, modality: string): readonly SiteReading[] {
  const stated = row?.[modality] || row?.any || word
  return stated.split(" ").map(key => ({key: key.replace("!", ""), broadened: key.startsWith("!")}))
}

/** The term's name, or for a sided term the name without its side. */
const keyOf = (term: Term): string => term.row.of || term.zh

function siteTargets(edition: Edition): ReadonlyMap<string, ReadonlyMap<string, Target>> {
  const targets = new Map<string, Map<string, Target>>()
  for (const term of edition.dictionaries.site?.terms ?? []) {
    if (term.code.length < 6) continue
    const key = keyOf(term)
    const own = targets.get(key) ?? new Map<string, Target>()
    targets.set(key, own)
    for (const modality of term.modalities)
      own.set(modality, {...own.get(modality), [term.row.side || "one"]: term.code})
  }
  return targets
}

/** Keys of the site that has this name, and of all below it. */
function keysUnder(terms: readonly Term[], name: string): readonly string[] {
  const top = terms.filter(term => term.zh === name).sort((a, b) => a.code.length - b.code.length)[0]
  return top === undefined ? [] : terms.filter(term => term.code.startsWith(top.code)).map(keyOf)
}

function containment(
  rows: readonly Row[],
  read: (row: Row) => readonly [string, readonly string[]],
): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const [whole, inside] of rows.map(read)) parts.set(whole, new Set([...(parts.get(whole) ?? []), ...inside]))
  return parts
}
