import type {Issue} from "../issue/index.ts"
import {readModality, type Sections, startSections} from "../recognition/index.ts"
import {besideKey, type NewRow, type RowBeside} from "../store/catalogues/index.ts"
import {besideOf, type ColumnKind, isNothing, type Row} from "../tables/index.ts"
import {dayOrderOf, isoDate} from "./dates.ts"
import {headingsOf} from "./headings.ts"
import {issue} from "./issues.ts"
import type {Sheet} from "./sheet.ts"
import {isExample} from "./template.ts"

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
  const sections = startSections({sheet: sheet.sheet, coded: sheet.columns.code !== undefined})
  const repeats = startRepeats()
  const factsOf = factsReader(sheet, sections)
  const rows: SheetRow[] = []
  for (const row of sheet.rows) {
    if (row.refused) continue // told by whoever read it
    const isHeading = headings.has(row)
    if (isHeading) sections.heading(row)
    const bad = faultOf(sheet, row, isHeading)
    if (bad) tell(row, bad)
    if (bad) continue
    const made = factsOf(row, found => tell(row, found))
    const repeated = repeats(made)
    if (repeated) tell(row, repeated)
    if (repeated?.id !== "row.repeated") rows.push(made)
  }
  return {rows, issues: [...issues, ...sections.issues()]}
}

/** Why a row is left out, but for what other rows say. */
function faultOf({header, columns}: Sheet, {cells}: Row, isHeading: boolean): Issue | undefined {
  const name = cells[columns.name]?.trim() ?? ""
  const column = header[columns.name] ?? ""
  if (isExample(cells[columns.code ?? -1] ?? "")) return issue("row.example", {text: name}, {column})
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
  const firstOf = new Map<string, SheetRow>()
  const numbers = new Map<string, number>()
  const shared = new Set<string>()
  const keyOf = ({code, name, beside}: SheetRow) => `${code}\0${name}\0${besideKey(beside)}`
  return row => {
    const {code} = row
    const key = code === "" ? keyOf(row) : code
    const first = firstOf.get(key)
    if (!first) firstOf.set(key, row)
    if (!first) return undefined
    numbers.set(keyOf(first), first.number)
    const before = numbers.get(keyOf(row))
    if (before !== undefined) return issue("row.repeated", {code: code || row.name, row: before})
    numbers.set(keyOf(row), row.number)
    if (shared.has(code)) return undefined
    shared.add(code)
    return issue("code.shared", {code, row: first.number, name: first.name})
  }
}

const nothingBeside: readonly never[] = []

/** Reads what the cells of a row say. */
function factsReader(sheet: Sheet, sections: Sections): (row: Row, tell: (found: Issue) => void) => SheetRow {
  const {columns, header, beside} = sheet
  const known = new Set([...Object.values(columns), ...beside.map(({index}) => index)])
  const others = [...header.keys()].filter(i => !known.has(i)).map(i => [nameOf(header, i), i] as const)
  const dates = dateReader(sheet)
  const modalities = modalityReader(header[columns.modality ?? -1] ?? "")
  const isTold = beside.length > 0 || columns.modality !== undefined
  return (row, tell) => {
    const {cells, number} = row
    const cell = (kind: ColumnKind) => cells[columns[kind] ?? -1]?.trim() ?? ""
    const name = cell("name")
    const {modality, strange} = modalities(cell("modality"))
    const heading = modality === "" ? sections.of(row, name) : nothingBeside
    const said = beside.length + strange.length + heading.length > 0
    const other: Record<string, string> = {}
    for (const [key, i] of others) if (cells[i]?.trim()) other[key] = cells[i].trim()
    const date = (kind: "from" | "to") => {
      const {fault, iso} = dates(kind, cell(kind))
      if (fault) tell(fault)
      if (fault) other[header[columns[kind] ?? -1] ?? kind] = cell(kind)
      return iso
    }
    const [from, to] = [date("from"), date("to")]
    return {
      number,
      code: cell("code"),
      name,
      ...((said || isTold) && {beside: said ? [...besideOf(cells, beside), ...strange, ...heading] : nothingBeside}),
      volume: volumeOf(cell("count")) ?? 0,
      ...textOf("modality", modality),
      ...asWritten(cell),
      ...textOf("validFrom", from),
      ...textOf("validTo", to),
      ...(hasKeys(other) && {other}),
    }
  }
}

/** Facts that are kept as the file has them. */
const asWritten = (cell: (kind: ColumnKind) => string) => ({
  ...textOf("department", cell("department")),
  ...textOf("price", cell("price")),
  ...textOf("priceCode", cell("price code")),
  ...textOf("pinyin", cell("pinyin")),
  ...textOf("wubi", cell("wubi")),
})

function hasKeys(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return true
  return false
}

interface ReadModality {
  /** Its key, or the word as written. */
  readonly modality: string
  /** The word, where it is no modality that is known by itself. */
  readonly strange: readonly RowBeside[]
}

/** A column has few words; each is read once. */
function modalityReader(column: string): (text: string) => ReadModality {
  const known = new Map<string, ReadModality>()
  return text => {
    const found = known.get(text)
    if (found) return found
    const key = readModality(text)
    const isStrange = key === undefined && text !== "" && !isNothing(text)
    const read = {
      modality: key ?? text,
      strange: isStrange ? [{kind: "modality", column, text} as const] : nothingBeside,
    }
    known.set(text, read)
    return read
  }
}

interface ReadDate {
  readonly iso: string
  /** That the cell is no date. */
  readonly fault?: Issue
}

const noDate: ReadDate = {iso: ""}

function dateReader({columns, header, rows}: Sheet): (kind: "from" | "to", text: string) => ReadDate {
  const orderOf = (kind: "from" | "to") => {
    const column = columns[kind]
    return column === undefined ? "month first" : dayOrderOf(rows.map(({cells}) => cells[column] ?? ""))
  }
  const orders = {from: orderOf("from"), to: orderOf("to")}
  return (kind, text) => {
    if (text === "") return noDate
    const iso = isoDate(text, {order: orders[kind], isEnd: kind === "to"})
    if (iso !== undefined) return {iso}
    return {iso: "", fault: issue("row.date", {text}, {column: header[columns[kind] ?? -1] ?? ""})}
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
