import {createHash} from "node:crypto"
import {readdirSync, readFileSync, statSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {
  buildLexicon,
  compileVocabulary,
  engineVersion,
  type Lexicon,
  soundsOf,
  vocabularyFormat,
} from "../recognition/index.ts"
import type {Row} from "../standard/index.ts"
import {editionHash, loadEdition, readRows} from "./editions.ts"
import {kept} from "./kept.ts"

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const folder = at("../../lexicon/")
const large: readonly string[] = ["word", "site", "script"] // read for the vocabulary alone
const loaded = new Map<string, Lexicon>()

/** The lexicon over an edition; read once, its words kept ready between runs. Throws the Refusals of `loadEdition`. */
export function loadLexicon(editionId: string): Lexicon {
  const known = loaded.get(editionId)
  if (known) return known
  const edition = loadEdition(editionId)
  const names = readdirSync(folder).filter(file => file.endsWith(".csv"))
  const tables = names.map(file => file.slice(0, -4)).sort()
  const hash = createHash("sha256")
  for (const table of tables) hash.update(table).update(readFileSync(`${folder}${table}.csv`))
  const version = `${engineVersion}+${hash.digest("hex").slice(0, 12)}`
  const small = read(tables.filter(table => !large.includes(table)))
  const vocabulary = kept(`vocabulary-${editionId}`, [version, editionHash(editionId), codeStamp()], () =>
    compileVocabulary(edition, {...small, ...read(large)}),
  )
  const lexicon = buildLexicon(edition, small, version, vocabulary)
  loaded.set(editionId, lexicon)
  return lexicon
}

/** The lexicon with an institution's own words before the rest, as rows of `word.csv`. Nothing of it is kept between runs. */
export function loadLexiconWith(editionId: string, words: readonly Row[]): Lexicon {
  const tables = lexiconTables()
  const own = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12)
  const known = new Set(words.map(row => row.word))
  const word = [...(tables.word ?? []).filter(row => !known.has(row.word ?? "")), ...words]
  return buildLexicon(loadEdition(editionId), {...tables, word}, `${loadLexicon(editionId).version}+${own}`)
}

let sounds: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** How each Chinese character may be said; read once. */
export function loadSounds(): ReadonlyMap<string, ReadonlySet<string>> {
  sounds ??= soundsOf(readRows(`${folder}sound.csv`))
  return sounds
}

/** The tables of a lexicon's folder, the project's own where none is named. Throws the Refusals of `readRows`. */
export function lexiconTables(path: string = folder): Record<string, readonly Row[]> {
  const names = readdirSync(path).filter(file => file.endsWith(".csv"))
  return Object.fromEntries(names.map(file => [file.slice(0, -4), readRows(`${path}/${file}`)]))
}

const read = (tables: readonly string[]): Record<string, readonly Row[]> =>
  Object.fromEntries(tables.map(table => [table, readRows(`${folder}${table}.csv`)]))

/** Changes with the program that compiles the words. */
function codeStamp(): string {
  const source = at("../recognition/")
  const files = readdirSync(source, {recursive: true, encoding: "utf8"})
  const times = files.map(file => statSync(`${source}${file}`).mtimeMs)
  return [vocabularyFormat, ...times].join()
}
