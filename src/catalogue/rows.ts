import type {Issue} from "../issue/index.ts"
import {readModality} from "../recognition/index.ts"
import {besideKey, type NewRow, type RowBeside} from "../store/catalogues/index.ts"
import {besideOf, type ColumnKind, isNothing, type Row} from "../tables/index.ts"
import {dayOrderOf, isoDate} from "./dates.ts"
import {headingsOf} from "./headings.ts"
import {issue} from "./issues.ts"
import {startSections} from "./sections.ts"
import type {Sheet} from "./sheet.ts"

/** What a sheet says: its good rows, and what is wrong with the others. */
interface SheetRows {
  readonly rows: readonly SheetRow[]
  readonly issues: readonly Issue[]
}

type SheetRow = NewRow & {readonly number: number}

const longestText = 1000

/**
 * The rows of a sheet as rows of a catalogue. A row is bad when it has no name,
 * when the very row stands before, or when a count is no number: it is left out,
 * with an issue that names row and column. A date that is none is told and kept
 * as it is written; so is a code that stands for several names.
 */
export function rowsOf(sheet: Sheet): SheetRows {
  const issues: Issue[] = []
  const tell = (row: Row, found: Issue) => {
    const place = {...(row.sheet !== undefined && {sheet: row.sheet}), row: row.number, ...found.place}
    issues.push({...found, place})
  }
  const headings = headingsOf(sheet)
  const sections = startSections(sheet)
  const repeats = startRepeats()
  const factsOf = factsReader(sheet)
  const rows = sheet.rows.flatMap((row): readonly SheetRow[] => {
    if (row.refused) return [] // told by whoever read it
    if (headings.has(row)) sections.heading(row)
    const bad = faultOf(sheet, row, headings.has(row))
    if (bad) {
      tell(row, bad)
      return []
    }
    const {faults, ...facts} = factsOf(row)
    const beside = [...facts.beside, ...(facts.modality === undefined ? sections.of(row, facts.name) : [])]
    const made = {...facts, beside, number: row.number}
    const repeated = repeats(made)
    for (const found of [...faults, ...(repeated ? [repeated] : [])]) tell(row, found)
    return repeated?.id === "row.repeated" ? [] : [made]
  })
  const hasBeside = sheet.beside.length > 0 || rows.some(({beside = []}) => beside.length > 0)
  return {rows: hasBeside ? rows : rows.map(({beside: _, ...row}) => row), issues: [...issues, ...sections.issues()]}
}

/** Why a row is left out, but for what other rows say. */
function faultOf({header, columns}: Sheet, {cells}: Row, isHeading: boolean): Issue | undefined {
  const name = cells[columns.name]?.trim() ?? ""
  const column = header[columns.name] ?? ""
  if (name === "" || isNothing(name)) return issue("row.unnamed", {}, {column})
  if (isHeading) return issue("row.heading", {text: name}, {column})
  if (name.length > longestText) return issue("cell.too-long", {length: name.length, limit: longestText}, {column})
  const count = cells[columns.count ?? -1]?.trim() ?? ""
  return volumeOf(count) === undefined
    ? issue("row.count", {text: count}, {column: header[columns.count ?? -1] ?? ""})
    : undefined
}

/** Tells a row that stood before, and once of each code that it has another name or site. */
function startRepeats(): (row: SheetRow) => Issue | undefined {
  const seen = new Map<string, number>()
  const codes = new Map<string, {readonly row: SheetRow; isTold: boolean}>()
  return row => {
    const key = `${row.code}\0${row.name}\0${besideKey(row.beside)}`
    const before = seen.get(key)
    if (before !== undefined) return issue("row.repeated", {code: row.code || row.name, row: before})
    seen.set(key, row.number)
    if (row.code === "") return undefined
    const first = codes.get(row.code)
    if (!first) codes.set(row.code, {row, isTold: false})
    if (!first || first.isTold) return undefined
    first.isTold = true
    return issue("code.shared", {code: row.code, row: first.row.number, name: first.row.name})
  }
}

type Facts = NewRow & {readonly beside: readonly RowBeside[]; readonly faults: readonly Issue[]}

/** What the cells of a row say. */
function factsReader(sheet: Sheet): (row: Row) => Facts {
  const {columns, header, beside} = sheet
  const known = new Set([...Object.values(columns), ...beside.map(({index}) => index)])
  const others = [...header.keys()].filter(i => !known.has(i)).map(i => [nameOf(header, i), i] as const)
  const dates = dateReader(sheet)
  return ({cells}) => {
    const cell = (kind: ColumnKind) => cells[columns[kind] ?? -1]?.trim() ?? ""
    const [from, to] = [dates("from", cell("from")), dates("to", cell("to"))]
    const kept = others.flatMap(([key, i]) => (cells[i]?.trim() ? [[key, cells[i].trim()]] : []))
    const other = Object.fromEntries([...kept, ...from.kept, ...to.kept])
    const modality = readModality(cell("modality")) ?? cell("modality")
    const strange = modality !== "" && readModality(modality) === undefined && !isNothing(modality)
    const column = header[columns.modality ?? -1] ?? ""
    return {
      code: cell("code"),
      name: cell("name"),
      volume: volumeOf(cell("count")) ?? 0,
      ...textOf("modality", modality),
      ...textOf("department", cell("department")),
      ...textOf("price", cell("price")),
      ...textOf("priceCode", cell("price code")),
      ...textOf("pinyin", cell("pinyin")),
      ...textOf("validFrom", from.iso),
      ...textOf("validTo", to.iso),
      ...(Object.keys(other).length > 0 && {other}),
      beside: [...besideOf(cells, beside), ...(strange ? [{kind: "modality", column, text: modality} as const] : [])],
      faults: [...from.faults, ...to.faults],
    }
  }
}

interface ReadDate {
  readonly iso: string
  readonly faults: readonly Issue[]
  /** The cell as it is written, under its header, where it is no date. */
  readonly kept: readonly (readonly [string, string])[]
}

const noDate: ReadDate = {iso: "", faults: [], kept: []}

function dateReader({columns, header, rows}: Sheet): (kind: "from" | "to", text: string) => ReadDate {
  const orderOf = (kind: "from" | "to") => dayOrderOf(rows.map(({cells}) => cells[columns[kind] ?? -1] ?? ""))
  const orders = {from: orderOf("from"), to: orderOf("to")}
  return (kind, text) => {
    if (text === "") return noDate
    const iso = isoDate(text, {order: orders[kind], isEnd: kind === "to"})
    if (iso !== undefined) return {...noDate, iso}
    const column = header[columns[kind] ?? -1] ?? ""
    return {iso: "", faults: [issue("row.date", {text}, {column})], kept: [[column, text]]}
  }
}

/** A column without a header, or with one that another has, is called by its number too. */
function nameOf(header: readonly string[], column: number): string {
  const name = header[column] ?? ""
  if (name === "") return String(column + 1)
  return header.indexOf(name) === column ? name : `${name} (${column + 1})`
}

const textOf = <K extends string>(key: K, text: string): {readonly [P in K]?: string} =>
  (text === "" ? {} : {[key]: text}) as {readonly [P in K]?: string}

/** `1,200` and `1200.0` are 1200, nothing is 0; undefined for what is no count. */
function volumeOf(text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[,\s]/g, "")
    .replace(/(例|人次|次)$/, "")
  if (plain === "" || plain === "-") return 0
  const count = Number(plain)
  return Number.isFinite(count) && count >= 0 ? Math.round(count) : undefined
}
