import {createHash} from "node:crypto"
import {existsSync, readdirSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import type {EditionFacts, Row, Tables} from "../standard/index.ts"
import type {EditionParts, EditionSource} from "./shelf.ts"

/** The folder that the project's own editions, lexicon and mappings lie in. */
export const project = fileURLToPath(new URL("../../", import.meta.url))

/** The editions that lie in a folder's `editions/`. Each file is read once, when it is needed. */
export function folderSource(root: string = project): EditionSource {
  const folder = join(root, "editions")
  const known = new Map<string, EditionParts>()
  let ids: readonly string[] | undefined
  let pinyin: readonly Row[] | undefined
  const pinyinOnce = () => {
    pinyin ??= pinyinTable(folder)
    return pinyin
  }
  return {
    ids: () => {
      ids ??= editionIds(folder)
      return ids
    },
    parts: id => {
      const made = known.get(id) ?? partsOf(folder, id, pinyinOnce)
      known.set(id, made)
      return made
    },
  }
}

/** The editions of a list alone, as another thread was handed them. */
export function listSource(editions: readonly EditionParts[]): EditionSource {
  const byId = new Map(editions.map(parts => [parts.facts.id, parts]))
  return {
    ids: () => [...byId.keys()].sort(),
    parts: id => {
      const parts = byId.get(id)
      if (!parts) throw new Error(`no parts of ${id}`)
      return parts
    },
  }
}

const editionIds = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => existsSync(join(folder, name, "edition.json")))
    .sort()

/** 拼音码, which few need, and the hash are read when asked for. */
function partsOf(folder: string, id: string, pinyin: () => readonly Row[]): EditionParts {
  const facts = readFacts(folder, id)
  let tables: Tables | undefined
  let hash: string | undefined
  return {
    facts,
    get tables() {
      tables ??=
        facts.base === undefined ? withPinyin(readTables(join(folder, id)), pinyin) : readTables(join(folder, id))
      return tables
    },
    get hash() {
      hash ??= hashOf(folder, facts)
      return hash
    },
  }
}

const withPinyin = (tables: Tables, pinyin: () => readonly Row[]): Tables => ({
  ...tables,
  get pinyin() {
    return pinyin()
  },
})

const readFacts = (folder: string, id: string): EditionFacts =>
  JSON.parse(readFileSync(join(folder, id, "edition.json"), "utf8")) as EditionFacts

/**
 * The sha256 of what an edition is built from: `edition.json`, its tables and
 * those of its bases, line ends aside. A released edition keeps it for ever.
 */
function hashOf(folder: string, facts: EditionFacts): string {
  const hash = createHash("sha256")
  for (const part of idsOf(folder, facts))
    for (const file of readdirSync(join(folder, part)).sort())
      if (file !== "digest.csv")
        hash.update(`${part}/${file}\n${readFileSync(join(folder, part, file), "utf8").replaceAll("\r\n", "\n")}`)
  return hash.digest("hex")
}

/** Its own id, then that of its base, and of the base of that. */
const idsOf = (folder: string, {id, base}: EditionFacts): readonly string[] =>
  base === undefined ? [id] : [id, ...idsOf(folder, readFacts(folder, base))]

/** 拼音码 by word, shared by all editions; none before the table is first generated. */
function pinyinTable(folder: string): readonly Row[] {
  const path = join(folder, "pinyin.csv")
  return existsSync(path) ? readRows(path) : []
}

function readTables(path: string): Tables {
  const tables: Record<string, readonly Row[]> = {}
  for (const file of readdirSync(path))
    if (file.endsWith(".csv") && file !== "digest.csv") tables[file.slice(0, -4)] = readRows(join(path, file))
  return tables
}

/** The rows of a table of the project, by column header. */
export function readRows(path: string): readonly Row[] {
  const [header = [], ...rows] = readFileSync(path, "utf8").trimEnd().split("\n").map(cellsOf)
  return rows.map((cells, i) => {
    if (cells.length !== header.length)
      throw new Error(`${path}:${i + 2}: ${cells.length} cells, ${header.length} columns`)
    return Object.fromEntries(header.map((key, column) => [key, cells[column] ?? ""]))
  })
}

/**
 * The cells of a line of our own tables, which have no line breaks inside cells.
 * Not by the scanner of `tables`, which minds encodings, limits and places of
 * faults in users' files, and works in pieces: every command reads these first.
 */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(",")
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,"]*)),/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  )
}

/** One line of an edition's digest: how many items begin with the prefix, and the hash of their codes and names. */
export interface DigestRow {
  readonly prefix: string
  readonly items: number
  readonly sha256: string
}

/** The compact digest of the published list that an edition must generate; empty where it has none. */
export function readDigest(id: string): readonly DigestRow[] {
  const path = join(project, "editions", id, "digest.csv")
  if (!existsSync(path)) return []
  return readRows(path).map(row => ({prefix: row.prefix ?? "", items: Number(row.items), sha256: row.sha256 ?? ""}))
}

const zhColumns: ReadonlySet<string> = new Set(["zh", "name_zh"])
const wordTables = [
  "modality",
  "equipment",
  "site",
  "route",
  "detail",
  "method",
  "processing",
  "position",
  "name",
  "site-name",
  "method-name",
]

/** Every Chinese word the tables of all the project's editions hold, and the stated 拼音码 that go before computed ones. */
export function editionTables(): {
  readonly words: ReadonlySet<string>
  readonly overrides: ReadonlyMap<string, string>
} {
  const folder = join(project, "editions")
  const words = new Set<string>()
  for (const id of editionIds(folder)) {
    const tables = readTables(join(folder, id))
    for (const name of wordTables)
      for (const row of tables[name] ?? []) for (const zh of [row.zh, row.name_zh]) if (zh) words.add(zh)
    for (const {column, after} of tables.change ?? []) if (column && after && zhColumns.has(column)) words.add(after)
  }
  const overrides = readRows(join(folder, "pinyin-override.csv")).map(row => [row.zh ?? "", row.code ?? ""] as const)
  return {words, overrides: new Map(overrides)}
}
