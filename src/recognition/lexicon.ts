import type {Edition, Row, Tables} from "../standard/index.ts"
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
  readonly script: ReadonlyMap<string, string>
  readonly words: Words<Sense>
  /** Site word → its reading for a modality. */
  readonly site: (word: string, modality: string) => SiteReading | undefined
  /** Site key → codes for a modality. */
  readonly target: (key: string, modality: string) => Target | undefined
  readonly vessels: ReadonlyMap<string, {readonly artery: readonly string[]; readonly vein: readonly string[]}>
  readonly groups: readonly {readonly members: ReadonlySet<string>; readonly least: number; readonly site: string}[]
  readonly contains: ReadonlyMap<string, ReadonlySet<string>>
}

/** Build the lexicon from its tables over the dictionaries of an edition: every term's own name is a word too. */
export function buildLexicon(edition: Edition, tables: Tables): Lexicon {
  const targets = siteTargets(edition)
  const siteRows = new Map((tables.site ?? []).map(row => [row.word ?? "", row]))
  const words = new Map<string, Sense>()
  for (const key of targets.keys()) words.set(fold(key), {kind: "site", value: fold(key)})
  for (const term of edition.dictionaries.position?.terms ?? [])
    words.set(fold(term.zh), {kind: "position", value: term.code})
  for (const term of edition.dictionaries.method?.terms ?? [])
    ownWords(words, term.zh, `${term.modalities[0]}:${term.code}`)
  for (const word of siteRows.keys()) words.set(word, {kind: "site", value: word})
  for (const row of tables.word ?? []) words.set(row.word ?? "", senseOf(row))
  const byFold = new Map([...targets.keys()].map(key => [fold(key), key]))
  return {
    edition,
    script: new Map((tables.script ?? []).map(row => [row.traditional ?? "", row.simplified ?? ""])),
    words: new Words(words),
    site: (word, modality) => siteReading(siteRows.get(word), byFold.get(word) ?? word, modality),
    target: (key, modality) => targets.get(key)?.get(modality),
    vessels: new Map(
      (tables.vessel ?? []).map(row => [row.site ?? "", {artery: split(row.artery), vein: split(row.vein)}]),
    ),
    groups: (tables.group ?? []).map(row => ({
      members: new Set(split(row.members)),
      least: Number(row.least),
      site: row.site ?? "",
    })),
    contains: containment(tables.contains ?? []),
  }
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/、/g, "")
const split = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean)

/** A method's full name, and the name without its bracketed abbreviation. */
function ownWords(words: Map<string, Sense>, zh: string, value: string): void {
  const names = [fold(zh), fold(zh.replace(/\(.*\)/, ""))].filter(
    name => name.length > 2 && !/^(平扫|增强|三维)/.test(name),
  )
  for (const name of names) {
    const known = words.get(name)
    words.set(name, {kind: "method", value: known?.kind === "method" ? `${known.value} ${value}` : value})
  }
}

function senseOf(row: Row): Sense {
  const [value = "", brings] = (row.value ?? "").split("@")
  const kind = (row.facet ?? "aside") as Sense["kind"]
  return brings === undefined ? {kind, value: value.trim()} : {kind, value: value.trim(), brings}
}

function siteReading(row: Row | undefined, word: string, modality: string): SiteReading | undefined {
  const stated = row?.[modality] || row?.any || word
  return {key: stated.replace("!", ""), broadened: stated.startsWith("!")}
}

/** Site keys: the term's name, or for sided terms the name without its side. */
function siteTargets(edition: Edition): ReadonlyMap<string, ReadonlyMap<string, Target>> {
  const targets = new Map<string, Map<string, Target>>()
  for (const term of edition.dictionaries.site?.terms ?? []) {
    if (term.code.length < 6) continue
    const key = term.row.of || term.zh
    const own = targets.get(key) ?? new Map<string, Target>()
    targets.set(key, own)
    for (const modality of term.modalities)
      own.set(modality, {...own.get(modality), [term.row.side || "one"]: term.code})
  }
  return targets
}

function containment(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const row of rows) parts.set(row.site ?? "", (parts.get(row.site ?? "") ?? new Set()).add(row.part ?? ""))
  return parts
}
