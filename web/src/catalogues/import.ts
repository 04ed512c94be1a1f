import {type ToldKind, toldKinds} from "../../../src/api/lists.ts"
import {ProblemError} from "../../../src/client/call.ts"
import type {ReplyOf} from "../api/server.ts"

export type Preview = ReplyOf<"catalogues.import">

/** How a file is to be read, beyond what it tells by itself. */
export interface Reading {
  readonly sheet?: string
  /** Header of the column of names. */
  readonly name?: string
  readonly mendZeros?: true
  /** What each column holds, `kind:header`, where something was said by hand. */
  readonly column?: string[]
}

/** What the reader has said to doubts. */
export interface Said {
  readonly evenSo: boolean
  readonly complete: boolean
}

/** Objections that no word of the reader lifts: patients' data. */
export const firmObjections = ({objections}: Preview) => objections.filter(({id}) => id !== "catalogue.other")

/** Whether the preview may be taken in now. */
export function mayApply(preview: Preview, said: Said): boolean {
  if (firmObjections(preview).length > 0) return false
  if (preview.objections.length > 0 && !said.evenSo) return false
  return changesOf(preview, said) > 0
}

/** Rows that would not be as they were. */
export const changesOf = ({added, changed, gone}: Preview, {complete}: Said): number =>
  added + changed + (complete ? gone : 0)

/** Codes whose zeros can be put back. */
export const zerosLost = ({issues}: Preview): number => issues.filter(({id}) => id === "code.zeros").length

/** Columns that nothing was told of. */
export const restOf = ({header, columns, beside}: Preview): readonly string[] => {
  const known = new Set([...Object.values(columns), ...beside.map(({column}) => column)])
  return header.filter(text => text !== "" && !known.has(text))
}

/** What a column is read as. */
export function kindOf({columns, beside}: Preview, header: string): ToldKind {
  const [kind] = Object.entries(columns).find(([, text]) => text === header) ?? []
  return (kind ?? beside.find(({column}) => column === header)?.kind ?? "none") as ToldKind
}

/** Kinds of which one column alone is read. */
const single: ReadonlySet<ToldKind> = new Set(toldKinds.slice(0, toldKinds.indexOf("site")))

/** How the file is to be read when one of its columns is said to hold something; what is read of the others stays, and nothing is of one kind twice. */
export function readingWith(reading: Reading, preview: Preview, [header, kind]: readonly [string, ToldKind]): Reading {
  const {name: _, ...rest} = reading
  const column = [...new Set(preview.header.filter(Boolean))].map(text => {
    if (text === header) return `${kind}:${text}`
    const now = kindOf(preview, text)
    return `${now === kind && single.has(kind) ? "none" : now}:${text}`
  })
  return {...rest, column}
}

/** The columns of a file that the server could not read for want of a column of names. */
export const headerOf = (error: unknown): readonly string[] | undefined =>
  listIn(error, ["column.missing", "column.unknown", "column.several"], ["header", "columns"])

/** The sheets of a workbook that has not the one asked for. */
export const sheetsOf = (error: unknown): readonly string[] | undefined => listIn(error, ["file.sheet"], ["sheets"])

/** A list in the words of a refusal. */
function listIn(error: unknown, ids: readonly string[], names: readonly string[]): readonly string[] | undefined {
  if (!(error instanceof ProblemError)) return undefined
  const found = error.problem.issues.find(({id}) => ids.includes(id))
  const params = (found as {params?: Readonly<Record<string, string | number>>} | undefined)?.params ?? {}
  const text = names.map(name => params[name]).find(value => value !== undefined && value !== "")
  return text === undefined ? undefined : [...new Set(String(text).split(", "))].filter(one => one !== "…")
}

/** Of the length that the route takes, its ending kept. */
export const fileName = (name: string): string => (name.length > 200 ? name.slice(-200) : name)

/** Whether a file still is what it was when it was chosen: a browser reads it only when it is sent. */
export const isThere = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
