import {type Issue, type Language, Refusal} from "../issue/index.ts"
import {flagTexts, statusTexts} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {relations, relationTexts} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"
import {type Cause, type Connection, change, type Store} from "../store/index.ts"
import {acts, actTexts, type MappingState} from "../store/lists.ts"
import {type SheetLook, type TableReader, writeTable} from "../tables/index.ts"
import {decideRow, isDone} from "./decide.ts"
import {actCalled, type Heading, headingAt, headingsIn, relationCalled, wordIn} from "./export-texts.ts"
import {type ExportedRow, exportedRows, factCells, itemCells} from "./exported.ts"
import {refuse} from "./issues.ts"
import {itemName, itemOfCode} from "./items.ts"
import {itemsIn} from "./one-of.ts"
import type {MappingAccount} from "./reading.ts"

/** Columns that are ours: what comes back in them is a decision. */
const reserved = {
  row: "zm_row",
  saw: "zm_saw",
  decision: "zm_decision",
  codes: "zm_codes",
  relation: "zm_relation",
  reason: "zm_reason",
} as const satisfies Readonly<Record<string, Heading>>

const columns = [
  ...(["code", "name", "beside", "modality", "department", "volume", "state", "codes", "names"] as const),
  ...(["read", "candidates"] as const),
  ...Object.values(reserved),
] satisfies readonly Heading[]

interface WorkOptions {
  readonly catalogueId: string
  readonly path: string
  readonly states: readonly MappingState[]
  /** That candidates are of where nothing was read. */
  readonly edition: string
  /** Of headings, words and what can be chosen; left out, ids for programs. */
  readonly language?: Language
}

/**
 * Write rows that wait for a person into a workbook, to be edited in a
 * spreadsheet program and read back by `readDecided`, the heaviest first.
 *
 * @returns how many rows were written
 */
export async function writeWork(db: Connection, shelf: Shelf, options: WorkOptions): Promise<number> {
  const {catalogueId, path, states, language} = options
  const rows: ExportedRow[] = []
  for await (const row of exportedRows(db, catalogueId, states)) rows.push(row)
  rows.sort((a, b) => b.weight - a.weight)
  const write = async (table: {write(rows: readonly (readonly string[])[]): Promise<void>}) => {
    for (const row of rows) await table.write([workCells(shelf, row, options)])
    return rows.length
  }
  return writeTable(path, headingsIn(columns, language), write, {look: lookIn(language)})
}

function workCells(shelf: Shelf, row: ExportedRow, {edition, language}: WorkOptions): readonly string[] {
  const read = JSON.parse(row.account ?? "{}") as Partial<MappingAccount>
  const candidates = (read.candidates ?? []).map(
    ([code]) => `${code} ${itemName(shelf, itemOfCode(shelf, row.items[0]?.edition ?? edition, code), language)}`,
  )
  const said = [
    ...(read.status ? [wordIn(statusTexts, read.status, language)] : []),
    ...(read.flags ?? []).map(flag => wordIn(flagTexts, flag, language)),
  ]
  return [
    ...factCells(row, language),
    ...itemCells(shelf, row, language),
    said.join(language === "zh" ? "；" : language === "en" ? "; " : " "),
    candidates.join("; "),
    row.id,
    row.mapping_id,
    ...["", "", "", ""],
  ]
}

/** Numbers as numbers, and lists of what can be chosen. */
const lookIn = (language: Language = "zh"): SheetLook => ({
  name: language === "zh" ? "待办清单" : "Work",
  numbers: [columns.indexOf("volume")],
  lists: [
    {column: columns.indexOf(reserved.decision), values: acts.map(act => actTexts[act][language])},
    {column: columns.indexOf(reserved.relation), values: relations.map(relation => relationTexts[relation][language])},
  ],
})

/** What came back: how many rows were decided, and which were not and why. */
interface Decided {
  readonly decided: number
  /** Rows that were decided just so before. */
  readonly same: number
  /** Rows without a decision. */
  readonly left: number
  readonly issues: readonly Issue[]
  /** Rows whose decision was refused, as they came, the first 5,000. */
  readonly refused: readonly {readonly row: number; readonly cells: readonly string[]; readonly issue: Issue}[]
}

const mostRefused = 5000

/** What is read of a workbook that came back: an open table, or one that another thread reads. */
type DecidedTable = Pick<TableReader, "path" | "header" | "issues" | "batches">

interface DecidedOptions {
  readonly shelf: Shelf
  readonly catalogueId: string
  readonly table: DecidedTable
  /** Of codes that are written without one. */
  readonly edition: string
  /** Whether who sends it may review there, and so confirm what others decided; not when left out. */
  readonly mayReview?: boolean
}

/**
 * Read decisions back from a workbook of `writeWork`. A job of many changes on
 * purpose, not a deed: each row is a deed of its own, `decideRow` in its own
 * change, so that what is wrong with one, and what somebody decided meanwhile, is
 * told and left alone, and nobody waits while a file is read. The same file again
 * changes nothing.
 *
 * @throws Refusal of the table's `batches`; `column.unknown`
 */
export async function readDecided(
  store: Store,
  cause: Cause,
  {shelf, catalogueId, table, edition, mayReview = false}: DecidedOptions,
): Promise<Decided> {
  const {path} = table
  const at = Object.fromEntries(
    Object.entries(reserved).map(([key, heading]) => [key, headingAt(table.header, heading)]),
  ) as Readonly<Record<keyof typeof reserved, number>>
  const absent = (Object.keys(reserved) as (keyof typeof reserved)[]).find(key => at[key] < 0)
  if (absent) throw refuse("column.unknown", {column: reserved[absent], header: table.header.join(", ")}, {table: path})
  const issues: Issue[] = []
  const refused: Decided["refused"][number][] = []
  let [decided, same, left] = [0, 0, 0]
  for await (const rows of table.batches())
    for (const {number, cells} of rows) {
      const cell = (key: keyof typeof reserved) => cells[at[key]]?.trim() ?? ""
      if (cell("decision") === "") {
        left++
        continue
      }
      try {
        const choice = {...choiceOf(cell, code => itemOfCode(shelf, edition, code)), place: {catalogueId}, mayReview}
        if (await isDone(store.db, choice)) {
          same++
          continue
        }
        await change(store, cause, tx => decideRow(tx, shelf, choice))
        decided++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const found = {...error.issue, place: {...error.issue.place, table: path, row: number}}
        issues.push(found)
        if (refused.length < mostRefused) refused.push({row: number, cells, issue: found})
      }
    }
  return {decided, same, left, issues: [...table.issues, ...issues], refused}
}

function choiceOf(cell: (key: keyof typeof reserved) => string, itemOf: (code: string) => ItemRef) {
  const text = cell("decision")
  const act = actCalled(text)
  if (act === undefined) throw refuse("decision.unknown", {text})
  const said = cell("relation")
  const relation = relationCalled(said)
  if (relation === undefined && said !== "") throw refuse("relation.unknown", {text: said})
  const items = itemsIn(cell("codes"), itemOf)
  return {
    rowId: cell("row"),
    sawId: cell("saw"),
    act,
    ...(items.length > 0 && {items}),
    ...(relation !== undefined && {relation}),
    ...(cell("reason") !== "" && {reason: cell("reason")}),
  }
}
