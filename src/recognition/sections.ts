import type {Issue} from "../issue/index.ts"
import type {Beside} from "./beside.ts"
import {issue} from "./issues.ts"
import {sectionModality} from "./read/modality.ts"

/** A row of a hospital's list, as it is written. */
interface ListRow {
  readonly cells: readonly string[]
  /** Its only cell is merged over the table. */
  readonly band?: boolean
  /** Sheet it stands in, where that is not the list's first. */
  readonly sheet?: string
}

/** A list, as far as its sections hang on it. */
interface List {
  readonly sheet: string | undefined
  /** It has a column of codes. */
  readonly coded: boolean
}

/** Gives the modality of rows by what they stand under, as the rows come. */
export interface Sections {
  /** A row that is a heading. */
  heading(row: ListRow): void
  /** What a row stands under, where neither its cells nor its name tell a modality. */
  of(row: ListRow, name: string): readonly Beside[]
  /** What was given so, once for each section. */
  issues(): readonly Issue[]
}

interface Section {
  readonly title: string
  readonly modality: string
  readonly sheet: string | undefined
  count: number
}

const none: readonly Beside[] = []
const telling = /CT|MR|DR|CR|DX|X[线光]|磁共振|核磁|片|摄|照|造影|透视|钼靶|超|ECT|PET/i

/**
 * Sections of a list: headings and sheets called `CT`, `（二）磁共振` or `DR`. One
 * that says no modality ends the one before it, and so does a row of a name alone
 * in a list of codes, which may be one.
 */
export function startSections({sheet, coded}: List): Sections {
  const used = new Set<Section>()
  const sectionOf = (title: string, name: string | undefined): Section | undefined => {
    const modality = sectionModality(title)
    return modality === undefined ? undefined : {title, modality, sheet: name, count: 0}
  }
  let at = sheet
  let now = sectionOf(at ?? "", at)
  const enter = (row: ListRow) => {
    const name = row.sheet ?? sheet
    if (name === at) return
    at = name
    now = sectionOf(at ?? "", at)
  }
  return {
    heading(row) {
      enter(row)
      now = sectionOf(row.cells.find(cell => cell.trim() !== "" && !/^[\d.]+$/.test(cell.trim()))?.trim() ?? "", at)
    },
    of(row, name) {
      enter(row)
      if (now && coded && row.cells.filter(cell => cell.trim() !== "").length === 1) now = undefined
      if (!now || telling.test(name)) return none
      now.count++
      used.add(now)
      return [{kind: "heading", column: now.title, text: now.modality}]
    },
    issues: () =>
      [...used].map(({title, modality, count, sheet: name}) =>
        issue("rows.section", {count, title, modality}, name === undefined ? {} : {sheet: name}),
      ),
  }
}

/**
 * Whether a row is no examination but parts a list, whatever its code: one cell
 * merged over the table, a modality alone in a table, a sum, who signed.
 */
export const isHeading = ({band, cells}: ListRow, isTable: boolean): boolean =>
  band === true || isClosing(cells) || (isTable && isSection(cells))

/** A modality and nothing else. */
function isSection(cells: readonly string[]): boolean {
  let only: string | undefined
  for (const cell of cells) {
    if (cell.trim() === "") continue
    if (only !== undefined) return false
    only = cell
  }
  return only !== undefined && only.length <= longestSection && sectionModality(only) !== undefined
}

const longestSection = 20

/** What ends a list: sums, and who made and checked it. */
function isClosing(cells: readonly string[]): boolean {
  const first =
    cells
      .find(cell => cell.trim() !== "")
      ?.normalize("NFKC")
      .replace(/\s+/g, "") ?? ""
  return sum.test(first) || signature.test(first)
}

const sum = /^(合计|总计|小计|共计|合計|總計|小計|总和|(sub|grand)?totals?)(:.*|\(.*\))?$/i
const signature =
  /^(制表|审核|填报|填表|打印|制单|复核|编制|核对|经办|负责|製表|審核)(人|者|日期|时间|单位|部门)?(签字|签名|盖章)?:|^(备注|附注|注|说明|備註|註)\d?:/
