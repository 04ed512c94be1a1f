import type {Issue} from "../issue/index.ts"
import {Dictionary} from "./dictionary.ts"
import type {Edition, EditionFacts, Item} from "./edition.ts"
import {type Row, type Tables, tableFaults} from "./edition-tables.ts"
import {issue} from "./issues.ts"
import {itemOf} from "./item.ts"
import type {Layout} from "./layout.ts"
import {type Facet, type Facets, facets} from "./lists.ts"
import {readTerm, type Term} from "./term.ts"

/**
 * Build an edition from its facts and tables.
 *
 * @param nameLayout layout of the codes in `name.csv`, where the tables are another edition's
 * @returns the edition and the faults of its tables (`edition.*`), with table, row and column.
 */
export function buildEdition(
  facts: EditionFacts,
  tables: Tables,
  nameLayout: Layout = facts.layout,
): {edition: Edition; issues: readonly Issue[]} {
  const modalities = (tables.modality ?? []).map(row => row.key ?? "")
  const dictionaries: Partial<Record<Facet, Dictionary>> = {}
  for (const facet of facets) {
    const terms = (tables[facet] ?? []).map(row => readTerm(facet, row, modalities))
    if (terms.length > 0) dictionaries[facet] = new Dictionary(facet, facet === "site" ? withLevels(terms) : terms)
  }
  const items = new Map<string, Item>()
  let pinyin: ReadonlyMap<string, string> | undefined
  let caseless: ReadonlyMap<string, string> | undefined
  const edition: Edition = {
    ...facts,
    modalities: (tables.modality ?? []).map(({key = "", zh = "", en}) => ({key, zh, en: en || zh})),
    dictionaries,
    names: {
      layout: nameLayout,
      byCode: new Map((tables.name ?? []).map(row => [row.code ?? "", row])),
      bySite: new Map(
        (tables["site-name"] ?? []).flatMap(row =>
          (row.equipment ?? "").split(" ").map(e => [`${e} ${row.site}`, row]),
        ),
      ),
      byKind: new Map((tables["method-name"] ?? []).map(row => [`${row.modality} ${row.code} ${row.site_kind}`, row])),
    },
    items,
    get pinyin() {
      pinyin ??= new Map((tables.pinyin ?? []).map(row => [row.zh ?? "", row.code ?? ""]))
      return pinyin
    },
    get caseless() {
      caseless ??= new Map([...items.keys()].map(code => [code.toLowerCase(), code]))
      return caseless
    },
  }
  return {edition, issues: [...tableFaults(tables), ...list(edition, tables, items)]}
}

/** Upper levels apply wherever one of their sites does. */
function withLevels(terms: readonly Term[]): readonly Term[] {
  const reach = new Map<string, Set<string>>()
  for (const term of terms)
    for (let end = 2; end < term.code.length; end += 2) {
      const upper = term.code.slice(0, end)
      const set = reach.get(upper) ?? new Set<string>()
      for (const modality of term.modalities) set.add(modality)
      reach.set(upper, set)
    }
  return terms.map(term =>
    reach.has(term.code)
      ? {...term, modalities: [...new Set([...term.modalities, ...(reach.get(term.code) ?? [])])]}
      : term,
  )
}

/** Fill `items` from the listed rows and families. */
function list(edition: Edition, tables: Tables, items: Map<string, Item>): readonly Issue[] {
  const families = new Map((tables.family ?? []).map(row => [row.family ?? "", (row.combinations ?? "").split(" ")]))
  const issues: Issue[] = []
  for (const [i, row] of (tables.listed ?? []).entries()) {
    const place = {table: "listed", row: i + 2}
    const modality = edition.dictionaries.equipment?.any(row.equipment ?? "")?.modalities[0]
    if (modality === undefined) {
      issues.push(issue("edition.equipment", {code: row.equipment ?? ""}, {...place, column: "equipment"}))
      continue
    }
    const fixed = facetsOfRow(edition, row)
    const combinations = [
      ...(row.families ?? "").split(" ").filter(Boolean),
      ...(row.also ?? "").split(" ").filter(Boolean),
    ]
    for (const combination of combinations.flatMap(word => families.get(word) ?? [word])) {
      const item = itemOf(edition, modality, {...fixed, ...facetsOfCombination(edition, modality, combination)})
      if (items.has(item.code) && edition.base === undefined)
        issues.push(issue("edition.listed-twice", {code: item.code, name: item.zh}, place))
      else if (!items.has(item.code)) items.set(item.code, item)
    }
  }
  return issues
}

function facetsOfRow(edition: Edition, row: Row): Facets {
  const siteWidth = edition.layout.filter(s => s.facet === "site").reduce((sum, s) => sum + s.width, 0)
  return Object.fromEntries(
    edition.fixed.map(facet => [facet, facet === "site" ? (row.site ?? "").slice(0, siteWidth) : (row[facet] ?? "")]),
  )
}

function facetsOfCombination(edition: Edition, modality: string, combination: string): Facets {
  const values = combination.split("/")
  const manner = modality === "XR" ? "position" : "processing"
  return Object.fromEntries(
    edition.combination.flatMap((facet, i) => {
      const value = values[i]
      return value === undefined ? [] : [[facet === "manner" ? manner : facet, value]]
    }),
  )
}
