import type {Connection} from "../connection.ts"

/** 五笔码 of a row's name: people type it where they don't type pinyin. */
export const keepWubi = async (db: Connection): Promise<void> =>
  db.schema.alterTable("row_facts").addColumn("wubi", "text").execute()
