import type {Issue} from "../issue/index.ts"
import {issue} from "./issues.ts"
import {contrastUses, facets, heirRelations, methodStyles, sides, siteKinds, vessels} from "./lists.ts"

/** One row of a table, by column header. */
export type Row = Readonly<Record<string, string>>
/** The tables of an edition by file name without ending; an absent table has no rows. */
export type Tables = Readonly<Partial<Record<string, readonly Row[]>>>

/** What a cell may hold besides nothing: any text, or one of a list. */
type Column = "text" | readonly string[]

const words = {zh: "text", en: "text"} as const
const term = {
  code: "text",
  ...words,
  since: "text",
  until: "text",
  replaced_by: "text",
  relation: heirRelations,
  source: "text",
} as const
const ofModality = {...term, modality: "text"} as const
const group = {group: "text", group_zh: "text", group_en: "text"} as const
const named = {name_zh: "text", name_en: "text"} as const

const retirable = ["item", ...facets]

/** Every table an edition may have, with every column that means something in it. */
export const editionTables: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  modality: {code: "text", key: "text", ...words},
  equipment: {...ofModality, ...named, generic: "text"},
  site: {...term, modalities: "text", side: sides, of: "text", kind: siteKinds},
  route: ofModality,
  detail: ofModality,
  method: {
    ...ofModality,
    ...named,
    ...group,
    style: methodStyles,
    own_site: "text",
    equipment: "text",
    contrast: contrastUses,
    vessel: vessels,
  },
  processing: {...ofModality, ...group, own_site: "text"},
  position: ofModality,
  additional: ofModality,
  family: {family: "text", equipment: "text", combinations: "text", ...words},
  listed: {equipment: "text", site: "text", route: "text", detail: "text", zh: "text", families: "text", also: "text"},
  name: {code: "text", ...words, reason: "text"},
  "site-name": {equipment: "text", site: "text", ...words, reason: "text"},
  "method-name": {modality: "text", code: "text", site_kind: siteKinds, ...words, reason: "text"},
  retirement: {
    facet: retirable,
    code: "text",
    modality: "text",
    heirs: "text",
    relation: heirRelations,
    lost: "text",
    until: "text",
    reason: "text",
  },
}

const ofCode = ["modality", "code"]

/** The columns that tell the rows of a table apart. */
export const keyColumns: Readonly<Record<string, readonly string[]>> = {
  modality: ["key"],
  equipment: ["code"],
  site: ["code"],
  route: ["code"],
  detail: ["code"],
  method: ofCode,
  processing: ofCode,
  position: ofCode,
  additional: ofCode,
  family: ["family"],
  listed: ["equipment", "site", "route", "detail"],
  name: ["code"],
  "site-name": ["equipment", "site"],
  "method-name": [...ofCode, "site_kind"],
  retirement: ["facet", "code", "modality"],
}

/** The key of a row: its own columns, apart by `|`, empty ones at the end left out (`CT|42`). */
export const keyOf = (table: string, row: Row): string =>
  (keyColumns[table] ?? [])
    .map(column => row[column] ?? "")
    .join("|")
    .replace(/\|+$/, "")

/**
 * Faults of the form of an edition's tables: an unknown table or column, a
 * value that is none of the column's, two rows with one key.
 *
 * @returns `edition.table-unknown`, `edition.column`, `edition.value`, `edition.row-repeated`, with table, row (the header being 1) and column
 */
export const tableFaults = (tables: Tables): readonly Issue[] =>
  Object.keys(tables).flatMap(table => {
    if (table === "pinyin") return []
    const columns = editionTables[table]
    const rows = tables[table] ?? []
    return columns
      ? [...columnFaults(table, columns, rows), ...valueFaults(table, columns, rows), ...repeatedRows(table, rows)]
      : [issue("edition.table-unknown", {table}, {table})]
  })

/** The header is that of the first row: a table has one. */
const columnFaults = (
  table: string,
  columns: Readonly<Record<string, Column>>,
  [first = {}]: readonly Row[],
): readonly Issue[] =>
  Object.keys(first).flatMap(column =>
    columns[column] ? [] : issue("edition.column", {column}, {table, row: 1, column}),
  )

function valueFaults(table: string, columns: Readonly<Record<string, Column>>, rows: readonly Row[]): readonly Issue[] {
  const closed = Object.entries(columns).flatMap(([column, values]) =>
    values === "text" ? [] : [[column, values] as const],
  )
  if (closed.length === 0) return []
  return rows.flatMap((row, i) =>
    closed.flatMap(([column, values]) => {
      const value = row[column]
      return !value || values.includes(value)
        ? []
        : issue("edition.value", {value, known: values.join(", ")}, {table, row: i + 2, column})
    }),
  )
}

function repeatedRows(table: string, rows: readonly Row[]): readonly Issue[] {
  const seen = new Set<string>()
  return rows.flatMap((row, i) => {
    const key = keyOf(table, row)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return issue("edition.row-repeated", {key}, {table, row: i + 2})
  })
}
