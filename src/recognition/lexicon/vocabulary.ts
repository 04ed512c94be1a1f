import type {Edition, Row, Tables} from "../../standard/index.ts"
import {compileListed, type ListedData} from "./listed.ts"
import {signNumber, signs} from "./mark.ts"
import {foldWord} from "./normalise.ts"
import {compileWords, type WordsData} from "./scan.ts"
import type {Sense} from "./sense.ts"
import {type SiteWord, siteReader} from "./site-reading.ts"
import {siteTargets} from "./target.ts"

/** The words of a lexicon made ready to be found: plain data, to be kept between runs. */
export interface Vocabulary {
  /** Folded word by its number, from 1. */
  readonly spellings: readonly string[]
  /** All that words say, each once; by word, the number of what it says. */
  readonly senses: readonly Sense[]
  readonly senseNumbers: Uint16Array
  /** What marks say after the signs; by word, the number of its mark. */
  readonly marks: readonly Sense[]
  readonly markNumbers: Uint16Array
  readonly trie: WordsData
  readonly sites: readonly SiteWord[]
  readonly script: readonly (readonly [traditional: string, simplified: string])[]
  readonly listed: ListedData
}

/** Changes with the shape of what is kept. */
export const vocabularyFormat = 3

/** Make the words of an edition and of the tables `word`, `site` and `script` ready. */
export function compileVocabulary(edition: Edition, tables: Tables): Vocabulary {
  const targets = siteTargets(edition)
  const modalities = edition.modalities.map(({key}) => key)
  const sites = (tables.site ?? []).map(
    (row): SiteWord => [row.word ?? "", row.any ?? "", ...modalities.map(key => row[key] ?? "")],
  )
  const words = sensesOf(edition, tables, targets, sites)
  const script = (tables.script ?? []).map(row => [row.traditional ?? "", row.simplified ?? ""] as const)
  const site = siteReader(sites, targets, modalities)
  return {
    spellings: ["", ...words.keys()],
    ...numbered(edition, words, word => JSON.stringify(modalities.map(modality => site(word, modality)))),
    trie: compileWords(new Map([...words.keys()].map((word, i) => [word, i + 1]))),
    sites,
    script,
    listed: compileListed(edition, new Map(script)),
  }
}

/** The folded words and what they say; a row of the lexicon goes before the standard's own name. */
function sensesOf(
  edition: Edition,
  tables: Tables,
  targets: ReadonlyMap<string, unknown>,
  sites: readonly SiteWord[],
): ReadonlyMap<string, Sense> {
  const words = new Map<string, Sense>()
  for (const key of targets.keys()) words.set(foldWord(key), {kind: "site", value: foldWord(key)})
  for (const term of edition.dictionaries.position?.terms ?? [])
    words.set(foldWord(term.zh), {kind: "position", value: term.code})
  for (const term of edition.dictionaries.method?.terms ?? [])
    ownWords(words, term.zh, `${term.modalities[0]}:${term.code}`)
  for (const [word] of sites) words.set(word, {kind: "site", value: word})
  for (const row of tables.word ?? []) words.set(row.word ?? "", senseOf(row))
  words.delete("")
  return words
}

/** A method's full name, and the name without its bracketed abbreviation. */
function ownWords(words: Map<string, Sense>, zh: string, value: string): void {
  const names = [foldWord(zh), foldWord(zh.replace(/\(.*\)/, ""))].filter(
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

/** A word set aside that says nothing (policy 12): it brings no site, raises no flag and heads no methods (功能成像). */
const isSilent = ({kind, value, brings}: Sense): boolean =>
  kind === "aside" && brings === undefined && value !== "emergency" && value !== "method"

/** Senses and marks by number; words that say the same share both, and all words set aside are one mark. */
function numbered(
  edition: Edition,
  words: ReadonlyMap<string, Sense>,
  meansOf: (siteWord: string) => string,
): Pick<Vocabulary, "senses" | "senseNumbers" | "marks" | "markNumbers"> {
  const senses = new Numbering<Sense>(0)
  const marks = new Numbering<Sense>(signs.length)
  const said = [silence, ...words.values()]
  const senseNumbers = Uint16Array.from(said, sense => senses.numberOf(keyOf(sense, sense.value), sense))
  const markNumbers = Uint16Array.from(said, sense => {
    if (sense.kind === "aside" && sense.value === "join") return signNumber.join
    const mark = saidAs(edition, sense)
    if (mark === undefined) return 0
    return marks.numberOf(keyOf(mark, mark.kind === "site" ? meansOf(mark.value) : mark.value), mark)
  })
  return {senses: senses.values, senseNumbers, marks: marks.values, markNumbers}
}

/** What the mark of a sense says; undefined where it says nothing. */
export const saidAs = (edition: Edition, sense: Sense): Sense | undefined =>
  isSilent(sense) ? undefined : sense.kind === "equipment" ? {...sense, value: modalityOf(edition, sense.value)} : sense

/** Of equipment, what matters beside its codes: the modality that it is of. */
const modalityOf = (edition: Edition, codes: string): string =>
  edition.dictionaries.equipment?.any(codes.split(" ")[0] ?? "")?.modalities[0] ?? ""

const silence: Sense = {kind: "aside", value: ""}
const keyOf = (sense: Sense, value: string): string => `${sense.kind}\t${value}\t${sense.brings ?? ""}`

/** Gives equal things one number, in the order met. */
class Numbering<T> {
  readonly values: T[] = []
  readonly #first: number
  readonly #known = new Map<string, number>()

  constructor(first: number) {
    this.#first = first
  }

  numberOf(key: string, value: T): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const number = this.#first + this.values.push(value) - 1
    this.#known.set(key, number)
    return number
  }
}
