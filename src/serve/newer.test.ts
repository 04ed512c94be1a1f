import type {FastifyInstance} from "fastify"
import {sql} from "kysely"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {change, enqueue, jobById, openStore, type Store} from "../store/index.ts"
import {placesFor} from "../store/made-stores.ts"
import {queueForSteps} from "../store/migrate.ts"
import type {Where} from "../store/store.ts"
import {type Browser, madeUser, serverOver, signIn} from "./made-servers.ts"
import {type RunningWorker, startWorker} from "./work.ts"

const cause = {by: "system", why: ""}

describe("a program whose store a newer one takes while it runs", () => {
  const places = placesFor("postgres", inject("postgres"))
  let where: Where
  let store: Store
  let newer: Store
  let server: FastifyInstance
  let admin: Browser
  let worker: RunningWorker
  let ahead = 0
  beforeAll(async () => {
    where = await places.make()
    store = await openStore(where)
    newer = await openStore(where)
    server = await serverOver(store)
    await madeUser(store, "root", "administrator")
    admin = await signIn(server, "root")
  })
  afterAll(async () => {
    await worker?.stop()
    await server.close()
    await store.close()
    await newer.close()
    await places.clear()
  })
  const post = (name: string) => admin.send({method: "POST", url: "/api/v1/groups", payload: {name}})
  const step = () => newer.db.insertInto("migrations").values({name: "99-tomorrow", at: 1}).execute()

  it("gives its job back, writes nothing from that moment, and says so to whoever asks", async () => {
    expect((await post("before")).statusCode).toBe(201)
    expect((await server.inject("/readyz")).statusCode).toBe(200)
    const {id} = await change(newer, cause, tx => enqueue(tx, {kind: "long", input: null}))
    const began = Promise.withResolvers<void>()
    const long = {
      long: async ({signal}: {readonly signal: AbortSignal}) => {
        began.resolve()
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
        return {}
      },
    }
    worker = startWorker(store, long, {idleMs: 5, leaseMs: 300})
    await began.promise
    await step()
    const refused = await post("after")
    expect([refused.statusCode, refused.json().issues[0].id]).toEqual([503, "store.newer"])
    await worker.ended
    expect(await jobById(newer.db, id)).toMatchObject({state: "waiting", attempts: 0, worker: null})
    const ready = await server.inject("/readyz")
    expect([ready.statusCode, ready.json()]).toEqual([503, {ready: false, database: "postgres", why: "store.newer"}])
    expect((await admin.send({url: "/api/v1/groups"})).statusCode).toBe(503)
    expect((await server.inject("/healthz")).statusCode).toBe(200)
    const groups = await newer.db.selectFrom("groups").select("name").execute()
    expect(groups.map(({name}) => name)).toEqual(["before"])
  })

  it("notices when it is only read", async () => {
    await newer.db.deleteFrom("migrations").where("name", "=", "99-tomorrow").execute()
    const reader = await openStore(where, {clock: () => Date.now() + ahead})
    const other = await serverOver(reader)
    const read = () => other.inject("/api/v1/editions/5.0/items/20040100110000")
    expect((await read()).statusCode).toBe(200)
    await step()
    ahead += 60_000
    expect((await read()).statusCode).toBe(503)
    await other.close()
    await reader.close()
  })
})

describe("steps of a newer program", () => {
  const places = placesFor("postgres", inject("postgres"))
  afterAll(places.clear)

  it("wait for a change that has begun, and a change that comes while they run is refused", async () => {
    const where = await places.make()
    const [older, newer] = [await openStore(where), await openStore(where)]
    const order: string[] = []
    const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = change(older, cause, async () => {
      begun.resolve()
      await go.promise
      order.push("change")
    })
    await begun.promise
    const steps = newer.db.transaction().execute(async tx => {
      await queueForSteps(tx, "postgres")
      await tx.insertInto("migrations").values({name: "99-tomorrow", at: 1}).execute()
      order.push("steps")
    })
    await waiting(newer)
    const second = change(older, cause, async () => order.push("late"))
    go.resolve()
    await Promise.all([first, steps])
    await expect(second).rejects.toMatchObject({issue: {id: "store.newer"}})
    expect(order).toEqual(["change", "steps"])
    await older.close()
    await newer.close()
  })
})

/** Until somebody waits for a lock. */
async function waiting({db}: Store): Promise<void> {
  const ask = sql<{n: number}>`select count(*) as n from pg_locks where not granted and locktype = 'advisory'`
  while (Number((await ask.execute(db)).rows[0]?.n) === 0);
}
