import type {Issue} from "../../issue/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {type CataloguesTable, cataloguesOf} from "../../store/catalogues/index.ts"
import type {Store} from "../../store/index.ts"
import {type InstitutionsTable, institutionByCode} from "../../store/people/index.ts"
import {issueText} from "../issue-text.ts"
import {refuse} from "../issues.ts"
import {atPlace, inWords, language, print} from "../output.ts"
import type {WhereOptions} from "../where.ts"

export interface CatalogueOptions extends WhereOptions {
  readonly institution: string
  readonly catalogue: string
  readonly name?: string
  readonly sheet?: string
  readonly column?: string
  readonly columns?: string
  readonly edition: string
  readonly accept: string
  readonly states: string
  readonly as: string
  readonly bad?: string
  readonly yes?: string
  readonly complete?: string
  readonly "mend-zeros"?: string
  readonly "even-so"?: string
  readonly kind: string
  readonly value: string
  readonly why?: string
}

/** What is done, and the place it is done at. */
export interface Place {
  readonly store: Store
  readonly shelf: Shelf
  readonly institution: InstitutionsTable
  readonly catalogue: CataloguesTable
  readonly options: CatalogueOptions
}

/** Who changes a catalogue from the command line. */
export const cause = {by: "system", why: "command line"}

/** The file that an action asks for. Throws the Refusal `call.word-missing`. */
export function needed(file: string | undefined): string {
  if (file === undefined) throw refuse("call.word-missing", {command: "catalogue", word: "file"})
  return file
}

/** The institution that is named. Throws the Refusal `thing.missing`. */
export async function institutionOf(store: Store, code: string): Promise<InstitutionsTable> {
  const institution = await institutionByCode(store.db, code)
  if (!institution) throw refuse("thing.missing", {kind: "institution", id: code})
  return institution
}

/** The institution and catalogue that are named. Throws the Refusal `thing.missing`. */
export async function placeOf(store: Store, {institution: code, catalogue: name}: CatalogueOptions) {
  const institution = await institutionOf(store, code)
  const catalogue = (await cataloguesOf(store.db, institution.id)).find(one => one.name === name)
  if (!catalogue) throw refuse("thing.missing", {kind: "catalogue", id: name})
  return {institution, catalogue}
}

/** A line in the reader's language. */
export const say = (zh: string, en: string): Promise<void> => print(`${inWords(zh, en)}\n`)

const mostIssues = 50

/** Faults, one a line, beside the output. */
export async function tellIssues(issues: readonly Issue[]): Promise<void> {
  for (const found of issues.slice(0, mostIssues)) {
    const repairs = found.repairs.map(({text}) => ` → ${text}`).join("")
    process.stderr.write(`${atPlace(found)}${found.id}: ${issueText(found, language)}${repairs}\n`)
  }
  if (issues.length > mostIssues) process.stderr.write(`… ${issues.length - mostIssues}\n`)
}
