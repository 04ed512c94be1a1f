import {spawnSync} from "node:child_process"
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import type {FastifyInstance} from "fastify"
import {Kysely, sql} from "kysely"
import pg from "pg"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {startPostgres, startReplica, type TestPostgres} from "../../test/postgres.ts"
import {decideRow, mapCatalogue} from "../catalogue/index.ts"
import {madeCatalogue, madeRows} from "../catalogue/made-catalogues.ts"
import {lookAtReplica} from "../delivery/replica.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {workList} from "../store/catalogues/index.ts"
import {type Connection, change, openReplica, openStore, type Replica, type Store} from "../store/index.ts"
import {postgresDialect} from "../store/postgres.ts"
import {type Browser, madeUser, serverOver, signIn} from "./made-servers.ts"

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url))
const chest = {edition: "5.0", code: "20040100110000"}

describe("a server with a replica to read from", () => {
  let primary: TestPostgres
  let standby: TestPostgres
  let store: Store
  let replica: Replica
  let server: FastifyInstance
  let root: Browser
  let place: {readonly institutionId: string; readonly catalogueId: string}
  beforeAll(async () => {
    primary = await startPostgres()
    store = await openStore({url: primary.url})
    place = await madeCatalogue(store, "H1", madeRows("膝关节MR平扫", "踝关节MR平扫"))
    const mapping = {catalogueId: place.catalogueId, shelf, lexicon: shelf.lexicon("5.0")}
    await mapCatalogue(store, {by: "system", why: ""}, mapping)
    standby = await startReplica(primary)
    replica = openReplica(standby.url, store, {freshMs: 0})
    server = await serverOver(store, {replica})
    await madeUser(store, "root", "administrator")
    root = await signIn(server, "root")
  })
  afterAll(async () => {
    await server.close()
    await replica.close()
    await store.close()
    await standby.stop()
    await primary.stop()
  })

  const onStandby = async (text: string): Promise<void> => {
    const client = new pg.Client({connectionString: standby.url})
    await client.connect()
    await client.query(text)
    await client.end()
  }
  const accept = async (name: string): Promise<void> => {
    const [row] = (await workList(store.db, place.catalogueId, {state: "proposed", limit: 10})).filter(
      row => row.name === name,
    )
    const saw = {rowId: row?.row_id ?? "", sawId: row?.id ?? ""}
    const choice = {...saw, place: {catalogueId: place.catalogueId}, act: "change", items: [chest]} as const
    await change(store, {by: "system", why: ""}, tx => decideRow(tx, shelf, choice))
  }
  const url = (what: string) => `/api/v1/institutions/${place.institutionId}/catalogues/${place.catalogueId}/${what}`
  const accepted = async (): Promise<number> =>
    (await root.send({url: url("items")}))
      .json()
      .items.reduce((sum: number, {names}: {names: number}) => sum + names, 0)
  const done = async (): Promise<number> => (await root.send({url: url("figures")})).json().rowsDone

  it("answers what may lag from it, and all else from the database itself", async () => {
    expect(await replica.look()).toMatchObject({behindMs: expect.any(Number)})
    await onStandby("select pg_wal_replay_pause()")
    await accept("膝关节MR平扫")
    expect([await accepted(), await done()]).toEqual([0, 1])
    const csv = await root.send({url: url("export?as=csv")})
    expect([csv.statusCode, csv.body.split("\n").length]).toEqual([200, 2]) // the header alone
    await onStandby("select pg_wal_replay_resume()")
    await expect.poll(accepted).toBe(1)
  })

  it("reads the database itself while the replica is too far behind", async () => {
    const strict = openReplica(standby.url, store, {mostBehindMs: 100, freshMs: 0})
    await onStandby("select pg_wal_replay_pause()")
    await accept("踝关节MR平扫")
    expect(await strict.look()).toMatchObject({why: {issue: {id: "replica.late"}}})
    expect(await strict.reading()).toBe(store.db)
    await onStandby("select pg_wal_replay_resume()")
    await expect.poll(strict.look).toMatchObject({behindMs: expect.any(Number)})
    await strict.close()
  })

  it("asks the database itself where the replica fails meanwhile, or has not yet what is asked for", async () => {
    const broken = new Kysely<never>({dialect: postgresDialect("postgres://nobody@127.0.0.1:1/none")})
    const failing: Replica = {...replica, reading: async () => broken as unknown as Connection}
    const other = await serverOver(store, {replica: failing})
    const answer = await (await signIn(other, "root")).send({url: url("items")})
    expect([answer.statusCode, answer.json().unmapped.names]).toEqual([200, 0])
    expect((await root.send({url: url("items").replace(place.catalogueId, "none")})).statusCode).toBe(404)
    await other.close()
    await broken.destroy()
  })

  it("is none where it takes writes, or holds something else; and a server is not started with such a one", async () => {
    const itself = openReplica(primary.url, store)
    expect(await itself.look()).toMatchObject({why: {issue: {id: "replica.writes"}}})
    await itself.close()
    await sql`create database another`.execute(store.db)
    const another = await openStore({url: primary.url.replace(/postgres$/, "another")})
    await madeUser(another, "li")
    const foreign = openReplica(standby.url, another)
    await expect.poll(foreign.look).toMatchObject({why: {issue: {id: "replica.other"}}})
    await foreign.close()
    await another.close()
    const folder = mkdtempSync(join(tmpdir(), "zhengming-replica-"))
    for (const [where, said] of [
      [["--database", primary.url], "takes writes itself"],
      [["--data", join(folder, "d")], "--replica goes with --database"],
    ] as const) {
      const args = [main, "serve", "--port", "0", ...where, "--replica", primary.url]
      const {status, stderr} = spawnSync(process.execPath, args, {
        encoding: "utf8",
        env: {...process.env, LANG: "en_US"},
      })
      expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
    }
    rmSync(folder, {recursive: true})
  })

  it("is told by the doctor, and missed by nobody when it is gone", async () => {
    const [found] = await lookAtReplica({url: primary.url}, standby.url)
    expect(found).toMatchObject({
      check: "replica",
      state: "fine",
      en: expect.stringMatching(/\d\.\d s behind at most$/),
    })
    expect(await lookAtReplica({url: primary.url}, primary.url)).toMatchObject([{state: "fault"}])
    await standby.stop()
    expect(await accepted()).toBe(2)
    expect(await replica.look()).toMatchObject({why: {issue: {id: "store.unreachable"}}})
    expect(await lookAtReplica({url: primary.url}, standby.url)).toMatchObject([{state: "advice"}])
  })
})
