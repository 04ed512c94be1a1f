import {createHash} from "node:crypto"
import {existsSync, readdirSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import type {Issue} from "../issue/index.ts"
import {
  buildOver,
  type Edition,
  type EditionFacts,
  type EditionParts,
  type Row,
  type Tables,
} from "../standard/index.ts"
import {refuse} from "./issues.ts"

const folder = fileURLToPath(new URL("../../editions/", import.meta.url))
const loaded = new Map<string, {edition: Edition; issues: readonly Issue[]}>()

/** The ids of the editions that ship with the project. */
export function editionIds(): readonly string[] {
  return readdirSync(folder)
    .filter(name => existsSync(join(folder, name, "edition.json")))
    .sort()
}

/**
 * An edition by its id; read once.
 *
 * @throws Refusal `edition.unknown`
 */
export function loadEdition(id: string): Edition {
  return loadWithIssues(id).edition
}

/** The edition with the faults of its tables, each with table and row. */
export function loadWithIssues(id: string): {edition: Edition; issues: readonly Issue[]} {
  const known = loaded.get(id)
  if (known) return known
  const ids = editionIds()
  if (!ids.includes(id)) throw refuse("edition.unknown", {edition: id, known: ids.join(", ")})
  const [own, ...bases] = partsOf(id)
  const built = buildOver(own, bases)
  loaded.set(id, built)
  return built
}

const readFacts = (id: string): EditionFacts =>
  JSON.parse(readFileSync(join(folder, id, "edition.json"), "utf8")) as EditionFacts

/** What an edition is built from: its own parts, then those of its base, and of the base of that. */
function partsOf(id: string): readonly [EditionParts, ...EditionParts[]] {
  const facts = readFacts(id)
  const tables = readTables(join(folder, id))
  return facts.base === undefined ? [{facts, tables: withPinyin(tables)}] : [{facts, tables}, ...partsOf(facts.base)]
}

/** 拼音码, which few need, are read when asked for. */
const withPinyin = (tables: Tables): Tables => ({
  ...tables,
  get pinyin() {
    return pinyinTable()
  },
})

/**
 * The sha256 of what an edition is built from: `edition.json`, its tables and
 * those of its bases, line ends aside. A released edition keeps it for ever.
 */
export function editionHash(id: string): string {
  const hash = createHash("sha256")
  for (const {
    facts: {id: part},
  } of partsOf(id))
    for (const file of readdirSync(join(folder, part)).sort())
      if (file !== "digest.csv")
        hash.update(`${part}/${file}\n${readFileSync(join(folder, part, file), "utf8").replaceAll("\r\n", "\n")}`)
  return hash.digest("hex")
}

let pinyin: readonly Row[] | undefined

/** 拼音码 by word, shared by all editions; none before the table is first generated. */
function pinyinTable(): readonly Row[] {
  const path = join(folder, "pinyin.csv")
  pinyin ??= existsSync(path) ? readRows(path) : []
  return pinyin
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

/** The cells of a line of our own tables, which have no line breaks inside cells; users' files go through `openTable`. */
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
  const path = join(folder, id, "digest.csv")
  if (!existsSync(path)) return []
  return readRows(path).map(row => ({prefix: row.prefix ?? "", items: Number(row.items), sha256: row.sha256 ?? ""}))
}

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

/** Every Chinese word the tables of all editions hold, and the stated 拼音码 that go before computed ones. */
export function editionTables(): {
  readonly words: ReadonlySet<string>
  readonly overrides: ReadonlyMap<string, string>
} {
  const words = new Set<string>()
  for (const id of editionIds()) {
    const {tables} = loadEdition(id)
    for (const name of wordTables)
      for (const row of tables[name] ?? []) for (const zh of [row.zh, row.name_zh]) if (zh) words.add(zh)
  }
  const overrides = readRows(join(folder, "pinyin-override.csv")).map(row => [row.zh ?? "", row.code ?? ""] as const)
  return {words, overrides: new Map(overrides)}
}
