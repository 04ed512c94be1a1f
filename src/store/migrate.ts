import type {Connection, Kind} from "./connection.ts"
import {refuse} from "./issues.ts"
import {createTables} from "./migrations/1-tables.ts"
import {guardAudit} from "./migrations/2-guard.ts"
import {createWork} from "./migrations/3-work.ts"
import {createReading} from "./migrations/4-reading.ts"
import {indexPeople} from "./migrations/5-people.ts"
import {keepEditionTables} from "./migrations/6-edition-tables.ts"
import {keepConsent} from "./migrations/7-consent.ts"
import {keepBeside} from "./migrations/8-beside.ts"
import {keepOneOf} from "./migrations/9-one-of.ts"
import {keepWords} from "./migrations/10-words.ts"
import {keepColumns} from "./migrations/11-columns.ts"
import {keepSecondLook} from "./migrations/12-second-look.ts"
import {keepPasswordAge} from "./migrations/13-password-age.ts"
import {keepWubi} from "./migrations/14-wubi.ts"

/** The steps that make the tables, in order. A published step never changes: a change is a new one. */
const steps: Readonly<Record<string, (db: Connection, kind: Kind, at: number) => Promise<void>>> = {
  "1-tables": createTables,
  "2-guard": guardAudit,
  "3-work": createWork,
  "4-reading": createReading,
  "5-people": indexPeople,
  "6-edition-tables": keepEditionTables,
  "7-consent": keepConsent,
  "8-beside": keepBeside,
  "9-one-of": keepOneOf,
  "10-words": keepWords,
  "11-columns": keepColumns,
  "12-second-look": keepSecondLook,
  "13-password-age": keepPasswordAge,
  "14-wubi": keepWubi,
}

export const latest = Object.keys(steps)

/**
 * Bring the tables to a version, all steps in one transaction: a program that
 * dies meanwhile leaves the version before. Several programs may start at once.
 *
 * @param names steps to have run, in whatever order they are named; all of them when left out
 * @throws Refusal `store.newer` when the database has steps this program doesn't know
 */
export async function migrate(db: Connection, kind: Kind, at: number, names: readonly string[] = latest) {
  const done = await appliedSteps(db)
  refuseNewer(done)
  if (names.every(name => done.includes(name))) return
  await ensureLedger(db)
  if (db.isTransaction) await runSteps(db, kind, at, names)
  else await db.transaction().execute(tx => runSteps(tx, kind, at, names))
}

/** @throws Refusal `store.newer` */
export function refuseNewer(done: readonly string[]): void {
  const unknown = done.find(name => !latest.includes(name))
  if (unknown !== undefined) throw refuse("store.newer", {step: unknown, known: latest.at(-1) ?? ""})
}

/** The steps a database has behind it; none for an empty one. */
export async function appliedSteps(db: Connection): Promise<readonly string[]> {
  const tables = await db.introspection.getTables()
  if (!tables.some(table => table.name === "migrations")) return []
  const rows = await db.selectFrom("migrations").select("name").where("name", "!=", lock).orderBy("name").execute()
  return rows.map(row => row.name)
}

/** A row of the ledger that programs starting at once queue on. */
const lock = ""

/** Wait until no other program runs steps, and keep others from it until this transaction ends. */
export const queueForSteps = async (db: Connection): Promise<void> => {
  await db.updateTable("migrations").set({at: 0}).where("name", "=", lock).execute()
}

async function ensureLedger(db: Connection): Promise<void> {
  try {
    await createLedger(db)
  } catch (error) {
    if (!madeMeanwhile.has((error as {code?: string}).code ?? "")) throw error
  }
  await db
    .insertInto("migrations")
    .values({name: lock, at: 0})
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** PostgreSQL's `if not exists` looks before it locks: of two programs that start at once, one is told that … exists. */
const madeMeanwhile: ReadonlySet<string> = new Set(["23505", "42710", "42P07"])

const createLedger = (db: Connection): Promise<void> =>
  db.schema
    .createTable("migrations")
    .ifNotExists()
    .addColumn("name", "text", column => column.notNull())
    .addColumn("at", "bigint", column => column.notNull())
    .addPrimaryKeyConstraint("migrations_key", ["name"])
    .execute()

async function runSteps(db: Connection, kind: Kind, at: number, names: readonly string[]): Promise<void> {
  await queueForSteps(db)
  const done = await appliedSteps(db)
  refuseNewer(done)
  for (const name of latest.filter(step => names.includes(step) && !done.includes(step))) {
    await steps[name]?.(db, kind, at)
    await db.insertInto("migrations").values({name, at}).execute()
  }
}
