import {ProblemError} from "../../../src/client/call.ts"

/**
 * The headers of a file whose column of names can't be told, as the refusal
 * names them; undefined where something else is wrong.
 */
export function headersOf(error: unknown): readonly string[] | undefined {
  if (!(error instanceof ProblemError)) return undefined
  for (const issue of error.problem.issues) {
    const {params = {}} = issue as {readonly params?: Readonly<Record<string, unknown>>}
    if (issue.id === "column.missing") return listOf(params.header)
    if (issue.id === "column.several") return listOf(params.columns).map(column => column.replace(/^\d+ /, ""))
  }
  return undefined
}

const listOf = (text: unknown): readonly string[] => [...new Set(String(text ?? "").split(", "))].filter(Boolean)
