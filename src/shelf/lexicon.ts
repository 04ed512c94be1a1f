import {createHash} from "node:crypto"
import {existsSync, readdirSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {
  buildClosedLexicon,
  buildOpenLexicon,
  type ClosedLexicon,
  closedLexicon,
  compileVocabulary,
  engineVersion,
  type Lexicon,
  openLexicon,
  soundsOf,
  vocabularyFormat,
} from "../recognition/index.ts"
import type {Edition, Naming, Row, Tables} from "../standard/index.ts"
import {project, readRows} from "./editions.ts"
import {kept} from "./kept.ts"

const large: readonly string[] = ["word", "site", "script"] // read for the vocabulary alone

/**
 * The tables of the lexicons: a folder for each family of modalities, and the
 * tables that all share. Each is read when it is needed, and those that every
 * lexicon keeps are kept.
 */
export class LexiconFolder {
  readonly #path: string
  readonly #small = new Map<Naming, Small>()
  #sounds: ReadonlyMap<string, ReadonlySet<string>> | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** Whether there is a lexicon for a family of modalities. */
  has(family: Naming): boolean {
    return existsSync(join(this.#path, family))
  }

  /**
   * The lexicon over an edition of a family that has one, its words kept ready between runs.
   *
   * @param hash of what the edition is built from
   */
  over(edition: Edition, hash: string): Lexicon {
    const {tables, version} = this.#smallOf(edition.naming)
    if (isClosed(tables)) return closedLexicon(this.closedOver(edition))
    const name = `vocabulary-${encodeURIComponent(edition.id)}`
    const vocabulary = kept(name, [version, hash, ...program()], () =>
      compileVocabulary(edition, {...tables, ...read(tablePaths(this.#path, edition.naming), large)}),
    )
    return openLexicon(buildOpenLexicon(edition, tables, version, vocabulary))
  }

  /** The lexicon over an edition that is a closed list. */
  closedOver(edition: Edition): ClosedLexicon {
    const {version} = this.#smallOf(edition.naming)
    return buildClosedLexicon(edition, lexiconTables(edition.naming, this.#path), version)
  }

  /** Of a family's tables, as it stands with every answer. */
  versionOf(family: Naming): string {
    return this.#smallOf(family).version
  }

  /** Whether the dictionaries of a family's editions don't combine. */
  isClosed(family: Naming): boolean {
    return this.has(family) && isClosed(this.#smallOf(family).tables)
  }

  /** A lexicon with an institution's own words before the rest, as rows of `word.csv`. Nothing of it is kept between runs. */
  withWords({edition, version}: Lexicon, words: readonly Row[]): Lexicon {
    const tables = lexiconTables(edition.naming, this.#path)
    const own = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12)
    const known = new Set(words.map(row => row.word))
    const word = [...(tables.word ?? []).filter(row => !known.has(row.word ?? "")), ...words]
    const taught = {...tables, word}
    if (isClosed(tables)) return closedLexicon(buildClosedLexicon(edition, taught, `${version}+${own}`))
    return openLexicon(buildOpenLexicon(edition, taught, `${version}+${own}`))
  }

  /** How each Chinese character may be said. */
  sounds(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#sounds ??= soundsOf(readRows(join(this.#path, "sound.csv")))
    return this.#sounds
  }

  #smallOf(family: Naming): Small {
    const known = this.#small.get(family)
    if (known) return known
    const paths = tablePaths(this.#path, family)
    const hash = createHash("sha256")
    for (const [table, path] of paths) hash.update(table).update(readFileSync(path))
    const version = `${engineVersion}+${hash.digest("hex").slice(0, 12)}`
    const names = [...paths.keys()].filter(table => !large.includes(table))
    const small = {tables: read(paths, names), version}
    this.#small.set(family, small)
    return small
  }
}

/** The roles of terms are for dictionaries that combine. */
const isClosed = ({role}: Tables): boolean => role === undefined

/** What is kept of a family's tables. */
interface Small {
  readonly tables: Tables
  readonly version: string
}

/** The paths of a family's tables, and of those that all families share, by name and in its order. */
function tablePaths(path: string, family: Naming): ReadonlyMap<string, string> {
  const own = join(path, family)
  const folders = existsSync(own) ? [path, own] : [path]
  const files = folders.flatMap(folder => readdirSync(folder).map(file => [file, join(folder, file)] as const))
  const tables = files.flatMap(([file, at]) => (file.endsWith(".csv") ? [[file.slice(0, -4), at] as const] : []))
  return new Map(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const read = (paths: ReadonlyMap<string, string>, tables: readonly string[]): Record<string, readonly Row[]> =>
  Object.fromEntries(tables.flatMap(table => (paths.has(table) ? [[table, readRows(paths.get(table) ?? "")]] : [])))

/**
 * The tables of a family's lexicon.
 *
 * @param path folder of the families' lexicons, or of this one; the project's own when left out
 * @throws Refusal of `readRows`
 */
export function lexiconTables(family: Naming, path: string = join(project, "lexicon")): Record<string, readonly Row[]> {
  const paths = tablePaths(path, family)
  return read(paths, [...paths.keys()])
}

/** The program that compiles the words: what was made by another one is made anew. */
function program(): readonly string[] {
  const source = fileURLToPath(new URL("../recognition/", import.meta.url))
  const files = readdirSync(source, {recursive: true, encoding: "utf8"}).filter(file =>
    /^(?!.*\.test\.ts$).*\.ts$/.test(file),
  )
  return [`${vocabularyFormat}`, ...files.sort().map(file => readFileSync(`${source}${file}`, "utf8"))]
}
