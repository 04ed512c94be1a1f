import {type Facets, formatCode} from "./code.ts"
import {Dictionary, type Term} from "./dictionary.ts"
import {type Issue, issue} from "./issue.ts"
import {type Facet, facetOf, type Layout} from "./layout.ts"
import {type Name, type NameLayer, nameOf} from "./name.ts"

/** One row of a table, by column header. */
export type Row = Readonly<Record<string, string>>
/** The tables of an edition by file name without ending; an absent table has no rows. */
export type Tables = Readonly<Partial<Record<string, readonly Row[]>>>

/** What `edition.json` states. */
export interface EditionFacts {
  readonly id: string
  readonly title: {readonly zh: string; readonly en: string}
  readonly status: "draft" | "proposed" | "approved" | "released" | "retired"
  readonly published?: string
  readonly inForce?: string
  /** The edition whose tables it uses, cut to its own layout. */
  readonly base?: string
  readonly naming: "radiology" | "ultrasound" | "nuclear"
  readonly layout: Layout
  /** Facets that a row of `listed.csv` fixes, and those that its combinations name. */
  readonly fixed: readonly string[]
  readonly combination: readonly string[]
}

/** A listed examination: code and names are computed from its facets. */
export interface Item {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly modality: string
  readonly facets: Facets
  /** Which layer made the Chinese name. */
  readonly layer: NameLayer
}

/** An edition of the standard, immutable and indexed. */
export interface Edition extends EditionFacts {
  /** Key and names of its modalities, in order. */
  readonly modalities: readonly Modality[]
  readonly dictionaries: Readonly<Partial<Record<Facet, Dictionary>>>
  /** Stated names by code, and the words that sites and methods take in certain company. */
  readonly names: Names
  /** Listed items by code, in the order of the list. */
  readonly items: ReadonlyMap<string, Item>
  /** 拼音码 of every word and character of the standard. */
  readonly pinyin: ReadonlyMap<string, string>
  /** Lower-case code to listed code, for repairs. */
  readonly caseless: ReadonlyMap<string, string>
}

/** The edition whose tables an edition is built on: its own, or those of its base. Editions that share it are one family. */
export const familyOf = (edition: Pick<EditionFacts, "id" | "base">): string => edition.base ?? edition.id

export interface Modality {
  readonly key: string
  readonly zh: string
  readonly en: string
}

export interface Names {
  readonly byCode: ReadonlyMap<string, Row>
  /** Layout in which `byCode` writes its codes: the base edition's, where there is one. */
  readonly layout: Layout
  /** `equipment site` → the site's word there. */
  readonly bySite: ReadonlyMap<string, Row>
  /** `modality method kind` → the method's word after a site of that kind. */
  readonly byKind: ReadonlyMap<string, Row>
}

const facets: readonly Facet[] = ["equipment", "site", "route", "detail", "method", "processing", "position"]

/**
 * Build an edition from its facts and tables.
 *
 * @param nameLayout layout of the codes in `name.csv`, where the tables are another edition's
 * @returns the edition and the faults of its tables (`edition.table`), with table and row.
 */
export function buildEdition(
  facts: EditionFacts,
  tables: Tables,
  nameLayout: Layout = facts.layout,
): {edition: Edition; issues: readonly Issue[]} {
  const modalities = (tables.modality ?? []).map(row => row.key ?? "")
  const dictionaries: Partial<Record<Facet, Dictionary>> = {}
  for (const facet of facets) {
    const terms = (tables[facet] ?? []).map(row => term(facet, row, modalities))
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
  return {edition, issues: list(edition, tables, items)}
}

function term(facet: Facet, row: Row, modalities: readonly string[]): Term {
  const own = row.modalities ?? row.modality
  const zh = row.zh ?? ""
  return {
    facet,
    code: row.code ?? "",
    zh,
    en: row.en || zh,
    modalities: own === undefined ? modalities : own.split(" ").filter(Boolean),
    row,
  }
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
      issues.push(issue("edition.table", {value: row.equipment ?? "", reason: "unknown equipment"}, place))
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
        issues.push(issue("edition.table", {value: item.code, reason: "listed twice"}, place))
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

/** The item of a full set of facets: code and names computed, the names when first asked for. */
export function itemOf(edition: Edition, modality: string, given: Facets): Item {
  return new ComputedItem(edition, modality, fullFacets(edition, modality, given))
}

/** An item whose names are composed on first use: most items of an edition are never shown. */
class ComputedItem implements Item {
  readonly code: string
  readonly modality: string
  readonly facets: Facets
  readonly #edition: Edition
  #zh: Name | undefined
  #en: string | undefined

  constructor(edition: Edition, modality: string, facets: Facets) {
    this.code = formatCode(edition, {modality, facets})
    this.modality = modality
    this.facets = facets
    this.#edition = edition
  }

  get zh(): string {
    return this.#name().text
  }

  get layer(): NameLayer {
    return this.#name().layer
  }

  get en(): string {
    this.#en ??= nameOf(this.#edition, this.#examCode(), "en").text
    return this.#en
  }

  /** All fields, as plain data. */
  toJSON(): Item {
    const {code, zh, en, modality, facets, layer} = this
    return {code, zh, en, modality, facets, layer}
  }

  #name(): Name {
    this.#zh ??= nameOf(this.#edition, this.#examCode(), "zh")
    return this.#zh
  }

  #examCode() {
    return {edition: this.#edition.id, modality: this.modality, facets: this.facets}
  }
}

/** The facets with “not distinguished” written out for every segment of the layout. */
function fullFacets(edition: Edition, modality: string, given: Facets): Facets {
  const full: Partial<Record<Facet, string>> = {}
  for (const segment of edition.layout) {
    const facet = facetOf(segment, modality)
    if (facet) full[facet] = given[facet] ?? segment.constant ?? "0".repeat(segment.width)
  }
  return full
}
