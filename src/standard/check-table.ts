import type {Issue, Place} from "../issue/index.ts"
import {charsetFault, checkCode, isProcessingAlone, parseCode, segmentsOf} from "./code.ts"
import type {Edition} from "./edition.ts"
import {plainName} from "./fold.ts"
import {issue} from "./issues.ts"
import {facetWidth, textOf} from "./layout.ts"
import type {Facet} from "./lists.ts"
import {nameOf} from "./name.ts"
import {codeOf} from "./read-name.ts"
import type {TableColumns} from "./table-columns.ts"
import type {Term} from "./term.ts"
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
  const codes = new Map<string, Seen>()
  const names = new Map<string, {code: string; row: number}>()
  const writing = new Writing(table)
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
      const term: WrittenTerm = {row, code, name, stated, place}
      const same = names.get(`${scope} ${name}`)
      if (!same || name === "") names.set(`${scope} ${name}`, {code, row: row.row})
      return [
        ...codeFaults(edition, facet, columns, term),
        ...parentFaults(columns, term),
        ...modalityFaults(edition, columns, term),
        ...(same && name !== ""
          ? [issue("term.name-repeated", {name, code: same.code, row: same.row}, place(columns.name))]
          : []),
        ...termFaults(edition, facet, columns, term),
      ]
    },
    finish: () => writing.issues(),
  }
}

/** A term as a row of a table has it. */
interface WrittenTerm {
  readonly row: TableRow
  readonly code: string
  readonly name: string
  /** Keys of the modalities that it says it is for. */
  readonly stated: readonly string[]
  readonly place: (column: number | undefined) => Place
}

function codeFaults(
  {layout}: Edition,
  facet: Facet,
  columns: TableColumns,
  {code, place}: WrittenTerm,
): readonly Issue[] {
  const fault = charsetFault(code, place(columns.code))
  const want = facetWidth(layout, facet)
  return [
    ...(fault ? [fault] : []),
    ...(code.length === want ? [] : [issue("term.width", {code, got: code.length, want}, place(columns.code))]),
  ]
}

/** Columns of the terms above it, which its code begins with. */
const parentFaults = ({parents}: TableColumns, {row, code, place}: WrittenTerm): readonly Issue[] =>
  parents.flatMap(column => {
    const parent = cellOf(row, column)
    if (parent === "") return [issue("term.parent-missing", {code}, place(column))]
    return code.startsWith(parent) ? [] : [issue("term.parent", {code, parent}, place(column))]
  })

function modalityFaults(
  {id, modalities}: Edition,
  {modality: column}: TableColumns,
  {code, name, stated, place}: WrittenTerm,
): readonly Issue[] {
  if (column === undefined) return []
  if (stated.length === 0) return [issue("term.modality-missing", {code, name}, place(column))]
  return stated
    .filter(key => modalities.every(known => known.key !== key))
    .map(modality => issue("modality.unknown", {modality, edition: id}, place(column)))
}

/** What the dictionary says of the code. */
function termFaults(
  {layout, dictionaries}: Edition,
  facet: Facet,
  columns: TableColumns,
  {code, name, stated, place}: WrittenTerm,
): readonly Issue[] {
  const isMeant = ({modalities}: Term) =>
    facet === "site" || stated.length === 0 || stated.some(key => modalities.includes(key))
  const term = dictionaries[facet]?.all(code).find(isMeant)
  if (!term)
    return code.length === facetWidth(layout, facet) ? [issue("term.unknown", {facet, code}, place(columns.code))] : []
  if (term.zh === "" || name === "" || plainName(term.zh) === name) return []
  return [issue("term.unlike", {code, want: term.zh, got: name}, place(columns.name), [{text: term.zh}])]
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
