import {sql} from "kysely"
import type {Connection} from "./connection.ts"

/** How a SQLite stands, and what keeps it from loss. */
export interface SqliteCondition {
  /** `wal`, unless somebody changed it. */
  readonly journal: string
  /** As our connections set it; 2 is full. */
  readonly synchronous: number
  readonly encoding: string
  /** What a quick check of its pages finds, the first few; empty where it is sound. */
  readonly damage: readonly string[]
}

/** Reads all of it: a second for some hundred MB. */
export async function sqliteCondition(db: Connection): Promise<SqliteCondition> {
  const one = async (query: ReturnType<typeof sql<Readonly<Record<string, string | number>>>>) => {
    const {rows} = await query.execute(db)
    return rows.flatMap(row => Object.values(row))
  }
  const [journal = ""] = await one(sql`pragma journal_mode`)
  const [synchronous = 0] = await one(sql`pragma synchronous`)
  const [encoding = ""] = await one(sql`pragma encoding`)
  const found = (await one(sql`pragma quick_check(5)`)).map(String)
  return {
    journal: String(journal),
    synchronous: Number(synchronous),
    encoding: String(encoding),
    damage: found.filter(line => line !== "ok"),
  }
}

/** How a PostgreSQL stands, and what keeps it from loss. */
export interface PostgresCondition {
  /** `180004`. */
  readonly version: number
  /** `18.4`. */
  readonly shown: string
  readonly fsync: string
  readonly synchronous_commit: string
  readonly full_page_writes: string
  readonly server_encoding: string
  readonly collation: string
  /** The version of its rules that the indexes were made by, and that of now; null where it has none. */
  readonly made: string | null
  readonly actual: string | null
  /** Connections that are left for users. */
  readonly free: number
  /** Its time, in milliseconds. */
  readonly now: number
}

const oldest = 150_000 // before it, it doesn't keep the version of a database's collation

export async function postgresCondition(db: Connection): Promise<PostgresCondition> {
  const {rows: versions} = await sql<{v: number}>`select current_setting('server_version_num')::int as v`.execute(db)
  const kept = (versions[0]?.v ?? 0) >= oldest
  const collations = kept
    ? sql`datcollversion as made, pg_database_collation_actual_version(oid) as actual`
    : sql`null as made, null as actual`
  const {rows} = await sql<PostgresCondition>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes, current_setting('server_encoding') as server_encoding,
      datcollate as collation, ${collations},
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as free,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from pg_database where datname = current_database()`.execute(db)
  return (rows as [PostgresCondition])[0]
}
