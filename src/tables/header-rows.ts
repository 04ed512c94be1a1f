import {lookOf} from "./cells.ts"
import {fitOf} from "./columns.ts"

type Cells = readonly string[]

/** The rows of a header, and what their columns are called. */
interface HeaderRows {
  readonly cells: Cells
  readonly rows: readonly number[]
  readonly next: number
}

/**
 * Read a header of one row or two: groups above (`检查项目` over `编码` and
 * `名称`), parts below. Behind it rows of units (`元`), of numbers of columns and
 * of the same header in another language are passed over.
 *
 * @param at index of the row that was found
 */
export function joinRows(rows: readonly Cells[], at: number): HeaderRows {
  const row = rows[at] ?? []
  const [above, below] = [rows[at - 1], rows[at + 1]]
  const found =
    below && isParts(row, below)
      ? {cells: joined(row, below), rows: [at, at + 1]}
      : above && isGroups(above, row)
        ? {cells: joined(above, row), rows: [at - 1, at]}
        : {cells: row, rows: [at]}
  let next = (found.rows.at(-1) ?? at) + 1
  if (found.cells.some(cell => fitOf(cell)?.kind === "name"))
    while (next < at + mostBehind && isPassed(rows[next], found.cells)) next++
  return {...found, next}
}

const mostBehind = 5

const filled = (cells: Cells): readonly number[] => [...cells.keys()].filter(i => cells[i]?.trim() !== "")
const textAt = (cells: Cells, i: number): string => cells[i]?.trim() ?? ""

/** Labels above a row, at least one of which stands over several of its cells, or over none. */
function isGroups(above: Cells, row: Cells): boolean {
  const groups = filled(above)
  if (!row.some(cell => fitOf(cell))) return false // nothing here is known to be a header
  if (groups.length === 0 || groups.length > filled(row).length + groups.length / 2) return false
  if (groups.length === 1 && (groups[0] ?? 0) <= (filled(row)[0] ?? 0)) return false
  if (groups.some(i => lookOf(textAt(above, i)) !== "label" || isTitle(textAt(above, i)))) return false
  return groups.some(i => textAt(row, i) === "" || spans(above, row, i))
}

const isTitle = (text: string): boolean =>
  text.length > longestGroup || titles.test(text.normalize("NFKC").replace(/\([^()]*\)/g, ""))

const titles = /(表|目录|目錄|清单|清單|一览|医院|醫院|统计|報告|报告|list|report|hospital)$/i
const longestGroup = 16

/** Nothing stands beside it, but there is something below there. */
const spans = (above: Cells, row: Cells, i: number): boolean =>
  textAt(above, i + 1) === "" && textAt(row, i) !== "" && textAt(row, i + 1) !== ""

/** Below a header, cells only where it has a group; elsewhere nothing, or the same again where cells are merged. */
function isParts(row: Cells, below: Cells): boolean {
  const parts = filled(below).filter(i => textAt(below, i) !== textAt(row, i))
  if (parts.length < 2 || filled(row).length < 2) return false
  if (!parts.every(i => isPart(textAt(below, i)) && inGroup(row, below, i))) return false
  const known = filled(row).filter(i => fitOf(textAt(row, i))?.kind === "name")
  return known.length > 0 && known.every(i => !parts.includes(i)) && parts.some(i => textAt(row, i) === "")
}

const isPart = (text: string): boolean => lookOf(text) === "label" || /^\d{4}年?$/.test(text)

/** The group is this column's, or that of one to the left with nothing but parts between. */
function inGroup(row: Cells, below: Cells, i: number): boolean {
  for (let at = i; at >= 0; at--) {
    if (textAt(below, at) === "") return false
    if (textAt(row, at) !== "") return textAt(row, at + 1) === "" && textAt(below, at + 1) !== ""
  }
  return false
}

/**
 * A column is called as its lower cell says; with its group's name before it
 * where that would say too little: it is there twice, or of no kind we know, or
 * of another (`收费` over `编码`).
 */
function joined(above: Cells, below: Cells): Cells {
  const width = Math.max(above.length, below.length)
  const groups = groupNames(above, below, width)
  const times = Map.groupBy(filled(below), i => textAt(below, i))
  return Array.from({length: width}, (_, i) => {
    const [group, own] = [groups[i] ?? "", textAt(below, i)]
    if (own === "" || group === "" || group === own) return own || group
    const whole = /^[\p{ASCII}]+$/u.test(group + own) ? `${group} ${own}` : group + own
    const kind = fitOf(own)?.kind
    const isClear = kind !== undefined && kind === fitOf(whole)?.kind && times.get(own)?.length === 1
    return isClear ? own : whole
  })
}

/** The group over each column: its own cell, or the last to the left, as far as there are parts without a gap. */
function groupNames(above: Cells, below: Cells, width: number): Cells {
  let last = ""
  return Array.from({length: width}, (_, i) => {
    const own = textAt(above, i)
    if (own !== "") last = own
    const name = last
    if (textAt(below, i) === "") last = ""
    return name
  })
}

/** Behind a header: units, numbers of the columns, the header's names in another language or again. */
function isPassed(cells: Cells | undefined, header: Cells): boolean {
  if (cells === undefined) return false
  const at = filled(cells)
  const texts = at.map(i => textAt(cells, i))
  if (at.length === 0) return false
  return (
    texts.every(text => units.test(text)) ||
    isNumbering(at, texts) ||
    (at.length >= 2 &&
      at.every(i => fitOf(textAt(cells, i)) !== undefined && sameKind(textAt(cells, i), textAt(header, i))))
  )
}

const sameKind = (a: string, b: string): boolean => {
  const [own, other] = [fitOf(a), fitOf(b)]
  return own !== undefined && own.rank >= 3 && own.kind === other?.kind
}

const units =
  /^[(（]?(单位|元|万元|元\/次|例|人次|人|次|个|台|项|片|分钟|小时|天|%|文本|文字|字符|字符串|数字|数值|整数|日期|必填|选填|非必填|可选|text|string|varchar(\(\d+\))?|char(\(\d+\))?|int|integer|number|numeric|decimal|date|datetime|required|optional|yuan|cny|usd|\$|¥)[)）]?$/i

/** `1 2 3 4`, or `甲 乙 1 2`, from the first column on. */
function isNumbering(at: readonly number[], texts: readonly string[]): boolean {
  if (texts.length < 3) return false
  const letters = texts.findIndex(text => !/^[甲乙丙丁栏次]+$/.test(text))
  const numbers = texts.slice(Math.max(0, letters)).map(text => Number(text.replace(/[()（）]/g, "")))
  const first = numbers[0] ?? Number.NaN
  return first === 1 || first === letters + 1
    ? numbers.every((n, i) => n === first + i) && at.every((column, i) => column === (at[0] ?? 0) + i)
    : false
}
