import {spawn} from "node:child_process"
import {once} from "node:events"
import {rmSync, writeFileSync} from "node:fs"
import {type AddressInfo, connect, createServer, type Socket} from "node:net"
import {createInterface} from "node:readline"
import {fileURLToPath} from "node:url"
import {setFlagsFromString} from "node:v8"
import {runInNewContext} from "node:vm"
import {sql} from "kysely"
import {afterAll, describe, expect, inject, it} from "vitest"
import {startWorker} from "../src/serve/index.ts"
import {madeUser, serverOver, signIn} from "../src/serve/made-servers.ts"
import {addCatalogue} from "../src/store/catalogues/index.ts"
import {
  change,
  claim,
  enqueue,
  jobById,
  openStore,
  putSetting,
  record,
  type Store,
  settings,
  verifyAudit,
  type Where,
} from "../src/store/index.ts"
import {placesFor} from "../src/store/made-stores.ts"
import {addInstitution} from "../src/store/people/index.ts"

/** How often each database's writer is killed; `npm run test:faults` asks for 30. */
const rounds = Number(process.env.ZHENGMING_FAULTS ?? 3)
const writer = fileURLToPath(new URL("./faulty-writer.ts", import.meta.url))
const cause = {by: "system", why: "faults"}

/** Let a writer run, kill it `delay` ms after its first word, and give back what it said. */
async function killed(where: Where, run: string, catalogueId: string, delay: number) {
  const child = spawn(process.execPath, [writer, JSON.stringify(where), run, catalogueId], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const said: string[] = []
  const lines = createInterface({input: child.stdout})
  const first = once(lines, "line")
  lines.on("line", line => said.push(line))
  await first
  const second = await openStore(where).then(
    store => store.close(),
    (error: unknown) => error,
  )
  await new Promise(resolve => setTimeout(resolve, delay))
  const closed = once(lines, "close")
  child.kill("SIGKILL")
  await closed
  return {said, second, pid: child.pid}
}

/** PostgreSQL may still be at the last statement of a client that is gone. */
async function quiet(store: Store): Promise<void> {
  const others = sql<{n: number}>`select count(*) as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
  while (store.kind === "postgres" && ((await others.execute(store.db)).rows[0]?.n ?? 0) > 0);
}

/** Codes of the writes that are there whole: three rows, three mappings, one audit entry. */
async function written(store: Store): Promise<{whole: ReadonlySet<string>; half: readonly string[]}> {
  const rows = await store.db
    .selectFrom("catalogue_rows as r")
    .innerJoin("row_facts as f", "f.row_id", "r.id")
    .innerJoin("mappings as m", "m.row_id", "r.id")
    .select(["r.code", eb => eb.fn.countAll<number>().as("n")])
    .groupBy("r.code")
    .execute()
  const entries = await store.db.selectFrom("audit").select("subject").where("act", "=", "write").execute()
  const audited = new Set(entries.map(entry => entry.subject.slice(2)))
  const whole = new Set(rows.filter(row => row.n === 3 && audited.has(row.code)).map(row => row.code))
  return {whole, half: [...rows.map(row => row.code), ...audited].filter(code => !whole.has(code))}
}

describe.each(["sqlite", "postgres"] as const)("%s", kind => {
  const places = placesFor(kind, inject("postgres"))
  afterAll(places.clear)

  it(`keeps every acknowledged write when its writer is killed, ${rounds} times`, async () => {
    const where = await places.make()
    let store = await openStore(where)
    const {catalogueId, jobId} = await change(store, cause, async tx => {
      const institutionId = (await addInstitution(tx, {code: "H1", name: "某医院"}))?.id ?? ""
      const {id: jobId} = await enqueue(tx, {kind: "long", input: null, mostAttempts: 1000})
      return {catalogueId: (await addCatalogue(tx, institutionId, "放射")).id, jobId}
    })
    const acknowledged: string[] = []
    for (let round = 0; round < rounds; round++) {
      await store.close()
      const {said, second, pid} = await killed(where, `r${round}`, catalogueId, Math.random() * 300)
      if (kind === "sqlite") expect(second).toMatchObject({issue: {id: "store.held", params: {pid}}})
      acknowledged.push(...said.map(line => line.split(" ")[0] ?? ""))
      expect(said.every(line => line.endsWith(" true"))).toBe(true) // the job went on with this writer
      store = await openStore(where)
      await quiet(store)
      const {whole, half} = await written(store)
      expect(half).toEqual([])
      expect(acknowledged.filter(code => !whole.has(code))).toEqual([])
      expect((await verifyAudit(store.db)).ok).toBe(true)
    }
    const job = await claim(store, {name: "last", kinds: ["long"], leaseMs: 1000})
    expect(job).toMatchObject({id: jobId, attempts: rounds + 1})
    const noted = Number(/-(\d+)/.exec(job?.note ?? "")?.[1])
    expect(noted).toBeGreaterThanOrEqual(Number(acknowledged.at(-1)?.split("-")[1]))
    await store.close()
  }, 300_000)
})

describe("a catalogue's import and mapping", () => {
  const places = placesFor("sqlite", "")
  afterAll(places.clear)

  it(`are whole or not at all when they are killed, ${rounds} times, and go on`, async () => {
    const where = await places.make()
    const data = "data" in where ? where.data : ""
    const file = `${data}.csv`
    const size = 20_000
    writeFileSync(file, `编码,名称\n${Array.from({length: size}, (_, i) => `Z${i},CT胸部平扫${i}`).join("\n")}\n`)
    const bin = fileURLToPath(new URL("../bin/zhengming", import.meta.url))
    const call = (...args: readonly string[]) =>
      spawn(process.execPath, [bin, "catalogue", ...args, "--data", data, "--institution", "H1"], {stdio: "ignore"})
    const count = async (table: "catalogue_rows" | "row_facts" | "mappings") => {
      const store = await openStore(where)
      const {n} = await store.db
        .selectFrom(table)
        .select(eb => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
      expect((await verifyAudit(store.db)).ok).toBe(true)
      await store.close()
      return n
    }
    for (let round = 0; round < rounds; round++) {
      const child = call("import", file, "--yes")
      const ended = once(child, "exit")
      await new Promise(resolve => setTimeout(resolve, 200 + Math.random() * 700))
      child.kill("SIGKILL")
      await ended
      const rows = await count("catalogue_rows")
      expect([0, size]).toContain(rows)
      expect(await count("row_facts")).toBe(rows)
    }
    await once(call("import", file, "--yes"), "exit")
    expect(await count("catalogue_rows")).toBe(size)
    let mapped = 0
    for (let round = 0; round < rounds; round++) {
      const child = call("map")
      const ended = once(child, "exit")
      await new Promise(resolve => setTimeout(resolve, 250 + Math.random() * 500))
      child.kill("SIGKILL")
      await ended
      const now = await count("mappings")
      expect(now).toBeGreaterThanOrEqual(mapped)
      mapped = now
    }
    await once(call("map"), "exit")
    expect(await count("mappings")).toBe(size)
    rmSync(file)
  }, 300_000)
})

describe("a full disk", () => {
  const places = placesFor("sqlite", "")
  afterAll(places.clear)

  it("keeps nothing half, and work goes on when there is room again", async () => {
    const store = await openStore(await places.make())
    const put = (name: string) =>
      change(store, cause, async tx => {
        await putSetting(tx, name, "x".repeat(100_000))
        await record(tx, [{act: "setting.put", subject: `setting:${name}`}])
      })
    await put("first")
    const {rows} = await sql<{page_count: number}>`pragma page_count`.execute(store.db)
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 3)}`.execute(store.db)
    await expect(put("second")).rejects.toMatchObject({issue: {id: "store.disk"}})
    expect([...(await settings(store.db)).keys()]).toEqual(["first"])
    expect(await verifyAudit(store.db)).toMatchObject({ok: true, value: {seq: 1}})
    await sql`pragma max_page_count = 1000000`.execute(store.db)
    await put("second")
    expect(await verifyAudit(store.db)).toMatchObject({ok: true, value: {seq: 2}})
    await store.close()
  })
})

/** A way to a PostgreSQL that can be cut. */
async function wayTo(address: string) {
  const {hostname, port} = new URL(address)
  const sockets = new Set<Socket>()
  const pass = (from: Socket) => {
    const to = connect(Number(port), hostname)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(a)
      a.on("error", () => b.destroy()).on("close", () => b.destroy())
      a.pipe(b)
    }
  }
  const server = createServer(pass)
  const open = (at: number) => new Promise<void>(resolve => server.listen(at, "127.0.0.1", resolve))
  await open(0)
  const own = (server.address() as AddressInfo).port
  const url = new URL(address)
  url.port = String(own)
  const cut = async () => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    await closed
  }
  return {url: url.href, cut, mend: () => open(own)}
}

describe("a database that is gone for a while", () => {
  const places = placesFor("postgres", inject("postgres"))
  afterAll(places.clear)

  it("is told as such, and everything goes on when it is back", async () => {
    const where = await places.make()
    const way = await wayTo("url" in where ? where.url : "")
    const store = await openStore({url: way.url})
    const server = await serverOver(store)
    await madeUser(store, "root", "administrator")
    const admin = await signIn(server, "root")
    const worker = startWorker(store, {long: async () => ({})}, {idleMs: 20})
    await way.cut()
    const post = (name: string) => admin.send({method: "POST", url: "/api/v1/groups", payload: {name}})
    const away = await post("甲")
    expect([away.statusCode, away.json().issues[0].id]).toEqual([503, "store.unreachable"])
    expect((await server.inject("/readyz")).statusCode).toBe(503)
    expect((await server.inject("/api/v1/editions/5.0/items/20040100110000")).statusCode).toBe(200) // needs no database
    await new Promise(resolve => setTimeout(resolve, rounds * 1000)) // 30 s in the long form
    await way.mend()
    expect((await post("乙")).statusCode).toBe(201)
    expect((await server.inject("/readyz")).statusCode).toBe(200)
    const {id} = await change(store, cause, tx => enqueue(tx, {kind: "long", input: null}))
    for (let job = await jobById(store.db, id); job?.state !== "done"; job = await jobById(store.db, id))
      await new Promise(resolve => setTimeout(resolve, 50))
    expect((await admin.send({url: "/api/v1/groups"})).json().items.map((group: {name: string}) => group.name)).toEqual(
      ["乙"],
    )
    expect((await verifyAudit(store.db)).ok).toBe(true)
    await worker.stop()
    await server.close()
    await store.close()
  }, 120_000)
})

describe("a server under attack", () => {
  const guesses = rounds < 30 ? 80 : 10_000
  const places = placesFor("sqlite", "")
  afterAll(places.clear)

  it(`lets nobody in by ${guesses} wrong passwords, from one address or many, and stays itself`, async () => {
    const store = await openStore(await places.make())
    const server = await serverOver(store)
    await madeUser(store, "root", "administrator")
    const before = liveBytes()
    const counts: Record<number, number> = {}
    for (let i = 0; i < guesses; i++) {
      const {statusCode} = await server.inject({
        method: "POST",
        url: "/api/v1/session",
        payload: {login: "root", password: `guess ${i} guess`},
        remoteAddress: i % 2 ? "10.0.0.1" : `10.1.${(i >> 8) & 255}.${i & 255}`,
      })
      counts[statusCode] = (counts[statusCode] ?? 0) + 1
      if (counts[401] && counts[401] > 20 && i > 60 && !counts[429]) throw new Error("nothing slows it down")
    }
    expect(Object.keys(counts).sort()).toEqual(["401", "429"])
    expect(liveBytes() - before).toBeLessThan(100 * 2 ** 20)
    expect((await verifyAudit(store.db)).ok).toBe(true)
    await server.close()
    await store.close()
  }, 600_000)

  it("gives up on a reader that doesn't read, and serves the others", async () => {
    const store = await openStore(await places.make())
    const server = await serverOver(store)
    await server.listen({host: "127.0.0.1", port: 0})
    const {port} = server.server.address() as AddressInfo
    const stuck = Array.from({length: 20}, () => {
      const socket = connect(port, "127.0.0.1")
      socket.pause()
      const ask = "GET /api/v1/editions/5.0/items?limit=1000 HTTP/1.1\r\nHost: x\r\n\r\n"
      socket.write(ask.repeat(20))
      return socket
    })
    await new Promise(resolve => setTimeout(resolve, 300))
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect(answer.status).toBe(200)
    for (const socket of stuck) socket.destroy()
    await server.close()
    await store.close()
  }, 60_000)
})

/** What the heap holds without what waits to be swept. */
function liveBytes(): number {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}
