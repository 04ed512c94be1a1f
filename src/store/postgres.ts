import {PostgresDialect} from "kysely"
import pg from "pg"

const wholeNumber = 20 // the type `bigint`, which our columns keep below 2^53
const fraction = 701

/** Connections to a PostgreSQL, at most `most` at a time, each made when first needed. */
export function postgresDialect(url: string, most = 10): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: 10_000,
    application_name: "zhengming",
    types: {
      getTypeParser: (type: number, format?: "text" | "binary") =>
        type === wholeNumber || type === fraction ? Number : pg.types.getTypeParser(type, format as "text"),
    } as pg.CustomTypesConfig,
  })
  pool.on("error", () => {}) // an idle connection was lost; the pool drops it, and the next query makes a new one
  pool.on("connect", client => client.on("error", () => {})) // lost between two queries: the next one tells
  return new PostgresDialect({pool})
}
