import type {Issue} from "../../issue/index.ts"
import type {Edition, Row, Tables} from "../../standard/index.ts"
import {issue} from "../issues.ts"
import {saidSides, senseKinds} from "../lists.ts"
import {foldWord} from "./normalise.ts"
import {siteTargets} from "./target.ts"

/** Kinds of words that a row of `word` may be. */
const facets: ReadonlySet<string> = new Set(senseKinds)
const generalMethods: ReadonlySet<string> = new Set([
  ...["plain", "without", "contrast", "with", "contrast-word", "vessel", "catheter", "dynamic", "arthro", "unhinted"],
])
const siteColumns = ["any", "CT", "MR", "XR"] as const

/**
 * The faults of a lexicon's tables `site` and `word`: a word twice, a word that
 * can never be found as it is written, a facet, code or site that the edition
 * hasn't, a row without its reason. Rows count from 2, after the header.
 */
export function checkLexicon(edition: Edition, tables: Tables): readonly Issue[] {
  const keys = siteTargets(edition)
  const sites = tables.site ?? []
  const words = tables.word ?? []
  const known = new Set(sites.map(row => row.word ?? ""))
  const regions = new Set(["腹部", undecided, ...(tables.vessel ?? []).map(row => row.site ?? "")])
  return [
    ...written(sites, "site.csv"),
    ...written(words, "word.csv"),
    ...shadowed(words, known),
    ...sites.flatMap((row, i) =>
      siteFaults(row, i + 2, (key, column) => regions.has(key) || hasSite(keys, key, column)),
    ),
    ...words.flatMap((row, i) => wordFaults(edition, row, i + 2, word => known.has(word) || hasKey(keys, word))),
  ]
}

const hasKey = (keys: ReadonlyMap<string, unknown>, word: string): boolean =>
  keys.has(word) || [...keys.keys()].some(key => foldWord(key) === word)

/** Words written twice, or otherwise than names are folded; rows without a reason. */
function written(rows: readonly Row[], table: string): readonly Issue[] {
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

function siteFaults(row: Row, number: number, isSite: (key: string, column: string) => boolean): readonly Issue[] {
  return siteColumns.flatMap(column =>
    (row[column] ?? "")
      .split(" ")
      .filter(Boolean)
      .map(stated => stated.replace("!", ""))
      .filter(key => !isSite(key, column))
      .map(value => issue("lexicon.value", {value, facet: "site"}, {table: "site.csv", row: number, column})),
  )
}

function wordFaults(edition: Edition, row: Row, number: number, isSite: (word: string) => boolean): readonly Issue[] {
  const place = {table: "word.csv", row: number}
  const facet = row.facet ?? ""
  if (!facets.has(facet)) return [issue("lexicon.facet", {facet}, {...place, column: "facet"})]
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
    return code === undefined ? generalMethods.has(value) : method?.get(code.replace("?", ""), modality) !== undefined
  }
  if (facet === "processing") return processing?.any(value) !== undefined
  if (facet === "position") return position?.any(value) !== undefined
  if (facet === "equipment" || facet === "mobile") return equipment?.any(value) !== undefined
  if (facet === "modality") return ["CT", "MR", "XR"].includes(value)
  if (facet === "side") return saidSides.some(side => side === value)
  if (facet === "views") return /^\d+$/.test(value)
  return true
}
