import type {EditionParts, Shelf} from "../../shelf/index.ts"
import type {EditionFacts, Row, Tables} from "../../standard/index.ts"
import {record} from "../audit.ts"
import {insertMany} from "../bulk.ts"
import {canonical, type Json} from "../canonical.ts"
import {begun, type Change, change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import {refuse} from "../issues.ts"
import type {Store} from "../store.ts"
import type {EditionsTable} from "./schema.ts"

/**
 * Bring the editions of the program's own shelf into the store. An edition that
 * is there already is left alone; a draft whose files changed is succeeded.
 *
 * @returns the editions that were written
 * @throws Refusal `edition.changed` when the files of a released edition changed
 */
export async function loadEditions(store: Store, shelf: Shelf): Promise<readonly string[]> {
  const known = new Map((await editionsAsOf(store.db)).map(row => [row.edition, row]))
  const whole = await idsWithTables(store.db)
  const isThere = (id: string) => {
    const [row, [{facts, hash}]] = [known.get(id), shelf.parts(id)]
    return row?.hash === hash && (whole.has(row.id) || facts.base !== undefined)
  }
  const missing = shelf.ids().filter(id => !isThere(id))
  if (missing.length === 0) return []
  return change(store, {by: "system", why: "files of the program"}, async tx => {
    for (const id of missing) await putEdition(tx, shelf.parts(id)[0])
    return missing
  })
}

/** Editions of the store whose tables are there: an older program kept none. */
async function idsWithTables(db: Connection): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("edition_tables").select("edition_id").distinct().execute()
  return new Set(rows.map(row => row.edition_id))
}

const fixed: ReadonlySet<string> = new Set(["released", "retired"])

/**
 * Put an edition in force, in place of the draft of the same name.
 *
 * @throws Refusal `edition.changed` when the one in force is released and has other contents
 */
export async function putEdition(change: Change, {facts, tables, hash}: EditionParts): Promise<void> {
  const {db} = change
  const [row] = await inForce(db.selectFrom("editions").selectAll().where("edition", "=", facts.id)).execute()
  if (row?.hash === hash) return putTables(db, row.id, tables)
  if (row && fixed.has(row.status)) throw refuse("edition.changed", {edition: facts.id, loaded: row.hash, found: hash})
  if (row) await db.updateTable("editions").set({until: change.at}).where("id", "=", row.id).execute()
  const id = change.newId()
  await insertMany(db, "editions", [editionRow(change, id, facts, hash)])
  await putTables(db, id, tables)
  await record(change, [{act: "edition.load", subject: `edition:${facts.id}`, details: {hash, id}}])
}

/** Tables that are there already stay: they are those of the same hash. */
async function putTables(db: Connection, id: string, tables: Tables): Promise<void> {
  for (const [name, rows = []] of Object.entries(tables))
    await db
      .insertInto("edition_tables")
      .values({edition_id: id, name, rows: canonical(rows)})
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

const editionRow = (change: Change, id: string, facts: EditionFacts, hash: string): EditionsTable => ({
  id,
  edition: facts.id,
  status: facts.status,
  title_zh: facts.title.zh,
  title_en: facts.title.en,
  published: facts.published ?? null,
  in_force: facts.inForce ?? null,
  hash,
  facts: canonical(facts as unknown as Json),
  ...begun(change),
})

/** The editions in force now, or at a time, each in the state it had then. */
export function editionsAsOf(db: Connection, at?: number): Promise<EditionsTable[]> {
  return inForce(db.selectFrom("editions").selectAll().orderBy("edition"), at).execute()
}

/** What an edition of the store was built from. */
export async function partsOf(db: Connection, {id, hash, facts}: EditionsTable): Promise<EditionParts> {
  const tables = await db.selectFrom("edition_tables").selectAll().where("edition_id", "=", id).execute()
  return {
    facts: JSON.parse(facts) as EditionFacts,
    tables: Object.fromEntries(tables.map(({name, rows}) => [name, JSON.parse(rows) as readonly Row[]])),
    hash,
  }
}
