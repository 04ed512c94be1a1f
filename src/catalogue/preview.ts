import type {Issue} from "../issue/index.ts"
import {type CatalogueRow, catalogueRows, type ImportsTable, importOf, type NewRow} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {lostCodes} from "./codes-lost.ts"
import {personalColumns} from "./guard.ts"
import {issue} from "./issues.ts"
import type {RowFact} from "./lists.ts"
import {rowsOf} from "./rows.ts"
import type {Sheet} from "./sheet.ts"

/** What an import would do. */
export interface Preview {
  /** Rows that the catalogue hasn't. */
  readonly added: readonly NewRow[]
  /** Rows that it has, of which something else is known now. */
  readonly changed: readonly ChangedRow[]
  /** How many it has just so. */
  readonly same: number
  /** Rows that it has and the file hasn't. */
  readonly gone: readonly Pick<CatalogueRow, "id" | "code" | "name" | "volume">[]
  /** This very file was taken in before. */
  readonly before: ImportsTable | undefined
  /** Rows left out, and codes that a spreadsheet may have changed. */
  readonly issues: readonly Issue[]
  /** What stands against the import: columns of patients' data, a file that seems another hospital's. */
  readonly objections: readonly Issue[]
}

export interface ChangedRow {
  readonly id: string
  readonly row: NewRow
  /** What changes. */
  readonly what: readonly RowFact[]
}

const page = 5000
const judged = 20 // rows that a catalogue must have before a file can be told from another hospital's
const kin = 0.1 // share of a file's rows that are known, below which it may be another hospital's

/** Hold a sheet against a catalogue. Rows are the same by local code and name. Nothing is written. */
export async function previewImport(db: Connection, catalogueId: string, sheet: Sheet): Promise<Preview> {
  const {rows, issues} = rowsOf(sheet)
  const wanted = new Map(rows.map(row => [keyOf(row), row]))
  const gone: Pick<CatalogueRow, "id" | "code" | "name" | "volume">[] = []
  const changed: ChangedRow[] = []
  let [same, had] = [0, 0]
  for await (const known of everyRow(db, catalogueId)) {
    had++
    const key = keyOf(known)
    const row = wanted.get(key)
    if (row === undefined) {
      gone.push({id: known.id, code: known.code, name: known.name, volume: known.volume})
      continue
    }
    wanted.delete(key)
    const what = differences(known, row)
    if (what.length === 0) same++
    else changed.push({id: known.id, row, what})
  }
  const matched = same + changed.length
  const strange = had >= judged && rows.length >= judged && matched < rows.length * kin
  return {
    added: [...wanted.values()],
    changed,
    same,
    gone,
    before: await importOf(db, catalogueId, sheet.hash),
    issues: [...sheet.issues, ...issues, ...lostCodes(sheet)],
    objections: [
      ...personalColumns(sheet),
      ...(strange ? [issue("catalogue.other", {file: sheet.file, known: matched, rows: rows.length})] : []),
    ],
  }
}

const keyOf = ({code, name}: {readonly code: string; readonly name: string}): string => `${code}\0${name}`

/** All rows of a catalogue with what is known of them now. */
async function* everyRow(db: Connection, catalogueId: string): AsyncGenerator<CatalogueRow> {
  for (let after: string | undefined; ; ) {
    const rows = await catalogueRows(db, catalogueId, {limit: page, ...(after !== undefined && {after})})
    yield* rows
    after = rows.at(-1)?.id
    if (rows.length < page) return
  }
}

/** What of a row the file has otherwise. A column that the file doesn't have says nothing new. */
function differences(known: CatalogueRow, row: NewRow): readonly RowFact[] {
  const pairs: readonly (readonly [RowFact, unknown, unknown])[] = [
    ["volume", known.volume, row.volume],
    ["modality", known.modality, row.modality],
    ["department", known.department, row.department],
    ["price", known.price, row.price],
    ["price code", known.price_code, row.priceCode],
    ["pinyin", known.pinyin, row.pinyin],
    ["from", known.valid_from, row.validFrom],
    ["to", known.valid_to, row.validTo],
    ["other", known.other, row.other && JSON.stringify(sorted(row.other))],
  ]
  return pairs.flatMap(([what, before, after]) => (after !== undefined && before !== after ? [what] : []))
}

const sorted = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
