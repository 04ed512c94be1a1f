import type {Connection} from "../connection.ts"

/** What a person said of the columns of a file, so that the next one of its kind is read alike. */
export const keepColumns = async (db: Connection): Promise<void> =>
  db.schema.alterTable("imports").addColumn("columns", "text").execute()
