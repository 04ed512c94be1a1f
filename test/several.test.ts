import {type ChildProcess, spawn, spawnSync} from "node:child_process"
import {randomUUID} from "node:crypto"
import {once} from "node:events"
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {createInterface} from "node:readline"
import {fileURLToPath} from "node:url"
import {sql} from "kysely"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {shelf} from "../src/shelf/made-shelf.ts"
import {putEdition} from "../src/store/editions/index.ts"
import {change, openStore, type Store, verifyAudit} from "../src/store/index.ts"
import {startPostgres} from "./postgres.ts"

/** Networks are root's to make. */
const isRoot = process.getuid?.() === 0
const ip = process.env.IP ?? "/usr/sbin/ip"
const root = fileURLToPath(new URL("..", import.meta.url))
const tag = `zm${process.pid % 100_000}`
const net = `10.${200 + (process.pid % 50)}.${process.pid % 250}`

function link(...args: readonly string[]): void {
  const {status, stderr} = spawnSync(ip, args, {encoding: "utf8"})
  if (status !== 0) throw new Error(`ip ${args.join(" ")}: ${stderr}`)
}

/** Machines of one network, each a namespace with an address of its own; this process and the database stand at `.1`. */
const machines = {a: 11, b: 12, x: 21, y: 22, z: 23} as const
type Machine = keyof typeof machines

function makeNetwork(): void {
  link("link", "add", tag, "type", "bridge")
  link("addr", "add", `${net}.1/24`, "dev", tag)
  link("link", "set", tag, "up")
  for (const [name, last] of Object.entries(machines)) {
    const [space, here, there] = [`${tag}${name}`, `${tag}${name}h`, `${tag}${name}t`]
    link("netns", "add", space)
    link("link", "add", here, "type", "veth", "peer", "name", there, "netns", space)
    link("link", "set", here, "master", tag, "up")
    link("-n", space, "addr", "add", `${net}.${last}/24`, "dev", there)
    link("-n", space, "link", "set", there, "up")
    link("-n", space, "link", "set", "lo", "up")
  }
}

function dropNetwork(): void {
  for (const name of Object.keys(machines)) spawnSync(ip, ["netns", "del", `${tag}${name}`])
  spawnSync(ip, ["link", "del", tag])
}

/** A program on a machine, with all that it says. */
interface Running {
  readonly process: ChildProcess
  readonly said: string[]
  readonly ended: Promise<unknown>
}

const folder = isRoot ? mkdtempSync(join(tmpdir(), "zhengming-several-")) : ""
const running: Running[] = []

async function run(machine: Machine, args: readonly string[], program = root): Promise<Running> {
  const command = ["netns", "exec", `${tag}${machine}`, process.execPath, join(program, "src/cli/main.ts"), ...args]
  const child = spawn(ip, command, {stdio: ["ignore", "pipe", "inherit"], cwd: folder})
  const made: Running = {process: child, said: [], ended: once(child, "exit")}
  running.push(made)
  const lines = createInterface({input: child.stdout})
  lines.on("line", line => made.said.push(line))
  await once(lines, "line")
  return made
}

const baseOf = (machine: Machine) => `http://${net}.${machines[machine]}:8080`

interface Sent {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Whoever asks: a session's headers, or nobody's. */
type Who = Readonly<Record<string, string>>

async function ask(machine: Machine, path: string, {method = "GET", body, headers}: Sent = {}, who: Who = {}) {
  const isFile = typeof body === "string"
  const type = isFile ? "application/octet-stream" : "application/json"
  const answer = await fetch(`${baseOf(machine)}${path}`, {
    method,
    headers: {...who, ...headers, ...(body !== undefined && {"content-type": type})},
    ...(body !== undefined && {body: isFile ? body : JSON.stringify(body)}),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    etag: answer.headers.get("etag") ?? "",
    cookie: answer.headers.get("set-cookie") ?? "",
    value: /json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : text,
  }
}

const password = "correct horse 9"

async function signIn(machine: Machine, login: string): Promise<Who> {
  const {status, cookie, value} = await ask(machine, "/api/v1/session", {method: "POST", body: {login, password}})
  if (status !== 201) throw new Error(JSON.stringify(value))
  return {cookie: cookie.split(";")[0] ?? "", "x-csrf-token": value.csrf}
}

const size = 12_000
const file = (name: string) =>
  `编码,名称,检查类型\n${Array.from({length: size}, (_, i) => `${i},${name}${i},CT`).join("\n")}\n`

describe.runIf(isRoot)("two servers and three workers on one PostgreSQL, each on a machine of its own", () => {
  let stop = async () => {}
  let store: Store
  let database: string[]
  let a: Running
  let b: Running
  const workers: Running[] = []
  let admin: Who
  /** Login of the first administrator. */
  let first = ""
  let at: string
  const catalogues: string[] = []

  beforeAll(async () => {
    makeNetwork()
    const postgres = await startPostgres(`${net}.1`)
    stop = postgres.stop
    const url = new URL(postgres.url)
    url.hostname = `${net}.1`
    database = ["--database", url.href, "--backups", join(folder, "backups")]
    a = await run("a", ["serve", "--host", `${net}.${machines.a}`, "--port", "8080", ...database])
    b = await run("b", ["serve", "--host", `${net}.${machines.b}`, "--port", "8080", ...database])
    for (const machine of ["x", "y", "z"] as const) workers.push(await run(machine, ["work", ...database]))
    store = await openStore({url: postgres.url})
  })
  afterAll(async () => {
    await store?.close()
    for (const one of running) {
      one.process.kill("SIGKILL")
      await one.ended
    }
    await stop()
    dropNetwork()
    rmSync(folder, {recursive: true})
  })

  const post = (machine: Machine, path: string, body: unknown, headers = {}) =>
    ask(machine, path, {method: "POST", body, headers}, admin)
  const get = (machine: Machine, path: string) => ask(machine, path, {}, admin)
  const jobs = () => store.db.selectFrom("jobs").selectAll().execute()

  it("begin with one first administrator, whichever of them is asked", async () => {
    await expect.poll(() => [...a.said, ...b.said].filter(line => line.includes("/setup#")).length).toBe(2)
    const secret = (one: Running) => /#(\S+)/.exec(one.said.find(line => line.includes("/setup#")) ?? "")?.[1]
    const setUp = (machine: Machine, one: Running) =>
      ask(machine, "/api/v1/setup", {method: "POST", body: {secret: secret(one), login: machine, name: "甲", password}})
    const made = await Promise.all([setUp("a", a), setUp("b", b)])
    expect(made.map(({status}) => status).sort()).toEqual([201, 403])
    first = made[0].status === 201 ? "a" : "b"
    admin = await signIn("a", first)
    for (const code of ["H1", "H2", "H3"]) {
      const institution = (await post("a", "/api/v1/institutions", {code, name: `医院${code}`})).value.id
      const here = `/api/v1/institutions/${institution}`
      const catalogue = (await post("b", `${here}/catalogues`, {name: "放射"})).value.id
      catalogues.push(`${here}/catalogues/${catalogue}`)
    }
    at = (catalogues[0] ?? "").replace(/\/catalogues.*/, "")
  })

  it("know a session that the other began, until either ends it", async () => {
    const other = await signIn("a", first)
    expect((await ask("b", "/api/v1/institutions", {}, other)).value.items).toHaveLength(3)
    expect((await ask("b", "/api/v1/session", {method: "DELETE"}, other)).status).toBe(204)
    expect((await ask("a", "/api/v1/institutions", {}, other)).status).toBe(401)
  })

  it("count guesses of a password together", async () => {
    const guess = async (i: number) => {
      const body = {login: "nobody", password: `wrong ${i}`}
      return (await ask(i % 2 ? "a" : "b", "/api/v1/session", {method: "POST", body})).status
    }
    let guesses = 0
    while ((await guess(guesses)) === 401) guesses++
    expect(guesses).toBeLessThan(10) // each by itself would let five pass
  })

  it("hold to a setting that the other was given, within seconds", async () => {
    const read = async () => (await ask("b", "/api/v1/editions/5.0/items/20040100110000")).status
    const path = "/api/v1/settings"
    const set = async (value: boolean) => {
      const headers = {"if-match": (await get("a", path)).etag}
      return ask("a", path, {method: "PATCH", body: {"public-reading": value}, headers}, admin)
    }
    expect(await read()).toBe(200)
    expect((await set(false)).status).toBe(200)
    await expect.poll(read, {timeout: 7000}).toBe(401)
    await set(true)
    await expect.poll(read, {timeout: 7000}).toBe(200)
  })

  it("have an edition that was released into the store", async () => {
    const [parts] = shelf.parts("5.0")
    const made = {...parts, facts: {...parts.facts, id: "5.9", status: "released" as const}, hash: "5.9"}
    await change(store, {by: "system", why: "made"}, tx => putEdition(tx, made))
    for (const machine of ["a", "b"] as const)
      await expect.poll(async () => (await ask(machine, "/api/v1/editions/5.9")).value.status).toBe("released")
  })

  it("take one state once, and one request once", async () => {
    const {etag} = await get("a", at)
    const put = (machine: Machine) =>
      ask(machine, at, {method: "PUT", body: {name: `新名${machine}`}, headers: {"if-match": etag}}, admin)
    const changed = await Promise.all([put("a"), put("b")])
    expect(changed.map(({status}) => status).sort()).toEqual([200, 412])
    const key = {"idempotency-key": randomUUID()}
    const made = await Promise.all((["a", "b"] as const).map(one => post(one, "/api/v1/groups", {name: "组"}, key)))
    expect(made[0]?.value.id).toBe(made[1]?.value.id)
    expect((await get("b", "/api/v1/groups")).value.items).toHaveLength(1)
  })

  it("do a job once, whoever comes to it, and tell the other's callers how it goes", async () => {
    const list = catalogues[0] ?? ""
    const taken = await post("a", `${list}/imports?file=a.csv&apply=true`, file("神秘检查"))
    expect(taken.value.added).toBe(size)
    const job = (await post("a", `${list}/map`, {})).value.id
    const answer = await fetch(`${baseOf("b")}/api/v1/jobs/${job}/events`, {headers: admin})
    const states = (await answer.text()).split("\n").filter(line => line.startsWith("data: "))
    expect(JSON.parse(states.at(-1)?.slice(6) ?? "{}")).toMatchObject({state: "done", result: {rows: size}})
    expect((await jobs()).map(({kind, state, attempts}) => [kind, state, attempts])).toEqual([
      ["catalogue-map", "done", 1],
    ])
  })

  it("answer a live name by what was decided with the other", async () => {
    const [row] = (await get("a", `${catalogues[0]}/work?limit=1`)).value.items
    const body = {names: [{name: row.name}]}
    expect((await post("b", `${at}/convert`, body)).value.names[0].source).toBe("recognised")
    const items = [{edition: "5.0", code: "20040100110000"}]
    const decided = {act: "change", items, relation: "narrower", saw: row.mapping.id}
    expect((await post("a", `${at}/rows/${row.row}/decisions`, decided)).status).toBeLessThan(300)
    expect((await post("b", `${at}/convert`, body)).value.names[0]).toMatchObject({source: "mapping"})
  })

  it("lose nothing that was acknowledged and do nothing twice when one of each is killed under load", async () => {
    const before = await decisions()
    const rows = (await get("a", `${catalogues[0]}/work?limit=400`)).value.items
    const acknowledged: string[] = []
    const decide = async (row: {row: string; mapping: {id: string}}, i: number) => {
      const items = [{edition: "5.0", code: "20040100110000"}]
      const body = {act: "change", items, relation: "narrower", saw: row.mapping.id}
      const key = {"idempotency-key": row.row}
      for (let tries = i; ; tries++) {
        const answer = await post(tries % 2 ? "b" : "a", `${at}/rows/${row.row}/decisions`, body, key).catch(() => {})
        if (!answer) continue // its server is gone: the other one is asked
        expect(answer.status, JSON.stringify(answer.value)).toBeLessThan(300)
        acknowledged.push(row.row)
        return
      }
    }
    const loops = Array.from({length: 4}, async (_, lane) => {
      for (const [i, row] of rows.entries()) if (i % 4 === lane) await decide(row, i)
    })
    const imports = catalogues.slice(1).map(async (list, i) => {
      const path = `${list}/imports?file=a.csv&apply=true`
      return (await post("a", path, file(`检查${i}`)).catch(() => post("b", path, file(`检查${i}`)))).value
    })
    await expect.poll(() => acknowledged.length).toBeGreaterThan(20)
    a.process.kill("SIGKILL")
    await a.ended
    await Promise.all([...loops, ...imports])
    expect(new Set(acknowledged).size).toBe(rows.length)
    const after = await decisions()
    expect(after.size - before.size).toBe(rows.length)
    expect([...after.values()].every(count => count === 1)).toBe(true)
    for (const list of catalogues) expect(await rowsOf(list)).toBe(size)
  })

  it("do the job of a killed worker by another, once", async () => {
    const made = await Promise.all(catalogues.map(list => post("b", `${list}/remap`, {apply: true})))
    const maps = await Promise.all(catalogues.slice(1).map(list => post("b", `${list}/map`, {})))
    const ids = [...made, ...maps].map(({value}) => value.id)
    const own = (worker: string | null) => workers.find(one => worker?.includes(`:${one.process.pid}:`))
    const held = async () => (await jobs()).find(job => job.state === "running" && own(job.worker))
    await expect.poll(held).toBeDefined()
    const job = await held()
    const killed = own(job?.worker ?? null)
    killed?.process.kill("SIGKILL")
    await killed?.ended
    await expect
      .poll(async () => (await jobs()).filter(({id, state}) => ids.includes(id) && state !== "done").length)
      .toBe(0)
    const doubled =
      await sql`select row_id from mappings where until is null group by row_id having count(*) > 1`.execute(store.db)
    expect(doubled.rows).toEqual([])
    const {rows: open} = await sql<{n: number}>`
      select count(*) as n from mappings where until is null`.execute(store.db)
    expect(open[0]?.n).toBe(size * catalogues.length)
    expect((await jobs()).every(({attempts}) => attempts <= 2)).toBe(true)
    expect((await verifyAudit(store.db)).ok).toBe(true)
  })

  it("leave the store to a newer program that comes while they run", async () => {
    const newer = madeNewer()
    const names: string[] = []
    const write = async () => {
      for (let i = 0; ; i++) {
        const {status, value} = await post("b", "/api/v1/groups", {name: `组${i}`})
        if (status !== 201) return value.issues[0].id
        names.push(`组${i}`)
      }
    }
    const refused = write()
    await expect.poll(() => names.length).toBeGreaterThan(5)
    a = await run("a", ["serve", "--host", `${net}.${machines.a}`, "--port", "8080", ...database], newer)
    expect(await refused).toBe("store.newer")
    const ready = await ask("b", "/readyz")
    expect([ready.status, ready.value.why]).toEqual([503, "store.newer"])
    expect((await get("b", "/api/v1/institutions")).status).toBe(503)
    for (const worker of workers) await worker.ended
    expect((await ask("a", "/readyz")).status).toBe(200)
    const kept = (await get("a", "/api/v1/groups")).value.items.map(({name}: {name: string}) => name)
    expect(names.filter(name => !kept.includes(name))).toEqual([])
    expect(kept).toHaveLength(names.length + 1)
    const job = (await post("a", "/api/v1/jobs", {kind: "audit-verify"})).value.id
    await expect.poll(async () => (await get("a", `/api/v1/jobs/${job}`)).value.state).toBe("done")
    expect((await get("a", `/api/v1/jobs/${job}`)).value.result.holds).toBe(true)
  })

  /** How often each row was decided. */
  async function decisions(): Promise<ReadonlyMap<string, number>> {
    const rows = await store.db
      .selectFrom("decisions")
      .select(["row_id", eb => eb.fn.countAll<number>().as("n")])
      .groupBy("row_id")
      .execute()
    return new Map(rows.map(({row_id, n}) => [row_id, n]))
  }

  async function rowsOf(list: string): Promise<number> {
    const {n} = await store.db
      .selectFrom("catalogue_rows")
      .select(eb => eb.fn.countAll<number>().as("n"))
      .where("catalogue_id", "=", list.replace(/.*\//, ""))
      .executeTakeFirstOrThrow()
    return n
  }
})

/** This program with one step more. */
function madeNewer(): string {
  const place = join(folder, "newer")
  for (const part of ["src", "editions", "lexicon", "mappings", "package.json"])
    if (existsSync(join(root, part))) cpSync(join(root, part), join(place, part), {recursive: true})
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"))
  const path = join(place, "src/store/migrate.ts")
  const step = `  "99-next": async db => db.schema.alterTable("groups").addColumn("colour", "text").execute(),\n}\n\nexport const latest`
  writeFileSync(path, readFileSync(path, "utf8").replace("}\n\nexport const latest", step))
  return place
}
