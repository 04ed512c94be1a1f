import type {Issue} from "../issue/index.ts"
import {
  besideIn,
  besideKey,
  type CatalogueRow,
  type ImportsTable,
  importOf,
  type KnownRow,
  type NewRow,
} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {lostCodes} from "./codes-lost.ts"
import {personalColumns} from "./guard.ts"
import {issue} from "./issues.ts"
import type {RowFact} from "./lists.ts"
import {matchRows} from "./matching.ts"
import {rowsOf} from "./rows.ts"
import type {Sheet} from "./sheet.ts"

type GoneRow = Pick<CatalogueRow, "id" | "code" | "name" | "beside"> & {readonly volume: number}

/** What an import would do. */
export interface Preview {
  /** Rows that the catalogue hasn't. */
  readonly added: readonly NewRow[]
  /** Rows that had gone from it, and are back. */
  readonly back: readonly ChangedRow[]
  /** Rows that it has, of which something else is known now. */
  readonly changed: readonly ChangedRow[]
  /** How many it has just so. */
  readonly same: number
  /** Rows that it has and the file hasn't. */
  readonly gone: readonly GoneRow[]
  /** Of these, rows that leave it in any case: their code is another row's. */
  readonly replaced: readonly GoneRow[]
  /** This very file was taken in before. */
  readonly before: ImportsTable | undefined
  /** Rows left out, and codes that a spreadsheet may have changed. */
  readonly issues: readonly Issue[]
  /** What stands against the import: columns of patients' data, a file that seems another hospital's. */
  readonly objections: readonly Issue[]
}

export interface ChangedRow {
  readonly id: string
  /** As it will be; what the file doesn't say stays as it was. */
  readonly row: NewRow
  /** What changes. */
  readonly what: readonly RowFact[]
  /** What the row was called, and what stood beside that. */
  readonly was: Pick<NewRow, "name" | "beside">
}

const judged = 20 // rows that a catalogue must have before a file can be told from another hospital's
const kin = 0.1 // share of a file's rows that are known, below which it may be another hospital's

/**
 * Hold a sheet against a catalogue. A row is the same by its local code,
 * whatever its name is now; without a code, by its name and what stands beside
 * it. Nothing is written.
 */
export async function previewImport(db: Connection, catalogueId: string, sheet: Sheet): Promise<Preview> {
  const {rows, issues} = rowsOf(sheet)
  const back: ChangedRow[] = []
  const changed: ChangedRow[] = []
  let same = 0
  const {fresh, gone, replaced} = await matchRows(db, catalogueId, rows, (known, row) => {
    const what = differences(known, row)
    if (known.facts !== null && what.length === 0) same++
    else (known.facts === null ? back : changed).push(changedRow(known, row, what))
  })
  const had = same + changed.length + gone.length
  const matched = same + changed.length + back.length
  const strange = had >= judged && rows.length >= judged && matched < rows.length * kin
  return {
    added: fresh,
    back,
    changed,
    same,
    gone: gone.map(goneRow),
    replaced: replaced.map(goneRow),
    before: await importOf(db, catalogueId, sheet.hash),
    issues: [...sheet.issues, ...issues, ...lostCodes(sheet)],
    objections: [
      ...personalColumns(sheet),
      ...(strange ? [issue("catalogue.other", {file: sheet.file, known: matched, rows: rows.length})] : []),
    ],
  }
}

const goneRow = ({id, code, name, beside, volume}: KnownRow): GoneRow => ({id, code, name, beside, volume: volume ?? 0})

const changedRow = (known: KnownRow, row: NewRow, what: readonly RowFact[]): ChangedRow => ({
  id: known.id,
  row: {...factsKnown(known), ...row},
  what,
  was: {name: known.name, beside: besideIn(known.beside)},
})

/** What is known of a row now. */
export const factsKnown = (
  known: {readonly [K in keyof typeof factColumns]: string | null} & {
    readonly name: string
    readonly beside: string
    readonly volume: number | null
    readonly other: string | null
  },
): Omit<NewRow, "code"> => ({
  name: known.name,
  beside: besideIn(known.beside),
  ...(known.volume !== null && {volume: known.volume}),
  ...(Object.fromEntries(
    Object.entries(factColumns).flatMap(([column, fact]) => {
      const text = known[column as keyof typeof factColumns]
      return text === null ? [] : [[fact, text]]
    }),
  ) satisfies Partial<NewRow>),
  ...(known.other !== null && {other: JSON.parse(known.other) as Readonly<Record<string, string>>}),
})

/** What facts are called as columns of the store, and as fields of a row. */
const factColumns = {
  modality: "modality",
  department: "department",
  price: "price",
  price_code: "priceCode",
  pinyin: "pinyin",
  wubi: "wubi",
  valid_from: "validFrom",
  valid_to: "validTo",
} as const satisfies Readonly<Record<string, keyof NewRow>>

/** What of a row the file has otherwise. A column that the file doesn't have says nothing new. */
function differences(known: KnownRow, row: NewRow): readonly RowFact[] {
  const beside = row.beside === undefined ? undefined : besideKey(row.beside)
  const besideKnown = known.beside === "" ? "" : besideKey(besideIn(known.beside))
  const pairs: readonly (readonly [RowFact, unknown, unknown])[] = [
    ["name", known.name, row.name],
    ["beside", besideKnown, beside],
    ["volume", known.volume, row.volume],
    ["modality", known.modality, row.modality],
    ["department", known.department, row.department],
    ["price", known.price, row.price],
    ["price code", known.price_code, row.priceCode],
    ["pinyin", known.pinyin, row.pinyin],
    ["wubi", known.wubi, row.wubi],
    ["from", known.valid_from, row.validFrom],
    ["to", known.valid_to, row.validTo],
    ["other", known.other, row.other && JSON.stringify(sorted(row.other))],
  ]
  return pairs.flatMap(([what, before, after]) => (after !== undefined && before !== after ? [what] : []))
}

const sorted = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
