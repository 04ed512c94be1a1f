import {createHash} from "node:crypto"
import {readdirSync, readFileSync, statSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {
  buildLexicon,
  compileVocabulary,
  engineVersion,
  type Lexicon,
  soundsOf,
  vocabularyFormat,
} from "../recognition/index.ts"
import type {Edition, Row, Tables} from "../standard/index.ts"
import {project, readRows} from "./editions.ts"
import {kept} from "./kept.ts"

const large: readonly string[] = ["word", "site", "script"] // read for the vocabulary alone

/** The tables of a lexicon. Each is read when it is needed, and those that every lexicon keeps are kept. */
export class LexiconFolder {
  readonly #path: string
  #small: {readonly tables: Tables; readonly version: string} | undefined
  #sounds: ReadonlyMap<string, ReadonlySet<string>> | undefined

  constructor(path: string) {
    this.#path = path
  }

  /**
   * The lexicon over an edition, its words kept ready between runs.
   *
   * @param hash of what the edition is built from
   */
  over(edition: Edition, hash: string): Lexicon {
    this.#small ??= this.#readSmall()
    const {tables, version} = this.#small
    const name = `vocabulary-${encodeURIComponent(edition.id)}`
    const vocabulary = kept(name, [version, hash, codeStamp()], () =>
      compileVocabulary(edition, {...tables, ...this.#read(large)}),
    )
    return buildLexicon(edition, tables, version, vocabulary)
  }

  /** A lexicon with an institution's own words before the rest, as rows of `word.csv`. Nothing of it is kept between runs. */
  withWords({edition, version}: Lexicon, words: readonly Row[]): Lexicon {
    const tables = lexiconTables(this.#path)
    const own = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12)
    const known = new Set(words.map(row => row.word))
    const word = [...(tables.word ?? []).filter(row => !known.has(row.word ?? "")), ...words]
    return buildLexicon(edition, {...tables, word}, `${version}+${own}`)
  }

  /** How each Chinese character may be said. */
  sounds(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#sounds ??= soundsOf(this.#read(["sound"]).sound ?? [])
    return this.#sounds
  }

  #readSmall() {
    const names = tableNames(this.#path)
    const hash = createHash("sha256")
    for (const table of names) hash.update(table).update(readFileSync(join(this.#path, `${table}.csv`)))
    const version = `${engineVersion}+${hash.digest("hex").slice(0, 12)}`
    return {tables: this.#read(names.filter(table => !large.includes(table))), version}
  }

  #read(tables: readonly string[]): Tables {
    return Object.fromEntries(tables.map(table => [table, readRows(join(this.#path, `${table}.csv`))]))
  }
}

const tableNames = (path: string): readonly string[] =>
  readdirSync(path)
    .filter(file => file.endsWith(".csv"))
    .map(file => file.slice(0, -4))
    .sort()

/** The tables of a lexicon's folder, the project's own where none is named. Throws the Refusals of `readRows`. */
export const lexiconTables = (path: string = join(project, "lexicon")): Record<string, readonly Row[]> =>
  Object.fromEntries(tableNames(path).map(table => [table, readRows(join(path, `${table}.csv`))]))

/** Changes with the program that compiles the words. */
function codeStamp(): string {
  const source = fileURLToPath(new URL("../recognition/", import.meta.url))
  const files = readdirSync(source, {recursive: true, encoding: "utf8"})
  const times = files.map(file => statSync(`${source}${file}`).mtimeMs)
  return [vocabularyFormat, ...times].join()
}
