import {type Issue, Refusal} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {type Relation, relations} from "../standard/index.ts"
import type {ItemRef} from "../store/catalogues/index.ts"
import {type Cause, change, type Store} from "../store/index.ts"
import {type Act, acts, type MappingState} from "../store/lists.ts"
import {type TableReader, writeTable} from "../tables/index.ts"
import {decideRow, isDone} from "./decide.ts"
import {type ExportedRow, exportedRows, factCells, itemCells} from "./exported.ts"
import {issue, refuse} from "./issues.ts"
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
} as const

const shown = [
  "code",
  "name",
  "beside",
  "modality",
  "department",
  "volume",
  "state",
  "codes",
  "names",
  "read",
  "candidates",
]
const header = [...shown, ...Object.values(reserved)]

/**
 * Write rows that wait for a person into a workbook, to be edited in a
 * spreadsheet program and read back by `readDecided`, the heaviest first.
 *
 * @param edition that candidates are of where nothing was read
 * @returns how many rows were written
 */
export async function writeWork(
  store: Store,
  shelf: Shelf,
  {
    catalogueId,
    path,
    states,
    edition,
  }: {catalogueId: string; path: string; states: readonly MappingState[]; edition: string},
): Promise<number> {
  const rows: ExportedRow[] = []
  for await (const row of exportedRows(store.db, catalogueId, states)) rows.push(row)
  rows.sort((a, b) => b.weight - a.weight)
  return writeTable(path, header, async table => {
    for (const row of rows) {
      const read = JSON.parse(row.account ?? "{}") as Partial<MappingAccount>
      const candidates = (read.candidates ?? []).map(
        ([code]) => `${code} ${itemName(shelf, itemOfCode(shelf, row.items[0]?.edition ?? edition, code))}`,
      )
      await table.write([
        [
          ...factCells(row),
          ...itemCells(shelf, row),
          [read.status, ...(read.flags ?? [])].filter(Boolean).join(" "),
          candidates.join("; "),
          row.id,
          row.mapping_id,
          ...["", "", "", ""],
        ],
      ])
    }
    return rows.length
  })
}

/** What came back: how many rows were decided, and which were not and why. */
interface Decided {
  readonly decided: number
  /** Rows that were decided just so before. */
  readonly same: number
  /** Rows without a decision. */
  readonly left: number
  readonly issues: readonly Issue[]
}

/** What is read of a workbook that came back: an open table, or one that another thread reads. */
type DecidedTable = Pick<TableReader, "path" | "header" | "issues" | "batches">

/**
 * Read decisions back from a workbook of `writeWork`. A job of many changes on
 * purpose, not a deed: each row is a deed of its own, `decideRow` in its own
 * change, so that what is wrong with one, and what somebody decided meanwhile, is
 * told and left alone, and nobody waits while a file is read. The same file again
 * changes nothing.
 *
 * @param edition of codes that are written without one
 * @throws Refusal of the table's `batches`; `column.unknown`
 */
export async function readDecided(
  store: Store,
  cause: Cause,
  {shelf, catalogueId, table, edition}: {shelf: Shelf; catalogueId: string; table: DecidedTable; edition: string},
): Promise<Decided> {
  const {path} = table
  const at = Object.fromEntries(
    Object.entries(reserved).map(([key, name]) => [key, table.header.findIndex(text => text.trim() === name)]),
  ) as Readonly<Record<keyof typeof reserved, number>>
  const absent = (Object.keys(reserved) as (keyof typeof reserved)[]).find(key => at[key] < 0)
  if (absent) throw refuse("column.unknown", {column: reserved[absent], header: table.header.join(", ")}, {table: path})
  const issues: Issue[] = []
  let [decided, same, left] = [0, 0, 0]
  for await (const rows of table.batches())
    for (const {number, cells} of rows) {
      const cell = (key: keyof typeof reserved) => cells[at[key]]?.trim() ?? ""
      if (cell("decision") === "") {
        left++
        continue
      }
      try {
        const choice = {...choiceOf(cell, code => itemOfCode(shelf, edition, code)), place: {catalogueId}}
        if (await isDone(store.db, choice)) {
          same++
          continue
        }
        await change(store, cause, tx => decideRow(tx, shelf, choice))
        decided++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        issues.push({...error.issue, place: {...error.issue.place, table: path, row: number}})
      }
    }
  return {decided, same, left, issues: [...table.issues, ...issues]}
}

const words: Readonly<Record<string, Act>> = {
  接受: "accept",
  确认: "accept",
  修改: "change",
  拒绝: "reject",
  无匹配: "no match",
  暂缓: "defer",
  复核: "review",
}
const relationWords: Readonly<Record<string, Relation>> = {
  等同: "equivalent",
  窄于: "narrower",
  宽于: "broader",
  不精确: "inexact",
  近似: "inexact",
  较窄: "narrower",
  较宽: "broader",
}

function choiceOf(cell: (key: keyof typeof reserved) => string, itemOf: (code: string) => ItemRef) {
  const text = cell("decision")
  const act = words[text] ?? acts.find(known => known === text.toLowerCase())
  if (act === undefined) throw new Refusal(issue("decision.unknown", {text, known: acts.join(", ")}))
  const said = cell("relation")
  const relation = relationWords[said] ?? relations.find(known => known === said)
  if (relation === undefined && said !== "")
    throw new Refusal(issue("decision.unknown", {text: said, known: relations.join(", ")}))
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
