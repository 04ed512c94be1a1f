import type {Issue, Place} from "../issue/index.ts"
import {charsetFault, checkCode, isProcessingAlone, parseCode, segmentsOf} from "./code.ts"
import type {Edition} from "./edition.ts"
import {plainName} from "./fold.ts"
import {issue} from "./issues.ts"
import {facetWidth, textOf} from "./layout.ts"
import {nameOf} from "./name.ts"
import {codeOf} from "./read-name.ts"
import type {TableColumns} from "./table-columns.ts"
import {Writing} from "./writing.ts"

/** One row of a table being checked; `row` is its line in the file. */
interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Checks rows one after another, remembering what it has seen; `finish` tells what only the whole table shows. */
interface TableChecker {
  check(row: TableRow): readonly Issue[]
  finish(): readonly Issue[]
}

/** A checker for a list of items or a dictionary of the standard. */
export function tableChecker(
  edition: Edition,
  table: string,
  header: readonly string[],
  columns: TableColumns,
): TableChecker {
  return columns.kind === "items"
    ? itemsChecker(edition, table, header, columns)
    : dictionaryChecker(edition, table, header, columns)
}

interface Seen {
  readonly row: number
  readonly name: string
}

const cellOf = (row: TableRow, column: number | undefined): string =>
  column === undefined ? "" : (row.cells[column] ?? "").trim()

function itemsChecker(edition: Edition, table: string, header: readonly string[], columns: TableColumns): TableChecker {
  const codes = new Map<string, Seen>()
  const names = new Map<string, {code: string; row: number}>()
  const writing = new Writing(table)
  return {
    check(row) {
      const code = cellOf(row, columns.code)
      const name = plainName(cellOf(row, columns.name))
      const place = (column: number | undefined): Place => ({
        table,
        row: row.row,
        ...(column === undefined ? {} : {column: header[column] ?? ""}),
      })
      for (const cell of row.cells) writing.note(cell)
      const before = repeated(codes, code, code, name, row.row, place(columns.code))
      if (before) return [before]
      const check = checkCode(edition, code)
      const found: Issue[] = check.issues.map(fault => ({...fault, place: {...fault.place, ...place(columns.code)}}))
      if (check.code && isProcessingAlone(edition, check.code) && check.issues.length === 0)
        found.push(issue("method.undefined", {code}, place(columns.code)))
      found.push(...segmentFaults(edition, columns, row, code, place))
      if (name === "") return found
      const same = names.get(name)
      if (same && same.code !== code) found.push(issue("name.repeated", {name, row: same.row}, place(columns.name)))
      else names.set(name, {code, row: row.row})
      if (check.code && check.issues.length === 0) found.push(...nameFaults(edition, code, name, place(columns.name)))
      return found
    },
    finish: () => [...writing.issues(), ...missingItems(edition, table, codes)],
  }
}

/** A row met before: the same row again, or its code under another name. */
function repeated(
  seen: Map<string, Seen>,
  key: string,
  code: string,
  name: string,
  row: number,
  place: Place,
): Issue | undefined {
  const before = seen.get(key)
  if (!before) {
    seen.set(key, {row, name})
    return undefined
  }
  if (before.name === name) return issue("row.repeated", {code, row: before.row}, place)
  return issue("code.repeated", {code, row: before.row, name: before.name}, place)
}

/** Columns that repeat part of the code must agree with it. */
function segmentFaults(
  edition: Edition,
  columns: TableColumns,
  row: TableRow,
  code: string,
  place: (column: number) => Place,
): readonly Issue[] {
  const parsed = parseCode(edition, code)
  if (!parsed.ok) return []
  const parts = segmentsOf(edition.layout, code, parsed.value.modality)
  const site = parsed.value.facets.site ?? ""
  const apart = (column: number, got: string, want: string) =>
    issue("segment.apart", {code, column: place(column).column ?? "", got, want}, place(column))
  const segments = columns.segments.flatMap(([segment, column]) => {
    const got = cellOf(row, column)
    const part = parts.find(p => p.segment === segment)
    return !part || got === "" || got === part.text || (part.facet === "site" && site.startsWith(got))
      ? []
      : [apart(column, got, part.text)]
  })
  const levels = columns.parents.flatMap(column => {
    const got = cellOf(row, column)
    return got === "" || site.startsWith(got) ? [] : [apart(column, got, site)]
  })
  return [...segments, ...levels]
}

/** Name and code apart: which segment, where the name reads back; the code's own name, where it doesn't. */
function nameFaults(edition: Edition, code: string, name: string, place: Place): readonly Issue[] {
  const parsed = parseCode(edition, code)
  if (!parsed.ok) return []
  const want = nameOf(edition, parsed.value, "zh").text
  if (plainName(want) === name) return []
  const read = codeOf(edition, name)
  if (read === undefined) return [issue("name.apart", {code, want, got: name}, place, [{text: want}])]
  const parts = segmentsOf(edition.layout, code, parsed.value.modality)
  const others = segmentsOf(edition.layout, read, parsed.value.modality)
  const segments = parts.filter((part, i) => part.text !== others[i]?.text).map(part => part.segment)
  return [
    issue("name.segment", {code, want, segments: segments.join(", "), read}, place, [{text: want}, {text: read, name}]),
  ]
}

/** Share of an equipment's list from which a table is taken to be that list, and what it lacks is told. */
const wholeList = 0.5

function missingItems(edition: Edition, table: string, codes: ReadonlyMap<string, Seen>): readonly Issue[] {
  const equipmentOf = (code: string) => textOf(edition.layout, "equipment", code)
  const present = new Set([...codes.keys()].map(equipmentOf))
  const expected = [...edition.items.values()].filter(item => present.has(equipmentOf(item.code)))
  const missing = expected.filter(item => !codes.has(item.code))
  if (missing.length > expected.length * (1 - wholeList)) return []
  return missing.map(item => issue("item.missing", {code: item.code, name: item.zh}, {table}))
}

function dictionaryChecker(
  edition: Edition,
  table: string,
  header: readonly string[],
  columns: TableColumns,
): TableChecker {
  const facet = columns.facet ?? "site"
  const dictionary = edition.dictionaries[facet]
  const width = facetWidth(edition.layout, facet)
  const codes = new Map<string, Seen>()
  const names = new Map<string, {code: string; row: number}>()
  const writing = new Writing(table)
  const known = new Set(edition.modalities.map(({key}) => key))
  return {
    check(row) {
      const code = cellOf(row, columns.code)
      const name = plainName(cellOf(row, columns.name))
      const stated = modalitiesOf(edition, cellOf(row, columns.modality))
      const scope = facet === "site" ? "" : stated.join(" ")
      const place = (column: number | undefined): Place => ({
        table,
        row: row.row,
        ...(column === undefined ? {} : {column: header[column] ?? ""}),
      })
      for (const cell of row.cells) writing.note(cell)
      const before = repeated(codes, `${scope} ${code}`, code, name, row.row, place(columns.code))
      if (before) return [before]
      const found: Issue[] = []
      const fault = charsetFault(code, place(columns.code))
      if (fault) found.push(fault)
      if (code.length !== width)
        found.push(issue("term.width", {code, got: code.length, want: width}, place(columns.code)))
      for (const column of columns.parents) {
        const parent = cellOf(row, column)
        if (parent === "") found.push(issue("term.parent-missing", {code}, place(column)))
        else if (!code.startsWith(parent)) found.push(issue("term.parent", {code, parent}, place(column)))
      }
      if (columns.modality !== undefined) {
        if (stated.length === 0) found.push(issue("term.modality-missing", {code, name}, place(columns.modality)))
        for (const key of stated.filter(key => !known.has(key)))
          found.push(issue("modality.unknown", {modality: key, edition: edition.id}, place(columns.modality)))
      }
      const same = names.get(`${scope} ${name}`)
      if (same && name !== "")
        found.push(issue("term.name-repeated", {name, code: same.code, row: same.row}, place(columns.name)))
      else names.set(`${scope} ${name}`, {code, row: row.row})
      const term = (dictionary?.all(code) ?? []).find(
        t => scope === "" || stated.some(key => t.modalities.includes(key)),
      )
      if (!term && code.length === width) found.push(issue("term.unknown", {facet, code}, place(columns.code)))
      if (term && term.zh !== "" && name !== "" && plainName(term.zh) !== name)
        found.push(issue("term.unlike", {code, want: term.zh, got: name}, place(columns.name), [{text: term.zh}]))
      return found
    },
    finish: () => writing.issues(),
  }
}

/** `CT / MR / X 线` or `X` as keys; a word that is no modality stays as it is. */
function modalitiesOf({modalities}: Edition, cell: string): readonly string[] {
  const latin = (zh: string) => zh.replace(/\p{sc=Han}+$/u, "")
  const keyOf = (word: string) => modalities.find(({zh}) => zh === word || latin(zh) === word)?.key
  return plainName(cell)
    .split(/[/,、;]/)
    .filter(Boolean)
    .map(word => keyOf(word) ?? word)
}
