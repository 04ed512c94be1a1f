import type {Issue} from "../issue/index.ts"
import {sectionModality} from "../recognition/index.ts"
import type {RowBeside} from "../store/catalogues/index.ts"
import type {Row} from "../tables/index.ts"
import {issue} from "./issues.ts"
import type {Sheet} from "./sheet.ts"

/** Gives the modality of rows by what they stand under, as the rows come. */
export interface Sections {
  /** A row that is a heading. */
  heading(row: Row): void
  /** What a row stands under, where neither its cells nor its name tell a modality. */
  of(row: Row, name: string): readonly RowBeside[]
  /** What was given so, once for each section. */
  issues(): readonly Issue[]
}

interface Section {
  readonly title: string
  readonly modality: string
  readonly sheet: string | undefined
  count: number
}

const none: readonly RowBeside[] = []
const telling = /CT|MR|DR|CR|DX|X[线光]|磁共振|核磁|片|摄|照|造影|透视|钼靶|超|ECT|PET/i

/**
 * Sections of a list: headings and sheets called `CT`, `（二）磁共振` or `DR`. One
 * that says no modality ends the one before it, and so does a row of a name alone
 * in a list of codes, which may be one.
 */
export function startSections(sheet: Sheet): Sections {
  const used = new Set<Section>()
  const sectionOf = (title: string, name: string | undefined): Section | undefined => {
    const modality = sectionModality(title)
    return modality === undefined ? undefined : {title, modality, sheet: name, count: 0}
  }
  let at = sheet.sheet
  let now = sectionOf(at ?? "", at)
  const enter = (row: Row) => {
    const name = row.sheet ?? sheet.sheet
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
      if (now && sheet.columns.code !== undefined && row.cells.filter(cell => cell.trim() !== "").length === 1)
        now = undefined
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
