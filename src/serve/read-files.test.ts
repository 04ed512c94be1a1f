import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import type {Endpoints, Reply} from "../api/index.ts"
import {type Client, client} from "../client/index.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {openTable} from "../tables/index.ts"
import {serverOver} from "./made-servers.ts"

type Event = Reply<Endpoints["names.read"]>

const encrypted = Buffer.concat([
  Buffer.from("d0cf11e0a1b11ae1", "hex"),
  Buffer.alloc(600),
  Buffer.from("EncryptedPackage", "utf16le"),
])

describe.each(["sqlite", "postgres"] as const)("files of names over HTTP on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const folder = mkdtempSync(join(tmpdir(), "zhengming-files-"))
  let store: Store
  let server: FastifyInstance
  let base: string
  let api: Client
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store, {scratch: folder})
    base = await server.listen({host: "127.0.0.1", port: 0})
    api = client(base)
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
    rmSync(folder, {recursive: true, force: true})
  })

  const params = {edition: "5.0"}
  async function read(
    body: Blob | string | Uint8Array<ArrayBuffer>,
    query: {file: string; name?: string; accept?: number},
  ) {
    const events: Event[] = []
    for await (const event of api.events("names.read", {params, query, body})) events.push(event)
    return events
  }
  const problemOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      ({problem}) => problem,
    )

  it("have the modality of what they stand under where they say none", async () => {
    const [, rows, end] = await read("编码,名称\n,CT检查\nA,头颅平扫\n", {file: "a.csv"})
    const under = [{kind: "heading", column: "CT检查", text: "CT"}]
    expect(rows).toMatchObject({rows: [{name: "CT检查"}, {name: "头颅平扫", status: "standard", beside: under}]})
    expect(end).toMatchObject({issues: [{id: "rows.section", params: {count: 1, title: "CT检查", modality: "CT"}}]})
  })
  it("are read as they come, every name with its account", async () => {
    const [head, rows, end] = await read(new Blob(["编码,名称,类型\nA,CT胸部平扫,CT\n\nB,神秘检查,MR\n"]), {
      file: "a.csv",
    })
    expect(head).toMatchObject({
      kind: "head",
      header: ["编码", "名称", "类型"],
      nameColumn: "名称",
      modalityColumn: "类型",
    })
    expect(rows).toMatchObject({
      kind: "rows",
      share: 1,
      rows: [
        {row: 2, name: "CT胸部平扫", modality: "CT", status: "standard", accepted: true, flags: []},
        {row: 4, status: "unresolved", items: [], confidence: 0},
      ],
    })
    if (rows?.kind !== "rows") throw new Error("no rows")
    expect(rows.rows[0]?.items).toEqual([
      {edition: "5.0", code: "20040100110000", name: "CT胸部(平扫)", en: "CT chest (plain)"},
    ])
    expect(rows.rows[0]?.account[0]).toEqual([0, 2, "modality", "CT"])
    expect(end).toMatchObject({kind: "end", whole: true, rows: 2, counts: {standard: 1, unresolved: 1}, issues: []})
    expect(readdirSync(folder)).toEqual([])
  })
  it("are read together with what stands beside them", async () => {
    const [head, rows] = await read("名称,检查部位\nCT平扫,胸部\nCT平扫,颅脑\n", {file: "a.csv"})
    expect(head).toMatchObject({besideColumns: [{kind: "site", column: "检查部位"}]})
    expect(rows).toMatchObject({
      rows: [
        {
          items: [{code: "20040100110000"}],
          beside: [{column: "检查部位", text: "胸部", account: [[0, 2, "site", "胸部"]]}],
        },
        {items: [{code: "20010100110000"}]},
      ],
    })
  })
  it("may be one name a line", async () => {
    const [, rows] = await read("颅脑MR平扫\n胸部正位,DR\n", {file: "名称.txt"})
    expect(rows).toMatchObject({
      rows: [
        {row: 1, name: "颅脑MR平扫"},
        {row: 2, name: "胸部正位,DR"},
      ],
    })
  })
  it.each([
    ["without a column of names", "甲,乙\n1,2\n", "column.missing"],
    ["encrypted", encrypted, "file.encrypted"],
    ["of nothing", "", "file.empty"],
    ["that are a web page", "<html><table></table></html>", "file.markup"],
    ["that are no text", Buffer.from([0, 1, 2, 0, 0, 3]), "file.binary"],
  ])("%s are refused, under the name that their sender knows", async (_what, text, id) => {
    const body = typeof text === "string" ? text : Uint8Array.from(text)
    const problem = await problemOf(read(body, {file: "目录.xlsx"}))
    expect(problem.issues[0].id).toBe(id)
    expect(JSON.stringify(problem)).toContain("目录.xlsx")
    expect(JSON.stringify(problem)).not.toContain(folder)
    const other = api.download("names.convert-file", {params, query: {file: "目录.xlsx", as: "csv"}, body})
    expect((await problemOf(other)).issues[0].id).toBe(id)
    expect(readdirSync(folder)).toEqual([])
  })
  it("that break off are read so far, and the end says why", async () => {
    const events = await read(`名称\n${"胸部CT平扫\n".repeat(30_000)}"${"长".repeat(2 ** 20)}`, {file: "a.csv"})
    const end = events.at(-1)
    expect(end).toMatchObject({kind: "end", whole: false, issues: [{place: {table: "a.csv", row: 30_002}}]})
    expect(end?.kind === "end" && end.rows).toBeGreaterThan(20_000)
  })
  it("take a file and nothing else, of an edition that is there", async () => {
    const json = await server.inject({method: "POST", url: "/api/v1/editions/5.0/read?file=a.csv", payload: {}})
    expect(json.statusCode).toBe(415)
    const query = {file: "a.csv", as: "csv"} as const
    const missing = api.download("names.convert-file", {params: {edition: "9"}, query, body: "名称\n胸部\n"})
    expect((await problemOf(missing)).status).toBe(404)
  })
  it("leave the server free for others, and go when their reader leaves", async () => {
    const body = `名称\n${"CT胸部平扫\n膝关节MR平扫+增强\n".repeat(30_000)}`
    const leaving = new AbortController()
    const events = api.events("names.read", {params, query: {file: "a.csv"}, body, signal: leaving.signal})
    let seen = 0
    let answers = 0
    const reading = (async () => {
      for await (const event of events) if (event.kind === "rows") seen += event.rows.length
    })()
    while (seen < 20_000) {
      await (await fetch(`${base}/healthz`)).text()
      answers++
    }
    expect(readdirSync(folder)).toHaveLength(1)
    leaving.abort()
    await expect(reading).rejects.toThrow()
    expect(answers).toBeGreaterThan(10) // in turns with the reading, however slow the machine is
    await expect.poll(() => readdirSync(folder)).toEqual([])
    expect(seen).toBeLessThan(60_000)
  })
  it.each(["csv", "xlsx"] as const)("come back as %s with what each name was read as", async as => {
    const query = {file: "科室/目录.csv", as, candidates: 2, language: "en"} as const
    const {blob, name} = await api.download("names.convert-file", {params, query, body: "编码,名称\nA,膝关节MR\n"})
    expect(name).toBe(`目录-zhengming.${as}`)
    const path = join(folder, name)
    writeFileSync(path, Buffer.from(await blob.arrayBuffer()))
    const table = await openTable(path)
    expect(table.header.slice(0, 4)).toEqual(["编码", "名称", "status", "accepted"])
    for await (const rows of table.batches())
      for (const {cells} of rows) expect([cells[2], cells.at(-1)?.split("; ").length]).toEqual(["underspecified", 2])
    rmSync(path)
    await expect.poll(() => readdirSync(folder)).toEqual([])
  })
  it("stand from the confidence asked for", async () => {
    const accepted = async (accept: number) => {
      const [, rows] = await read("名称\nCT胸部平扫\n", {file: "a.csv", accept})
      return rows?.kind === "rows" && rows.rows.map(row => row.accepted)
    }
    expect([await accepted(0.5), await accepted(1)]).toEqual([[true], [false]])
    const {blob} = await api.download("names.convert-file", {
      params,
      query: {file: "a.csv", as: "csv", accept: 1},
      body: "名称\nCT胸部平扫\n",
    })
    expect(await blob.text()).toContain("standard,no")
  })
})

it("a page can have the client without the schemas", () => {
  expect(readFileSync("src/client/call.ts", "utf8")).not.toMatch(/^import (?!type )/m)
})
