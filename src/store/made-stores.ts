import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import pg from "pg"
import type {Kind} from "./connection.ts"
import {openStore, type Store, type StoreOptions, type Where} from "./open.ts"

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
