import type {Issue} from "../../issue/index.ts"
import type {Edition, Facet, Row, Tables} from "../../standard/index.ts"
import {issue} from "../issues.ts"
import {type RoleFacet, roles, type SenseKind, saidSides, senseKinds} from "../lists.ts"
import {foldWord} from "./normalise.ts"
import {isMethodCode} from "./sense.ts"
import {alternatives} from "./site-reading.ts"
import {siteTargets} from "./target.ts"

/** The kind of words that a row of `word` says. */
const kindOf = (text: string): SenseKind | undefined => senseKinds.find(kind => kind === text)

/**
 * The faults of a lexicon's tables: a word twice, a word that can never be found
 * as it is written, a kind, role, code or site that there isn't, a row that can
 * never apply, one without its reason. Rows count from 2, after the header.
 */
export function checkLexicon(edition: Edition, tables: Tables): readonly Issue[] {
  const keys = siteTargets(edition)
  const sites = tables.site ?? []
  const words = tables.word ?? []
  const known = new Set(sites.map(row => row.word ?? ""))
  const own = ["open-site", "vessel"].flatMap(table => (tables[table] ?? []).map(row => row.site ?? ""))
  const regions = new Set([undecided, ...own])
  const columns = ["any", ...edition.modalities.map(({key}) => key)]
  return [
    ...writtenFaults(sites, "site.csv"),
    ...writtenFaults(words, "word.csv"),
    ...shadowed(words, known),
    ...sites.flatMap((row, i) =>
      siteFaults(row, i + 2, columns, (key, column) => regions.has(key) || hasSite(keys, key, column)),
    ),
    ...words.flatMap((row, i) => wordFaults(edition, row, i + 2, word => known.has(word) || hasKey(keys, word))),
    ...(tables.level ?? []).flatMap((row, i) => levelFaults(row, i + 2, key => keys.has(key))),
    ...(tables.role ?? []).flatMap((row, i) => roleFaults(edition, row, i + 2)),
    ...(tables.pair ?? []).flatMap((row, i) => pairFaults(edition, row, i + 2)),
  ]
}

const hasKey = (keys: ReadonlyMap<string, unknown>, word: string): boolean =>
  keys.has(word) || [...keys.keys()].some(key => foldWord(key) === word)

/** Words written twice, or otherwise than names are folded; rows without a reason. */
export function writtenFaults(rows: readonly Row[], table: string): readonly Issue[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row, i) => {
    const word = row.word ?? ""
    const place = {table, row: i + 2, column: "word"}
    const before = seen.get(word)
    seen.set(word, i + 2)
    return [
      ...(before === undefined ? [] : [issue("lexicon.repeated", {word, row: before}, place)]),
      ...(foldWord(word) === word.replaceAll("、", "") && word.trim() !== ""
        ? []
        : [issue("lexicon.unfolded", {word}, place, [{text: foldWord(word)}])]),
      ...(row.reason ? [] : [issue("lexicon.reason", {word}, {...place, column: "reason"})]),
    ]
  })
}

/** A word of `word` goes before the same word of `site`, which then is never read. */
const shadowed = (words: readonly Row[], sites: ReadonlySet<string>): readonly Issue[] =>
  words.flatMap((row, i) =>
    sites.has(row.word ?? "")
      ? [issue("lexicon.shadowed", {word: row.word ?? ""}, {table: "word.csv", row: i + 2, column: "word"})]
      : [],
  )

/** Stands in `site` for a site that the policy leaves to a person. */
const undecided = "(未定)"

const hasSite = (keys: ReadonlyMap<string, ReadonlyMap<string, unknown>>, key: string, column: string): boolean =>
  column === "any" ? keys.has(key) : keys.get(key)?.has(column) === true

function siteFaults(
  row: Row,
  number: number,
  columns: readonly string[],
  isSite: (key: string, column: string) => boolean,
): readonly Issue[] {
  return columns.flatMap(column =>
    (row[column] ?? "")
      .split(" ")
      .filter(Boolean)
      .map(stated => stated.replace("!", ""))
      .filter(key => !alternatives(key).every(one => isSite(one, column)))
      .map(value => issue("lexicon.value", {value, facet: "site"}, {table: "site.csv", row: number, column})),
  )
}

function levelFaults(
  {site = "", beside = ""}: Row,
  number: number,
  isSite: (key: string) => boolean,
): readonly Issue[] {
  const wrong = (column: string, text: string) =>
    text
      .split(" ")
      .filter(key => !isSite(key))
      .map(value => issue("lexicon.value", {value, facet: "site"}, {table: "level.csv", row: number, column}))
  return [...wrong("site", site), ...wrong("beside", beside)]
}

function wordFaults(edition: Edition, row: Row, number: number, isSite: (word: string) => boolean): readonly Issue[] {
  const place = {table: "word.csv", row: number}
  const facet = kindOf(row.facet ?? "")
  if (!facet) return [issue("lexicon.facet", {facet: row.facet ?? ""}, {...place, column: "facet"})]
  const [value = "", brings] = (row.value ?? "").split("@")
  const wrong = value
    .split(" ")
    .filter(Boolean)
    .filter(part => !isValue(edition, facet, part))
  if (brings !== undefined && !isSite(brings)) wrong.push(`@${brings}`)
  return wrong.map(part => issue("lexicon.value", {value: part, facet}, {...place, column: "value"}))
}

function isValue(edition: Edition, facet: string, value: string): boolean {
  const {method, processing, position, equipment} = edition.dictionaries
  if (facet === "method") {
    const [modality = "", code] = value.split(":")
    return code === undefined ? !isMethodCode(value) : method?.get(code.replace("?", ""), modality) !== undefined
  }
  if (facet === "processing") return processing?.any(value) !== undefined
  if (facet === "position") return position?.any(value) !== undefined
  if (facet === "equipment" || facet === "mobile") return equipment?.any(value) !== undefined
  if (facet === "modality") return edition.modalities.some(({key}) => key === value)
  if (facet === "side") return saidSides.some(side => side === value)
  if (facet === "views") return /^\d+$/.test(value)
  return true
}

/** A role that there isn't, or a term of the edition that has none. */
function roleFaults(
  edition: Edition,
  {facet = "", modality = "", code = "", role = "", reason}: Row,
  number: number,
): readonly Issue[] {
  const place = {table: "role.csv", row: number}
  if (!hasRoles(facet)) return [issue("lexicon.facet", {facet}, {...place, column: "facet"})]
  const known: readonly string[] = roles[facet]
  const terms = facet === "modality" ? edition.modalities.map(({key}) => key) : codesOf(edition, facet, modality)
  return [
    ...(known.includes(role) ? [] : [issue("lexicon.value", {value: role, facet}, {...place, column: "role"})]),
    ...(terms.includes(code) ? [] : [issue("lexicon.value", {value: code, facet}, {...place, column: "code"})]),
    ...(reason ? [] : [issue("lexicon.reason", {word: code}, {...place, column: "reason"})]),
  ]
}

const hasRoles = (facet: string): facet is RoleFacet => Object.hasOwn(roles, facet)

/** Codes of a facet for a modality; of every one where none is told. */
const codesOf = (edition: Edition, facet: string, modality: string): readonly string[] =>
  (edition.dictionaries[facet as Facet]?.terms ?? [])
    .filter(({modalities}) => modality === "" || modalities.includes(modality))
    .map(({code}) => code)

/** A pair whose one method no item of the edition has: it never stands for two. */
function pairFaults(
  edition: Edition,
  {modality = "", beside = "", special = "", method = ""}: Row,
  number: number,
): readonly Issue[] {
  const place = {table: "pair.csv", row: number}
  const known = codesOf(edition, "method", modality)
  const wrong = Object.entries({beside, special, method}).filter(([, code]) => !known.includes(code))
  if (wrong.length > 0)
    return wrong.map(([column, value]) => issue("lexicon.value", {value, facet: "method"}, {...place, column}))
  const listed = edition.items.values().some(item => item.modality === modality && item.facets.method === method)
  return listed ? [] : [issue("lexicon.idle", {value: method}, {...place, column: "method"})]
}
