import Database from "better-sqlite3"
import {type SqliteDatabase, SqliteDialect, type SqliteStatement} from "kysely"

/** Ten seconds: how long a reader beside us may hold up a write at most. */
const busyMs = 10_000

/** Of every connection of ours: what is told to be done is on the disk. */
const synchronous = "synchronous = FULL"

/** One file, safe from power loss once a transaction is done. */
export function sqliteDialect(path: string): SqliteDialect {
  const database = new Database(path, {timeout: busyMs})
  database.pragma("journal_mode = WAL")
  database.pragma(synchronous)
  database.pragma("foreign_keys = ON")
  database.pragma("cache_size = -65536") // KiB
  return new SqliteDialect({database: prepareOnce(database)})
}

/** The file for reading beside the process that writes it. */
export function sqliteReader(path: string): SqliteDialect {
  const database = new Database(path, {readonly: true, timeout: busyMs})
  database.pragma(synchronous)
  return new SqliteDialect({database: prepareOnce(database)})
}

/** The version of SQLite, once it could be loaded; throws as it does where it cannot. */
export function sqliteVersion(): string {
  const database = new Database(":memory:")
  try {
    return database.prepare("select sqlite_version()").pluck().get() as string
  } finally {
    database.close()
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({changes: 0, lastInsertRowid: 0}),
  iterate: () => [].values(),
}

const mostStatements = 500

/** Statements are kept by their text, the oldest dropped: preparing costs more than most queries. */
function prepareOnce(database: Database.Database): SqliteDatabase {
  const known = new Map<string, Database.Statement<unknown[]>>()
  const prepare = (sql: string) => {
    const found = known.get(sql)
    if (found) return found
    const made = database.prepare<unknown[]>(sql)
    if (known.size >= mostStatements) for (const oldest of [...known.keys()].slice(0, 1)) known.delete(oldest)
    known.set(sql, made)
    return made
  }
  return {
    close: () => void database.close(),
    prepare: sql => {
      if (sql === "rollback" && !database.inTransaction) return nothing // SQLite did it itself, as it does on a full disk
      const statement = prepare(sql)
      return {
        reader: statement.reader,
        all: values => statement.all(...values),
        run: values => statement.run(...values),
        iterate: values => database.prepare<unknown[]>(sql).iterate(...values),
      }
    },
  }
}
