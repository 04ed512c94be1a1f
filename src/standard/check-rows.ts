import {checkCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import {type Issue, issue} from "./issue.ts"
import {nameOf} from "./name.ts"
import {codeOf, plainName} from "./read-name.ts"

/** A row of a table of codes and names; `row` is its line in the file. */
export interface CodedRow {
  readonly row: number
  readonly code: string
  readonly name?: string
}

/**
 * Check rows of codes and names one after another: faults of the code, codes
 * and names met before, name and code apart. Remembers what it has seen.
 */
export function rowChecker(edition: Edition, table: string): (row: CodedRow) => readonly Issue[] {
  const codes = new Map<string, number>()
  const names = new Map<string, {code: string; row: number}>()
  return ({row, code, name}) => {
    const place = {table, row}
    const check = checkCode(edition, code)
    const found = check.issues.map(fault => ({...fault, place: {...fault.place, ...place, column: "code"}}))
    const before = codes.get(code)
    if (before !== undefined) return [...found, issue("row.repeated", {code, row: before}, {...place, column: "code"})]
    codes.set(code, row)
    if (name === undefined || name === "") return found
    const text = plainName(name)
    const same = names.get(text)
    names.set(text, {code, row})
    const more =
      same && same.code !== code
        ? [issue("name.repeated", {name: text, row: same.row}, {...place, column: "name"})]
        : []
    return [
      ...found,
      ...more,
      ...apart(edition, check.code && nameOf(edition, check.code, "zh").text, code, text, place),
    ]
  }
}

function apart(
  edition: Edition,
  want: string | undefined,
  code: string,
  name: string,
  place: object,
): readonly Issue[] {
  if (want === undefined || plainName(want) === name) return []
  const read = codeOf(edition, name)
  const repairs = read === undefined ? [{text: want}] : [{text: want}, {text: read, name}]
  return [issue("name.apart", {code, want, got: name}, {...place, column: "name"}, repairs)]
}
