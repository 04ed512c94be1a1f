import {insertMany, parts} from "../bulk.ts"
import {canonical} from "../canonical.ts"
import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import type {InstitutionsTable} from "../people/schema.ts"
import {besideText, type RowBeside} from "./beside.ts"
import {followFacts} from "./follow-facts.ts"
import type {CatalogueRowsTable, CataloguesTable, ImportsTable, RowFactsTable} from "./schema.ts"

export async function addCatalogue(change: Change, institutionId: string, name: string): Promise<CataloguesTable> {
  const id = change.newId()
  const row: CataloguesTable = {
    ...{id, institution_id: institutionId, name, created_at: change.at, retired_at: null},
    ...{edition: null, accept: null},
  }
  await change.db.insertInto("catalogues").values(row).execute()
  return row
}

/** Keep how a catalogue was mapped; `accept` is null for the usual confidence. */
export async function keepMapped(
  {db}: Change,
  id: string,
  mapped: Pick<CataloguesTable, "edition" | "accept">,
): Promise<void> {
  await db.updateTable("catalogues").set(mapped).where("id", "=", id).execute()
}

/** One file taken into a catalogue. */
export async function addImport(
  change: Change,
  given: {
    readonly catalogueId: string
    readonly file: string
    readonly hash: string
    readonly rows: number
    /** What was said by hand of its columns. */
    readonly columns?: Readonly<Record<string, string>>
  },
): Promise<string> {
  const id = change.newId()
  const {catalogueId: catalogue_id, file, hash, rows: row_count, columns} = given
  const said = columns && Object.keys(columns).length > 0 ? JSON.stringify(columns) : null
  const row: ImportsTable = {id, catalogue_id, file, hash, row_count, at: change.at, by: change.by, columns: said}
  await change.db.insertInto("imports").values(row).execute()
  return id
}

/** What was said by hand of the columns of an institution's files, the latest first. */
export async function toldColumns(db: Connection, institutionId: string): Promise<readonly Record<string, string>[]> {
  const rows = await db
    .selectFrom("imports")
    .innerJoin("catalogues", "catalogues.id", "imports.catalogue_id")
    .select("imports.columns")
    .where("catalogues.institution_id", "=", institutionId)
    .where("imports.columns", "is not", null)
    .orderBy("imports.id", "desc")
    .limit(mostTold)
    .execute()
  return rows.map(({columns}) => JSON.parse(columns ?? "{}") as Record<string, string>)
}

const mostTold = 50

/** The last time that this very file was taken into a catalogue. */
export const importOf = (db: Connection, catalogueId: string, hash: string): Promise<ImportsTable | undefined> =>
  db
    .selectFrom("imports")
    .selectAll()
    .where("catalogue_id", "=", catalogueId)
    .where("hash", "=", hash)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst()

export const catalogueById = (db: Connection, id: string): Promise<CataloguesTable | undefined> =>
  db.selectFrom("catalogues").selectAll().where("id", "=", id).executeTakeFirst()

/** The catalogues of an institution, by name. */
export const cataloguesOf = (db: Connection, institutionId: string): Promise<CataloguesTable[]> =>
  db.selectFrom("catalogues").selectAll().where("institution_id", "=", institutionId).orderBy("name").execute()

/** The ids of the catalogues that rows stand in. */
export async function cataloguesOfRows(db: Connection, rowIds: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const ids of parts(rowIds)) {
    const rows = db.selectFrom("catalogue_rows").select("catalogue_id").distinct().where("id", "in", ids)
    for (const row of await rows.execute()) found.add(row.catalogue_id)
  }
  return [...found]
}

/** What a hospital says of one of its examinations. Absent: it doesn't say. */
export interface RowFacts {
  readonly volume?: number
  readonly modality?: string
  readonly department?: string
  readonly price?: string
  readonly priceCode?: string
  readonly pinyin?: string
  readonly wubi?: string
  readonly validFrom?: string
  readonly validTo?: string
  /** Every other column. */
  readonly other?: Readonly<Record<string, string>>
}

export interface NewRow extends RowFacts {
  readonly code: string
  readonly name: string
  /** What other columns say of what is examined. */
  readonly beside?: readonly RowBeside[]
}

/**
 * Rows that a catalogue didn't have, with what is known of them.
 *
 * @returns their ids, in order
 */
export async function addRows(
  change: Change,
  catalogueId: string,
  rows: readonly NewRow[],
  importId: string | null = null,
): Promise<readonly string[]> {
  const made = rows.map(row => newRow(change, catalogueId, row))
  await insertMany(change.db, "catalogue_rows", made)
  const ids = made.map(row => row.id)
  const facts = rows.map((row, i) => factsRow(change, ids[i] ?? "", row, importId))
  await insertMany(change.db, "row_facts", facts)
  return ids
}

const newRow = (change: Change, catalogueId: string, {code, name, beside}: NewRow): CatalogueRowsTable => ({
  id: change.newId(),
  catalogue_id: catalogueId,
  code,
  name,
  created_at: change.at,
  beside: besideText(beside),
})

const factsRow = (change: Change, rowId: string, facts: RowFacts, importId: string | null): RowFactsTable => ({
  id: change.newId(),
  row_id: rowId,
  import_id: importId,
  modality: facts.modality ?? null,
  department: facts.department ?? null,
  volume: facts.volume ?? 0,
  price: facts.price ?? null,
  price_code: facts.priceCode ?? null,
  pinyin: facts.pinyin ?? null,
  wubi: facts.wubi ?? null,
  valid_from: facts.validFrom ?? null,
  valid_to: facts.validTo ?? null,
  other: facts.other ? canonical(facts.other) : null,
  ...begun(change),
})

/** New facts of rows that exist, in place of those before. */
export async function succeedFacts(
  change: Change,
  rows: readonly (RowFacts & {readonly id: string})[],
  importId: string | null = null,
): Promise<void> {
  const ids = rows.map(row => row.id)
  await endFacts(change, ids)
  const facts = rows.map(row => factsRow(change, row.id, row, importId))
  await insertMany(change.db, "row_facts", facts)
  await followFacts(change.db, ids)
}

/** What rows are called from now on; what they were called is kept. */
export async function renameRows(
  change: Change,
  rows: readonly (Pick<NewRow, "name" | "beside"> & {readonly id: string})[],
): Promise<void> {
  const {db} = change
  for (const some of parts(rows))
    await keepNames(
      change,
      some.map(({id}) => id),
    )
  for (const {id, name, beside} of rows)
    await db
      .updateTable("catalogue_rows")
      .set({name, beside: besideText(beside)})
      .where("id", "=", id)
      .execute()
}

/** Rows that left the catalogue: they have no facts from now on. */
export async function dropRows(change: Change, rowIds: readonly string[]): Promise<void> {
  await endFacts(change, rowIds)
  await followFacts(change.db, rowIds)
}

async function endFacts(change: Change, rowIds: readonly string[]): Promise<void> {
  for (const ids of parts(rowIds))
    await change.db
      .updateTable("row_facts")
      .set({until: change.at})
      .where("row_id", "in", ids)
      .where("until", "is", null)
      .execute()
}

async function keepNames({db, at, by, why, newId}: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await db
    .selectFrom("catalogue_rows as r")
    .select(["r.id", "r.name", "r.beside", "r.created_at"])
    .select(eb =>
      eb
        .selectFrom("row_names as n")
        .whereRef("n.row_id", "=", "r.id")
        .select(({fn}) => fn.max("n.until").as("until"))
        .as("before"),
    )
    .where("r.id", "in", ids)
    .execute()
  await insertMany(
    db,
    "row_names",
    rows.map(({id, name, beside, created_at, before}) => ({
      ...{id: newId(), row_id: id, name, beside, since: before ?? created_at, until: at},
      ...{by, why},
    })),
  )
}

export type CatalogueRow = CatalogueRowsTable & Omit<RowFactsTable, "id" | "row_id">

/** A row of a catalogue as an import finds it: with its facts in force, without any where it is gone. */
export type KnownRow = CatalogueRowsTable & {
  readonly [K in keyof Omit<RowFactsTable, "id" | "row_id">]: RowFactsTable[K] | null
} & {readonly facts: string | null}

/** All rows that a catalogue ever had, by id; `after` is the last id of the page before. */
export const knownRows = (
  db: Connection,
  catalogueId: string,
  page: {readonly after?: string; readonly limit: number},
): Promise<readonly KnownRow[]> =>
  db
    .selectFrom("catalogue_rows as r")
    .leftJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .selectAll("r")
    .select(["f.id as facts", "f.import_id", "f.modality", "f.department", "f.volume", "f.price", "f.price_code"])
    .select(["f.pinyin", "f.wubi", "f.valid_from", "f.valid_to", "f.other", "f.since", "f.until", "f.by", "f.why"])
    .where("r.catalogue_id", "=", catalogueId)
    .where("r.id", ">", page.after ?? "")
    .orderBy("r.id")
    .limit(page.limit)
    .execute()

/** Rows of a catalogue with their facts, now or at a time, by id; `after` is the last id of the page before. */
export async function catalogueRows(
  db: Connection,
  catalogueId: string,
  page: {readonly after?: string; readonly limit: number; readonly at?: number},
): Promise<readonly CatalogueRow[]> {
  const rows = db
    .selectFrom("catalogue_rows")
    .innerJoin("row_facts", "row_facts.row_id", "catalogue_rows.id")
    .selectAll("row_facts")
    .selectAll("catalogue_rows")
    .where("catalogue_id", "=", catalogueId)
    .where("catalogue_rows.id", ">", page.after ?? "")
    .orderBy("catalogue_rows.id")
    .limit(page.limit)
  const found = await inForce(rows, page.at).execute()
  return page.at === undefined ? found : namedAt(db, found, page.at)
}

/** Rows as they were called at a time. */
async function namedAt(db: Connection, rows: readonly CatalogueRow[], at: number): Promise<readonly CatalogueRow[]> {
  const names = new Map<string, Pick<CatalogueRow, "name" | "beside">>()
  for (const some of parts(rows.map(({id}) => id)))
    for (const {row_id, name, beside} of await db
      .selectFrom("row_names")
      .selectAll()
      .where("row_id", "in", some)
      .where("since", "<=", at)
      .where("until", ">", at)
      .execute())
      names.set(row_id, {name, beside})
  return rows.map(row => ({...row, ...names.get(row.id)}))
}

/** How many rows a catalogue has now. */
export async function countRows(db: Connection, catalogueId: string): Promise<number> {
  const row = await db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", "f.row_id", "r.id")
    .select(eb => eb.fn.countAll().as("count"))
    .where("r.catalogue_id", "=", catalogueId)
    .where("f.until", "is", null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What a row is read from. */
export type RowBrief = Pick<CatalogueRowsTable, "id" | "name" | "beside"> & Pick<RowFactsTable, "modality" | "volume">

/**
 * The next rows of a catalogue, by id, with whether a mapping speaks of them;
 * rows that are gone have no facts. The rows are picked first and looked up
 * then: asked for those without a mapping at once, PostgreSQL joins the whole
 * tables for every page.
 */
export function nextRows(
  db: Connection,
  catalogueId: string,
  page: {readonly after?: string; readonly limit: number},
): Promise<
  readonly (Pick<RowBrief, "id" | "name" | "beside" | "modality"> & {
    readonly volume: number | null
    readonly mapping_id: string | null
  })[]
> {
  const next = db
    .selectFrom("catalogue_rows")
    .select(["id", "name", "beside"])
    .where("catalogue_id", "=", catalogueId)
    .where("id", ">", page.after ?? "")
    .orderBy("id")
    .limit(page.limit)
  return db
    .selectFrom(next.as("r"))
    .leftJoin("row_facts as f", join => join.onRef("f.row_id", "=", "r.id").on("f.until", "is", null))
    .leftJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
    .select(["r.id", "r.name", "r.beside", "f.modality", "f.volume", "m.id as mapping_id"])
    .orderBy("r.id")
    .execute()
}

/** A row, the institution that its catalogue is of, and whether what people decide there waits for another. */
export type PlacedRow = CatalogueRow &
  Pick<CataloguesTable, "institution_id"> &
  Pick<InstitutionsTable, "second_look_since">

/** A row with what is known of it now; nothing where it is gone from its catalogue. */
export const catalogueRow = (db: Connection, id: string): Promise<PlacedRow | undefined> =>
  db
    .selectFrom("catalogue_rows")
    .innerJoin("row_facts", "row_facts.row_id", "catalogue_rows.id")
    .innerJoin("catalogues", "catalogues.id", "catalogue_rows.catalogue_id")
    .innerJoin("institutions", "institutions.id", "catalogues.institution_id")
    .selectAll("row_facts")
    .selectAll("catalogue_rows")
    .select(["catalogues.institution_id", "institutions.second_look_since"])
    .where("catalogue_rows.id", "=", id)
    .where("row_facts.until", "is", null)
    .executeTakeFirst()
