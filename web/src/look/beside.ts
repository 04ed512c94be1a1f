import {marksOf} from "../texts/marks.ts"
import type {Language} from "../texts/table.ts"

/** What a column beside a name says. */
interface Beside {
  readonly column: string
  readonly text: string
}

/** It under its header: `检查部位：腰椎`. */
export const besideWords =
  (language: Language) =>
  ({column, text}: Beside): string =>
    marksOf(language).labelled(column, text)

/** A name and, under it, what stands beside it. */
export const withBeside = (name: string, beside: readonly Beside[], language: Language): string =>
  [name, ...beside.map(besideWords(language))].join("\n")

/** All that stands beside a name, in a line behind it. */
export const besideLine = (beside: readonly Beside[]): string => beside.map(({text}) => text).join(" · ")
