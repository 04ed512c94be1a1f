import type {RowChange} from "./amend.ts"
import {formatCode} from "./code.ts"
import {compareTables, rowsByKey} from "./compare-tables.ts"
import type {Edition, Item} from "./edition.ts"
import type {Row, Tables} from "./edition-tables.ts"
import {waysOf} from "./follow.ts"
import {type ChangeKind, type ChangeSubject, type Facet, facets} from "./lists.ts"

/** One difference between two editions. */
export interface Change {
  /** A term, an item, or a row of another table, which bears on items or their names. */
  readonly what: ChangeSubject
  readonly kind: ChangeKind
  /** Of a term. */
  readonly facet?: Facet
  /** Of a row: its table. */
  readonly table?: string
  /** Of a row: its key. */
  readonly code: string
  /** Chinese name; of a row that has none, "". */
  readonly name: string
  /** Which column changed, where neither name did. */
  readonly column?: string
  /** Before: the code of what was moved, the name of what was renamed, the English name, the text of the column. */
  readonly before?: string
  /** After: the English name, the text of the column; what stands for what was retired. */
  readonly after?: string
}

/** What changed from one edition to another, terms before items before rows, each in code order. */
export function compareEditions(from: Edition, to: Edition): readonly Change[] {
  const changes = compareTables(from.tables, to.tables)
  const rows = {old: finder(from.tables), young: finder(to.tables)}
  return [
    ...facets.flatMap(facet => compareTerms(facet, changes, rows)),
    ...compareItems(from, to),
    ...byCode(changes.filter(change => isOther(from, change)).flatMap(change => rowChange(change, rows))),
  ]
}

/** The row of a table by its key. */
type Finder = (table: string, key: string) => Row | undefined

interface Rows {
  readonly old: Finder
  readonly young: Finder
}

function finder(tables: Tables): Finder {
  const known = new Map<string, ReadonlyMap<string, Row>>()
  return (table, key) => {
    const rows = known.get(table) ?? rowsByKey(table, tables[table] ?? [])
    known.set(table, rows)
    return rows.get(key)
  }
}

const byCode = (changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))

/** Columns by which a term is retired; they are told as one. */
const retiring = ["until", "replaced_by", "relation"] as const

function compareTerms(facet: Facet, changes: readonly RowChange[], rows: Rows): readonly Change[] {
  const own = changes.flatMap(change => {
    if (change.table === facet) return termChange(facet, change, rows)
    return change.table === "retirement" && change.op === "add" ? retiredTerm(facet, change.key, rows) : []
  })
  return byCode(joinMoved(own))
}

/** A change of a term's row; a row that was added or dropped is told as that alone. */
function termChange(facet: Facet, change: RowChange, rows: Rows): readonly Change[] {
  const old = rows.old(facet, change.key)
  const {code = "", zh = ""} = rows.young(facet, change.key) ?? old ?? {}
  const term = {what: "term", facet, code, name: zh} as const
  if (change.op !== "set" || !old || !retiring.some(column => column === change.column) || isRetired(old))
    return changeOf(term, change, old)
  const first = retiring.find(column => rows.young(facet, change.key)?.[column])
  return change.column === first
    ? [{...term, kind: "retired", after: rows.young(facet, change.key)?.replaced_by ?? ""}]
    : []
}

const isRetired = (row: Row): boolean => retiring.some(column => row[column])

/** A term of the facet that the table of retirements names now. */
function retiredTerm(facet: Facet, key: string, rows: Rows): readonly Change[] {
  const [of, code = "", modality = ""] = key.split("|")
  if (of !== facet) return []
  const name = (rows.old(facet, code) ?? rows.old(facet, `${modality}|${code}`))?.zh ?? ""
  const after = rows.young("retirement", key)?.heirs ?? ""
  return [{what: "term", kind: "retired", facet, code, name, after}]
}

/** What a change of a row is called; the cells of a new row go without saying. */
function changeOf(of: Omit<Change, "kind">, change: RowChange, old: Row | undefined): readonly Change[] {
  if (change.op === "add") return [{...of, kind: "added"}]
  if (change.op === "drop") return [{...of, kind: "removed"}]
  if (change.op === "move") return [{...of, kind: "ordered"}]
  if (!old) return []
  const {column, before, after} = change
  if (column === "zh") return [{...of, kind: "renamed", before}]
  return column === "en" ? [{...of, kind: "english", before, after}] : [{...of, kind: "changed", column, before, after}]
}

/** What went and came under the same name at the same level is one thing that moved. */
function joinMoved(changes: readonly Change[]): readonly Change[] {
  const went = new Set(changes.filter(({kind}) => kind === "removed" || kind === "retired"))
  const joined = new Set<Change>()
  const told = changes.map((change): Change => {
    const isSame = ({name, code}: Change) => name === change.name && code.length === change.code.length
    const old = change.kind === "added" ? [...went].find(other => isSame(other) && !joined.has(other)) : undefined
    if (!old) return change
    joined.add(old)
    return {...change, kind: "moved", before: old.code}
  })
  return told.filter(change => !joined.has(change))
}

function compareItems(from: Edition, to: Edition): readonly Change[] {
  const gone = new Map([...from.items].flatMap(([code, item]) => (to.items.has(code) ? [] : [[item.zh, item]])))
  const made = [...to.items.values()].flatMap((item): readonly Change[] => {
    const before = from.items.get(item.code)
    if (before) return itemChanges(before, item)
    const old = gone.get(item.zh)
    gone.delete(item.zh)
    return [{...told(item), ...(old ? {kind: "moved", before: old.code} : {kind: "added"})}]
  })
  return byCode([...made, ...[...gone.values()].map(item => goneItem(to, item))])
}

const told = ({code, zh}: Item) => ({what: "item", code, name: zh}) as const

function itemChanges(from: Item, to: Item): readonly Change[] {
  const item = told(to)
  return [
    ...(from.zh === to.zh ? [] : [{...item, kind: "renamed", before: from.zh} as const]),
    ...(from.en === to.en ? [] : [{...item, kind: "english", before: from.en, after: to.en} as const]),
    ...(from.layer === to.layer
      ? []
      : [{...item, kind: "changed", column: "layer", before: from.layer, after: to.layer} as const]),
  ]
}

/** An item that the other edition doesn't list, retired where heirs or their want are stated. */
function goneItem(to: Edition, {code, zh, modality, facets}: Item): Change {
  const own = {edition: to.id, modality, facets}
  const ways = waysOf(to, own)
  if (ways.length === 1 && ways[0]?.code === own && ways[0].fate === "exact")
    return {what: "item", kind: "removed", code, name: zh}
  const heirs = ways.flatMap(way => (way.fate === "dead" ? [] : formatCode(to, way.code)))
  return {what: "item", kind: "retired", code, name: zh, after: heirs.join(" ")}
}

/** Rows that are no terms; of retirements those that neither terms nor listed items tell. */
function isOther(from: Edition, {table, key, op}: RowChange): boolean {
  if (table !== "retirement") return !facets.some(facet => facet === table)
  const [facet, code = ""] = key.split("|")
  return op !== "add" || (facet === "item" && !from.items.has(code))
}

function rowChange(change: RowChange, rows: Rows): readonly Change[] {
  const {table, key} = change
  const old = rows.old(table, key)
  const name = (rows.young(table, key) ?? old)?.zh ?? ""
  return changeOf({what: "row", table, code: key, name}, change, old)
}
