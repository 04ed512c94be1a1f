import {once} from "node:events"
import {type IncomingMessage, request} from "node:http"
import type {AddressInfo} from "node:net"
import {text} from "node:stream/consumers"
import {setTimeout as sleep} from "node:timers/promises"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import type {Endpoints, Reply} from "../api/index.ts"
import {type Client, client} from "../client/index.ts"
import {Refusal} from "../issue/index.ts"
import {addToken} from "../people/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {userById} from "../store/people/index.ts"
import {madeFolder, put, workbookParts, zip} from "../tables/made-files.ts"
import {madeUser, serverOver} from "./made-servers.ts"
import {FileReaders} from "./reading/readers.ts"

type Event = Reply<Endpoints["names.read"]>

const places = placesFor("sqlite", "")
let store: Store
let server: FastifyInstance
let base: string
let nobody: Client
let known: Client
let token: string
beforeAll(async () => {
  store = await openTicking(await places.make(), {clock: Date.now})
  server = await serverOver(store, {openUpload: 4 * 2 ** 20})
  base = await server.listen({host: "127.0.0.1", port: 0})
  const user = await userById(store.db, await madeUser(store, "reader", "reader"))
  if (!user) throw new Error("no user")
  token = (
    await change(store, {by: user.id, why: ""}, tx => addToken(tx, user, {name: "t", scopes: ["read"], days: 1}))
  ).secret
  nobody = client(base)
  known = client(base, {token})
})
afterAll(async () => {
  await server.close()
  await store.close()
  await places.clear()
})

const params = {edition: "5.0"}
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    ({problem}) => problem,
  )

async function readAll(api: Client, body: string): Promise<readonly Event[]> {
  const events: Event[] = []
  for await (const event of api.events("names.read", {params, query: {file: "a.csv"}, body})) events.push(event)
  return events
}

describe("files of callers without a user", () => {
  const small = "名称\nCT胸部平扫\n"
  const large = `名称\n${"CT胸部平扫\n膝关节MR平扫+增强\n".repeat(40_000)}`

  it("are read one at a time, some wait, and the rest are told when to come again; users have their own turn", async () => {
    const leaving = new AbortController()
    const holder = nobody
      .events("names.read", {params, query: {file: "a.csv"}, body: large, signal: leaving.signal})
      [Symbol.asyncIterator]()
    expect(await holder.next()).toMatchObject({value: {kind: "head"}})
    const sent = Array.from({length: 5}, () =>
      readAll(nobody, small).then(
        () => "read",
        ({problem}) => problem.status,
      ),
    )
    const refused: unknown[] = []
    for (const one of sent) void one.then(how => how !== "read" && refused.push(how))
    await expect.poll(() => refused).toEqual([503, 503, 503])
    const url = `${base}/api/v1/editions/5.0/read?file=a.csv`
    const headers = {"content-type": "application/octet-stream"}
    const late = await fetch(url, {method: "POST", headers, body: small})
    expect([late.status, Number(late.headers.get("retry-after"))]).toEqual([503, 10])
    expect(await late.json()).toMatchObject({issues: [{id: "server.busy"}]})
    expect((await readAll(known, small)).at(-1)).toMatchObject({kind: "end", whole: true})
    leaving.abort() // whoever goes is no longer read for: those who wait have their turn
    expect((await Promise.all(sent)).filter(how => how === "read")).toHaveLength(2)
  })

  it("are smaller than those of users", async () => {
    const body = `名称\n${"CT胸部平扫\n".repeat(300_000)}`
    expect(await problemOf(readAll(nobody, body))).toMatchObject({
      status: 413,
      issues: [{id: "request.large", params: {limit: 4 * 2 ** 20}}],
    })
    const query = {file: "a.csv", as: "csv"} as const
    expect(await problemOf(nobody.download("names.convert-file", {params, query, body}))).toMatchObject({status: 413})
    const events = known.events("names.read", {params, query: {file: "a.csv"}, body})[Symbol.asyncIterator]()
    expect(await events.next()).toMatchObject({value: {kind: "head"}})
    await events.return?.()
  })

  it("are no larger when they don't say how large they are", async () => {
    const {port} = server.server.address() as AddressInfo
    const sending = request({
      port,
      method: "POST",
      path: "/api/v1/editions/5.0/recognise",
      headers: {"content-type": "application/json"},
    })
    sending.end(JSON.stringify({names: Array.from({length: 1000}, () => "长".repeat(1000))}))
    const [answer] = await once(sending, "response")
    expect(answer.statusCode).toBe(413)
    answer.resume()
  })
})

describe("a caller without a user who sends slowly", () => {
  let strict: FastifyInstance
  let port: number
  beforeAll(async () => {
    strict = await serverOver(store, {openPace: {bytes: 1000, withinMs: 100}})
    await strict.listen({host: "127.0.0.1", port: 0})
    port = (strict.server.address() as AddressInfo).port
  })
  afterAll(() => strict.close())
  const begin = (headers = {}) => {
    const sending = request({
      port,
      method: "POST",
      path: "/api/v1/editions/5.0/read?file=a.csv",
      headers: {"content-type": "application/octet-stream", ...headers},
    })
    sending.write("名称\nCT胸部平扫\n")
    return sending
  }
  const answerTo = async (sending: ReturnType<typeof begin>) => {
    const [answer] = (await once(sending, "response")) as [IncomingMessage]
    return [answer.statusCode, await text(answer)] as const
  }

  it("is told so, and gives the place to others", async () => {
    const slow = Array.from({length: 16}, () => begin())
    for (const [status, body] of await Promise.all(slow.map(answerTo))) {
      expect(status).toBe(408)
      expect(JSON.parse(body).issues).toMatchObject([{id: "request.slow", params: {bytes: 1000, seconds: 1}}])
    }
    const next = begin()
    next.end()
    expect(await answerTo(next)).toMatchObject([200, expect.stringContaining('"kind":"end"')])
  })
  it("has time where a user is known", async () => {
    const sending = begin({authorization: `Bearer ${token}`})
    await sleep(150)
    sending.end()
    expect((await answerTo(sending))[0]).toBe(200)
  })
})

describe("a file that costs too much", () => {
  const folder = madeFolder()
  const lane = {threads: 1, waiting: 1, heapMegabytes: 128, mostMs: 120_000}
  const readers = new FileReaders(shelf, {open: lane, known: {...lane, mostMs: 1}})
  afterAll(() => readers.close())
  const caller = {lane: "open", signal: new AbortController().signal} as const
  const issueOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      error => {
        if (error instanceof Refusal) return error.issue
        throw error
      },
    )

  it("of memory is refused, and the next one is read", async () => {
    const path = put(folder, "many.csv", `编码,名称\n${"A,CT胸部平扫,\n".repeat(1_500_000)}`)
    expect(await issueOf(readers.sheet({path}, caller))).toMatchObject({id: "file.memory", params: {path}})
    const fine = put(folder, "few.csv", "编码,名称\nA,CT胸部平扫\n")
    expect(await readers.sheet({path: fine}, caller)).toMatchObject({rows: [{cells: ["A", "CT胸部平扫"]}]})
  })
  it("of time is refused", async () => {
    const path = put(folder, "slow.csv", "编码,名称\nA,CT胸部平扫\n")
    expect(await issueOf(readers.sheet({path}, {...caller, lane: "known"}))).toMatchObject({id: "file.time"})
  })
  it.each([
    ["of line ends alone", "ends.csv", () => "\n".repeat(4_000_000), "file.empty"],
    ["of one endless row", "row.csv", () => `名称\n${"长".repeat(2 ** 20)}`, "row.too-long"],
    [
      "of more texts than a list has",
      "texts.xlsx",
      () =>
        zip(
          workbookParts([{name: "a", rows: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`}], {
            "xl/sharedStrings.xml": `<sst>${Array.from({length: 800_000}, (_, i) => `<si><t>${i} 一个很长的检查名称 ${i * 7919}</t></si>`).join("")}</sst>`,
          }),
        ),
      "file.bomb",
    ],
  ])("%s is refused by its limits, within its memory", async (_what, name, made, id) => {
    const path = put(folder, name, made())
    expect(await issueOf(readers.sheet({path}, caller))).toMatchObject({id})
  })
  it("is left as soon as its caller is gone", async () => {
    const path = put(folder, "left.csv", `名称\n${"CT胸部平扫\n".repeat(200_000)}`)
    const leaving = new AbortController()
    const reading = readers.sheet({path}, {lane: "open", signal: leaving.signal})
    leaving.abort()
    await expect(reading).rejects.toThrow(/abort/i)
  })
})

describe("JSON of callers without a user", () => {
  const post = (payload: string, headers = {}) =>
    server.inject({
      method: "POST",
      url: "/api/v1/editions/5.0/recognise",
      headers: {"content-type": "application/json", ...headers},
      payload,
    })

  it("is smaller than that of users", async () => {
    const body = JSON.stringify({names: Array.from({length: 1000}, () => "长".repeat(900))})
    const refused = await post(body)
    expect([refused.statusCode, refused.json().issues[0].params.limit]).toEqual([413, 2 * 2 ** 20])
    expect((await post(body, {authorization: `Bearer ${token}`})).statusCode).toBe(200)
  })
  it("goes no deeper than anything of ours", async () => {
    for (const body of ["[".repeat(200), '{"a":'.repeat(200), `{"names":["${"[".repeat(150)}", ${"[".repeat(101)}`])
      expect((await post(body)).json().issues[0].id).toBe("request.deep")
    expect((await post(`{"names":["${'[\\"'.repeat(200)}"]}`)).statusCode).toBe(200)
  })
})

describe("batches", () => {
  const post = (path: string, payload: object) =>
    fetch(`${base}/api/v1/editions/5.0/${path}`, {
      method: "POST",
      headers: {"content-type": "application/json"},
      body: JSON.stringify(payload),
    })
  const rows = Array.from({length: 10_000}, (_, i) => `${20040100110000 + i}`)

  it.each([
    [
      "recognise",
      {names: Array.from({length: 1000}, (_, i) => `CT${i}胸部平扫及${i}`.repeat(40).slice(0, 300)), candidates: 20},
    ],
    ["check", {rows: rows.map(code => ({code, name: "CT胸部(平扫)"}))}],
    ["recode/3.0", {codes: rows}],
  ])("of %s give way to others", async (path, payload) => {
    let done = false
    const batch = post(path, payload).finally(() => {
      done = true
    })
    let answers = 0
    for (; !done; answers++) await (await fetch(`${base}/healthz`)).text()
    expect((await batch).status).toBe(200)
    expect(answers).toBeGreaterThan(3) // two at most where all is done in one go
  })
  it("are so many at once, for callers without a user", async () => {
    const all = await Promise.all(Array.from({length: 24}, () => post("check", {rows: rows.map(code => ({code}))})))
    const statuses = all.map(({status}) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    expect(statuses.filter(status => status === 200).length).toBeGreaterThanOrEqual(3)
    expect((await post("recognise", {names: ["CT胸部平扫"]})).status).toBe(200)
  })
  it("are so many a minute from one address without a user", async () => {
    const ask = (headers = {}) =>
      server.inject({
        method: "POST",
        url: "/api/v1/editions/5.0/recode/3.0",
        remoteAddress: "192.0.2.7",
        headers,
        payload: {codes: []},
      })
    const statuses = []
    for (let i = 0; i < 301; i++) statuses.push((await ask()).statusCode)
    expect([statuses.indexOf(429), (await ask()).headers["retry-after"]]).toEqual([300, expect.anything()])
    expect((await ask({authorization: `Bearer ${token}`})).statusCode).toBe(200)
  })
})
