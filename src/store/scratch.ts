import {tmpdir} from "node:os"
import {Kysely, sql} from "kysely"
import type {Connection} from "./connection.ts"
import {refuse} from "./issues.ts"
import {latest, migrate} from "./migrate.ts"
import {fillTables, isUnfit, type Loaded} from "./rows-file.ts"
import type {Schema} from "./schema.ts"
import {sqliteDialect} from "./sqlite.ts"

/** The rows of a file alone, in this program's tables. Close it. */
interface Scratch extends AsyncDisposable {
  readonly db: Connection
}

const noName = "" // SQLite's own temporary file: the system takes it back whenever the process ends

/**
 * Load the rows of a file that was checked into tables of their own, beside any
 * store, and bring these up to this program's: they fit and refer to each other,
 * whatever the order they came in. On the disk, in the system's temporary folder.
 *
 * @throws Refusal of `damaged`, `scratch.library`, `store.disk`
 */
export async function openScratch(loaded: Loaded): Promise<Scratch> {
  const db = openNameless()
  try {
    await db.transaction().execute(async tx => {
      await sql`pragma defer_foreign_keys = on`.execute(tx)
      await fillTables(tx, "sqlite", loaded)
      await migrate(tx, "sqlite", loaded.head.at, latest)
    })
  } catch (error) {
    await db.destroy()
    if ((error as {code?: string}).code === "SQLITE_FULL") throw refuse("store.disk", {where: folder()})
    throw isUnfit(error) ? loaded.damaged("table") : error
  }
  return {db, [Symbol.asyncDispose]: () => db.destroy()}
}

/** Where SQLite puts files without a name. */
const folder = (): string =>
  process.env.SQLITE_TMPDIR ?? process.env.TMPDIR ?? (process.platform === "win32" ? tmpdir() : "/var/tmp")

function openNameless(): Connection {
  try {
    return new Kysely<Schema>({dialect: sqliteDialect(noName)})
  } catch (error) {
    throw (error as {code?: string}).code === "ERR_DLOPEN_FAILED" ? refuse("scratch.library", {}) : error
  }
}
