import type {Issue, Place} from "../../issue/index.ts"
import type {Edition, Facet, Row, Tables} from "../../standard/index.ts"
import {issue} from "../issues.ts"
import {writtenFaults} from "../lexicon/check.ts"
import {flags, type SenseKind, saidSides} from "../lists.ts"
import {buildClosedLexicon, type ClosedLexicon, kindsOfSayings} from "./closed-lexicon.ts"
import {readSayings, type Saying} from "./saying.ts"

/**
 * The faults of the tables of a closed edition's lexicon: a word twice or never
 * found as it is written, a kind, site or term that there isn't, a row without
 * its reason. Rows count from 2, after the header.
 */
export function checkClosedLexicon(edition: Edition, tables: Tables): readonly Issue[] {
  const words = tables.word ?? []
  const sites = tables.site ?? []
  const modality = edition.modalities[0]?.key ?? ""
  const said = words.map(row => sayingsOf(row))
  const known = buildClosedLexicon(edition, {...tables, word: words.filter((_, i) => said[i] !== undefined)})
  const isOwn = ({only = ""}: Row) => only === "" || edition.modalities.some(({key}) => key === only)
  return [
    ...writtenFaults(sites, "site.csv"),
    ...writtenFaults(words.filter(isOwn), "word.csv"),
    ...sites.flatMap((row, i) =>
      cellFaults(known, row[modality] ?? "", {table: "site.csv", row: i + 2, column: modality}),
    ),
    ...words.flatMap((row, i) => {
      const place = {table: "word.csv", row: i + 2, column: "says"}
      const sayings = said[i]
      if (!sayings) return [issue("lexicon.facet", {facet: row.says ?? ""}, place)]
      return isOwn(row) ? sayings.flatMap(saying => sayingFaults(known, saying, place)) : []
    }),
    ...ruleFaults(known, tables),
  ]
}

function sayingsOf({says = ""}: Row): readonly Saying[] | undefined {
  try {
    return readSayings(says)
  } catch {
    return undefined
  }
}

/** Sites of a cell that the edition hasn't. */
function cellFaults(lexicon: ClosedLexicon, cell: string, place: Place): readonly Issue[] {
  if (cell === ".") return []
  return cell
    .split(" ")
    .flatMap(text => text.split("|"))
    .map(text => text.replace(/[?~]+$/, ""))
    .filter(text => text !== "" && text !== "-" && !isSite(lexicon, text))
    .map(value => issue("lexicon.value", {value, facet: "site"}, place))
}

function isSite({rows, sided, regions}: ClosedLexicon, text: string): boolean {
  if (text.startsWith("@")) return regions.has(text.slice(1))
  const [site = "", detail] = text.split("/")
  if (detail === undefined) return rows.has(site) || sided.has(site)
  return rows.get(site)?.some(row => row.detail === detail) ?? false
}

function sayingFaults(lexicon: ClosedLexicon, {kind, value}: Saying, place: Place): readonly Issue[] {
  if (kind === "site" || kind === "brings") return cellFaults(lexicon, value, place)
  return isValue(lexicon, kind, value) ? [] : [issue("lexicon.value", {value, facet: kindsOfSayings[kind]}, place)]
}

/** Words of the family's other edition may say what this one hasn't: only what no rule could use is a fault. */
function isValue({edition, takes}: ClosedLexicon, kind: Saying["kind"], value: string): boolean {
  const has = (facet: Facet) => edition.dictionaries[facet]?.terms.some(({zh}) => zh === value) ?? true
  if (kind === "side") return saidSides.some(side => side === value)
  if (kind === "who") return value === "child" || value === "infant"
  if (kind === "flag") return flags.some(flag => flag === value)
  if (kind === "route" || kind === "detail" || kind === "processing") return has(kind)
  if (kind === "method" || kind === "procedure") return has("method")
  if (kind === "take" || kind === "machine")
    return takes.size === 0 || [...takes.values()].some(own => own.includes(value))
  return true
}

/** Sites and methods of the tables of rules that the edition hasn't. */
function ruleFaults(lexicon: ClosedLexicon, tables: Tables): readonly Issue[] {
  const isOwnSite = (name: string) => isSite(lexicon, name)
  const faults = (table: string, column: string, valuesOf: (row: Row) => readonly string[]) =>
    (tables[table] ?? []).flatMap((row, i) => {
      const place = {table: `${table}.csv`, row: i + 2, column}
      const values = valuesOf(row)
      const wrong = values.filter(value => !isOwnSite(value))
      // a rule of which the edition has nothing is of the family's other edition
      return wrong.length === values.length && lexicon.takes.size > 0
        ? []
        : wrong.map(value => issue("lexicon.value", {value, facet: "site" satisfies SenseKind}, place))
    })
  return [
    ...faults("group", "members", row => [...(row.members ?? "").split(" "), row.site ?? ""]),
    ...faults("contains", "part", row => [row.site ?? "", row.part ?? ""]),
    ...faults("side", "site", row => [row.site ?? ""]),
    ...faults("who", "site", row => [row.site ?? "", row.means ?? ""]),
  ]
}
