import type {Issue} from "../issue/index.ts"
import {readModality} from "../recognition/index.ts"
import type {NewRow} from "../store/catalogues/index.ts"
import {isNothing} from "../tables/index.ts"
import {headingsOf} from "./headings.ts"
import {issue} from "./issues.ts"
import type {Sheet} from "./sheet.ts"

/** What a sheet says: its good rows, and what is wrong with the others. */
interface SheetRows {
  readonly rows: readonly (NewRow & {readonly number: number})[]
  readonly issues: readonly Issue[]
}

const longestText = 1000

/**
 * The rows of a sheet as rows of a catalogue. A row is bad when it has no name,
 * when its code and name stand in a row before, or when a count is no number:
 * it is left out, with an issue that names row and column.
 */
export function rowsOf(sheet: Sheet): SheetRows {
  const {columns, header} = sheet
  const issues: Issue[] = []
  const seen = new Map<string, number>()
  const known = new Set(Object.values(columns))
  const others = [...header.keys()].filter(i => !known.has(i)).map(i => [nameOf(header, i), i] as const)
  const headings = headingsOf(sheet)
  const rows = sheet.rows.flatMap(row => {
    if (row.refused) return [] // told by whoever read it
    const {number, cells} = row
    const cell = (kind: keyof typeof columns) => cells[columns[kind] ?? -1]?.trim() ?? ""
    const bad = (found: Issue) => {
      issues.push({...found, place: {...(row.sheet !== undefined && {sheet: row.sheet}), row: number, ...found.place}})
      return []
    }
    const [code, name] = [cell("code"), cell("name")]
    const column = header[columns.name] ?? ""
    if (name === "" || isNothing(name)) return bad(issue("row.unnamed", {}, {column}))
    if (headings.has(row)) return bad(issue("row.heading", {text: name}, {column}))
    if (name.length > longestText)
      return bad(issue("cell.too-long", {length: name.length, limit: longestText}, {column}))
    const count = volumeOf(cell("count"))
    if (count === undefined)
      return bad(issue("row.count", {text: cell("count")}, {column: header[columns.count ?? -1] ?? ""}))
    const key = `${code}\0${name}`
    const before = seen.get(key)
    if (before !== undefined) return bad(issue("row.repeated", {code: code || name, row: before}))
    seen.set(key, number)
    const modality = readModality(cell("modality")) ?? cell("modality")
    const other = Object.fromEntries(others.flatMap(([key, i]) => (cells[i]?.trim() ? [[key, cells[i].trim()]] : [])))
    return [
      {
        number,
        code,
        name,
        volume: count,
        ...textOf("modality", modality),
        ...textOf("department", cell("department")),
        ...textOf("price", cell("price")),
        ...textOf("priceCode", cell("price code")),
        ...textOf("pinyin", cell("pinyin")),
        ...textOf("validFrom", cell("from")),
        ...textOf("validTo", cell("to")),
        ...(Object.keys(other).length > 0 && {other}),
      },
    ]
  })
  return {rows, issues}
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
