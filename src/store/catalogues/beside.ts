import type {BesideKind} from "../../recognition/lists.ts"
import {canonical} from "../canonical.ts"

/** What a hospital's other column says of a row: of which kind, under which header, and what. */
export interface RowBeside {
  readonly kind: BesideKind
  readonly column: string
  readonly text: string
}

/** As it is kept. */
export const besideText = (beside: readonly RowBeside[] = []): string =>
  beside.length === 0 ? "" : canonical(beside.map(({kind, column, text}) => ({kind, column, text})))

/** As it was kept. */
export const besideIn = (text: string): readonly RowBeside[] => (text === "" ? none : JSON.parse(text))

const none: readonly RowBeside[] = []

/** What is said, whatever the columns are headed. */
export const besideKey = (beside: readonly RowBeside[] = []): string =>
  beside.length === 0 ? "" : beside.map(({kind, text}) => `${kind} ${text}`).join("\n")
