import type {Issue} from "../issue/index.ts"
import {tablesOver} from "./change-rows.ts"
import {Dictionary} from "./dictionary.ts"
import type {Edition, EditionFacts, Item, Names} from "./edition.ts"
import {type Row, type Tables, tableFaults} from "./edition-tables.ts"
import {issue} from "./issues.ts"
import {itemOf} from "./item.ts"
import {codeWidth, facetOf, facetWidth, type Layout} from "./layout.ts"
import {type Facet, type Facets, facets} from "./lists.ts"
import {heirFaults, retirementsOf, withHeirs} from "./retired.ts"
import {type Heirs, readTerm, type Term} from "./term.ts"

/** What an edition is built from: what `edition.json` states, and the tables of its folder. */
export interface WrittenEdition {
  readonly facts: EditionFacts
  /** Its own tables; of an edition with a base, `change` and `retirement` alone. */
  readonly tables: Tables
}

export interface Built {
  readonly edition: Edition
  /** Faults of its tables (`edition.*`, `change.*`, `retirement.*`), with table, row and column; looked for when asked. */
  readonly issues: readonly Issue[]
}

/**
 * Build an edition from its own parts, then those of its base, of the base of
 * that, and so on: the tables of the last with the changes of the others made.
 */
export function buildOver(own: WrittenEdition, bases: readonly WrittenEdition[]): Built {
  const root = bases.at(-1) ?? own
  const before = bases.slice(0, -1).reduceRight((tables, base) => tablesOver(tables, base.tables).tables, root.tables)
  const {tables, issues} = bases.length > 0 ? tablesOver(before, own.tables) : {tables: before, issues: []}
  const family = [own, ...bases].find(({facts}) => facts.family !== undefined)?.facts.family ?? root.facts.id
  const built = buildEdition({...own.facts, family}, tables, root.facts.layout)
  return {
    edition: built.edition,
    get issues() {
      return [...issues, ...built.issues]
    },
  }
}

/**
 * Build an edition from its facts and whole tables.
 *
 * @param nameLayout layout of the codes in `name.csv`, where the tables are another edition's
 */
export function buildEdition(facts: EditionFacts, tables: Tables, nameLayout: Layout = facts.layout): Built {
  const items = new Map<string, Item>()
  const retired = retirementsOf(tables)
  let pinyin: ReadonlyMap<string, string> | undefined
  let caseless: ReadonlyMap<string, string> | undefined
  const edition: Edition = {
    ...facts,
    family: facts.family ?? facts.id,
    tables,
    modalities: (tables.modality ?? []).map(({key = "", zh = "", en}) => ({key, zh, en: en || zh})),
    dictionaries: dictionariesOf(tables, retired),
    names: namesOf(tables, nameLayout),
    items,
    retired,
    get pinyin() {
      pinyin ??= new Map((tables.pinyin ?? []).map(row => [row.zh ?? "", row.code ?? ""]))
      return pinyin
    },
    get caseless() {
      caseless ??= new Map([...items.keys()].map(code => [code.toLowerCase(), code]))
      return caseless
    },
  }
  const listed = list(edition, tables, items)
  return {
    edition,
    get issues() {
      return [...tableFaults(tables), ...listed, ...heirFaults(edition)]
    },
  }
}

function dictionariesOf(tables: Tables, retired: ReadonlyMap<string, Heirs>): Edition["dictionaries"] {
  const modalities = (tables.modality ?? []).map(row => row.key ?? "")
  const dictionaries: Partial<Record<Facet, Dictionary>> = {}
  for (const facet of facets) {
    const terms = (tables[facet] ?? []).map(row => withHeirs(readTerm(facet, row, modalities), retired))
    if (terms.length > 0) dictionaries[facet] = new Dictionary(facet, facet === "site" ? withLevels(terms) : terms)
  }
  return dictionaries
}

const namesOf = (tables: Tables, layout: Layout): Names => ({
  layout,
  byCode: new Map((tables.name ?? []).map(row => [row.code ?? "", row])),
  bySite: new Map(
    (tables["site-name"] ?? []).flatMap(row =>
      (row.equipment ?? "").split(" ").map(equipment => [`${equipment} ${row.site}`, row]),
    ),
  ),
  byKind: new Map((tables["method-name"] ?? []).map(row => [`${row.modality} ${row.code} ${row.site_kind}`, row])),
})

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
  const isCut = codeWidth(edition.layout) !== codeWidth(edition.names.layout)
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
      if (items.has(item.code) && !isCut)
        issues.push(issue("edition.listed-twice", {code: item.code, name: item.zh}, place))
      else if (!items.has(item.code)) items.set(item.code, item)
    }
  }
  return issues
}

function facetsOfRow(edition: Edition, row: Row): Facets {
  const siteWidth = facetWidth(edition.layout, "site")
  return Object.fromEntries(
    edition.fixed.map(facet => [facet, facet === "site" ? (row.site ?? "").slice(0, siteWidth) : (row[facet] ?? "")]),
  )
}

function facetsOfCombination(edition: Edition, modality: string, combination: string): Facets {
  const values = combination.split("/")
  return Object.fromEntries(
    edition.combination.flatMap((key, i) => {
      const [value, segment] = [values[i], edition.names.layout.find(({segment}) => segment === key)]
      const facet = segment && facetOf(segment, modality)
      return value === undefined || facet === undefined ? [] : [[facet, value]]
    }),
  )
}
