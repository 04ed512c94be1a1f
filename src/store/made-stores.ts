import {createHash} from "node:crypto"
import {mkdirSync, mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {gzipSync} from "node:zlib"
import {Kysely} from "kysely"
import pg from "pg"
import type {Connection, Kind} from "./connection.ts"
import {databaseFile} from "./folder.ts"
import {openStore, type StoreOptions} from "./open.ts"
import {postgresDialect} from "./postgres.ts"
import {checkBackup, damagedIn} from "./restore.ts"
import {fillTables} from "./rows-file.ts"
import {sealOf} from "./seal.ts"
import {sqliteDialect} from "./sqlite.ts"
import type {Store, Where} from "./store.ts"

/** Places for stores of one suite, emptied by `clear`. For tests and measurements. */
interface Places {
  /** A place where no store is yet. */
  make(): Promise<Where>
  clear(): Promise<void>
}

/** @param server a PostgreSQL whose user may make databases */
export function placesFor(kind: Kind, server: string): Places {
  return kind === "sqlite" ? folders() : databases(server)
}

function folders(): Places {
  const made: string[] = []
  return {
    make: async () => {
      const folder = mkdtempSync(join(tmpdir(), "zhengming-store-"))
      made.push(folder)
      return {data: join(folder, "data")}
    },
    clear: async () => {
      for (const folder of made) rmSync(folder, {recursive: true, force: true})
    },
  }
}

function databases(server: string): Places {
  const made: string[] = []
  return {
    make: async () => {
      const name = `zhengming_${process.pid}_${process.hrtime.bigint().toString(36)}`
      await run(server, `create database ${name}`)
      made.push(name)
      const url = new URL(server)
      url.pathname = `/${name}`
      return {url: url.href}
    },
    clear: async () => {
      for (const name of made) await run(server, `drop database ${name} with (force)`)
    },
  }
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({connectionString: server})
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A store that counts its time from 1,000 in steps of 1, so that every moment is another. */
export function openTicking(where: Where, options: StoreOptions = {}): Promise<Store> {
  let now = 1000
  return openStore(where, {clock: () => now++, ...options})
}

/** The database of a store, whatever stands in it. */
export function bare(where: Where): Connection {
  if ("data" in where) mkdirSync(where.data, {recursive: true})
  return new Kysely({
    dialect: "data" in where ? sqliteDialect(databaseFile(where.data)) : postgresDialect(where.url),
  })
}

/** The tables and rows that an older program had, from its backup, as it would have left them. */
export async function madeOlder(where: Where, path: string): Promise<void> {
  const {head} = await checkBackup(path)
  const db = bare(where)
  await fillTables(db, "data" in where ? "sqlite" : "postgres", {path, head, damaged: damagedIn(path)})
  await db.destroy()
}

/** Text as a file of rows holds it: packed, and sealed. */
export function packed(text: string): Buffer {
  const bytes = gzipSync(text)
  return Buffer.concat([bytes, sealOf(createHash("sha256").update(bytes).digest("hex"))])
}
