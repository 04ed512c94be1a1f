import {once} from "node:events"
import {connect} from "node:net"
import {gzipSync} from "node:zlib"
import type {FastifyInstance, InjectOptions} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, endpoints} from "../api/index.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"

const all = Object.entries(endpoints) as readonly (readonly [string, Endpoint])[]
const items = "/api/v1/editions/5.0/items"

describe.each(["sqlite", "postgres"] as const)("a request that is not understood, on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let now = Date.UTC(2026, 0, 1)
  let store: Store
  let server: FastifyInstance
  let admin: Browser
  let port: number
  let at: Readonly<Record<string, string>>
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: () => now++})
    server = await serverOver(store)
    port = Number(new URL(await server.listen({host: "127.0.0.1", port: 0})).port)
    await madeUser(store, "root", "administrator")
    admin = await signIn(server, "root")
    const institution = await madeInstitution(store, "H1")
    const payload = {name: "目录"}
    const made = await admin.send({method: "POST", url: `/api/v1/institutions/${institution}/catalogues`, payload})
    at = {institution, catalogue: made.json().id, edition: "5.0", other: "3.0", code: "20010100110000"}
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  const addressOf = ({path}: Endpoint) => path.replaceAll(/:([a-z]+)/gi, (_, name) => at[name] ?? "x")
  const refused = async (request: InjectOptions) => {
    const answer = await admin.send(request)
    return [answer.statusCode, answer.headers["content-type"], answer.json().issues[0].id]
  }
  const problem = "application/problem+json; charset=utf-8"
  /** What comes back for bytes as they are. */
  const sent = async (bytes: Buffer): Promise<string> => {
    const socket = connect(port, "127.0.0.1")
    socket.end(bytes)
    const parts: Buffer[] = []
    socket.on("data", part => parts.push(part))
    await once(socket, "close")
    return Buffer.concat(parts).toString()
  }
  const asked = (address: Buffer) =>
    sent(
      Buffer.concat([Buffer.from("GET "), address, Buffer.from(" HTTP/1.1\r\nHost: h\r\nAccept-Language: en\r\n\r\n")]),
    )

  it("answers an address with bare Chinese with the address as it is to be written", async () => {
    const answer = await asked(Buffer.from(`${items}?q=胸部+平扫&limit=1`))
    const [head = "", body = ""] = answer.split("\r\n\r\n")
    expect(head).toContain(`content-type: ${problem}`)
    const {status, issues, detail} = JSON.parse(body)
    expect([status, issues[0].id]).toEqual([400, "request.address"])
    expect(detail).toContain("The address has")
    const repaired = await admin.send({url: issues[0].params.written})
    expect(repaired.json().items).toHaveLength(1)
    expect(issues[0].params.written).toContain("%E8%83%B8%E9%83%A8+%E5%B9%B3%E6%89%AB&limit=1")
  })
  it("answers what is no HTTP as a problem too", async () => {
    const gbk = await asked(Buffer.from(`${items}?q=\xd0\xd8`, "latin1"))
    expect(gbk).toContain("request.malformed")
    expect(await sent(Buffer.from("nonsense\r\n\r\n"))).toContain(`content-type: ${problem}`)
    const long = `GET / HTTP/1.1\r\nHost: h\r\nX-Long: ${"x".repeat(100_000)}\r\n\r\n`
    expect(await sent(Buffer.from(long))).toMatch(/^HTTP\/1\.1 431 .*request\.headers/s)
  })
  it("refuses a query that is no UTF-8", async () => {
    for (const q of ["%D0%D8%B2%BF", "%", "%E8%83", "%ED%A0%80", "%C0%80"])
      expect(await refused({url: `${items}?q=${q}`}), q).toEqual([400, problem, "request.query"])
    const right = await admin.send({url: `${items}?q=%E8%83%B8%E9%83%A8+%E5%B9%B3%E6%89%AB&limit=1`})
    expect(right.json().items).toHaveLength(1)
  })
  it.each(all)("refuses a parameter that %s has not, and says which there are", async (_id, endpoint) => {
    const url = `${addressOf(endpoint)}?no-such=1`
    const headers = endpoint.upload ? {"content-type": "application/octet-stream"} : {}
    const answer = await admin.send({method: endpoint.method, url, headers})
    expect(answer.statusCode).toBe(400)
    const found = answer.json().issues.find(({id}: {readonly id: string}) => id === "request.parameter")
    expect(found?.params).toEqual({name: "no-such", known: Object.keys(endpoint.query?.properties ?? {}).join(", ")})
  })
  it("tells who asks for pages otherwise how they are asked for", async () => {
    for (const name of ["page", "offset", "pageSize"]) {
      const answer = await admin.send({url: `${items}?limit=1&${name}=2`})
      expect(answer.json().issues[0].zh).toContain(`没有${name}这一项`)
      expect(answer.json().issues[0].zh).toContain("下一页用after")
    }
  })
  it("leaves the addresses of pages to the page, whatever was typed there", async () => {
    for (const query of ["text=a%0Ab", "text=%E8%83", "no-such=1"]) {
      const answer = await server.inject({url: `/convert?${query}`, headers: {accept: "text/html"}})
      expect(answer.body, query).not.toMatch(/request\.(text|query|parameter)/)
    }
  })
  it("names the way a body was packed", async () => {
    const payload = gzipSync(JSON.stringify({names: ["胸部CT平扫"]}))
    const headers = {"content-type": "application/json", "content-encoding": "gzip"}
    const url = "/api/v1/editions/5.0/recognise"
    const answer = await admin.send({method: "POST", url, payload, headers})
    expect([answer.statusCode, answer.json().issues[0].id]).toEqual([415, "request.coding"])
    expect(answer.json().issues[0].params).toEqual({coding: "gzip"})
    const plain = {...headers, "content-encoding": "identity"}
    const read = await admin.send({method: "POST", url, payload: '{"names":["胸部CT平扫"]}', headers: plain})
    expect(read.statusCode).toBe(200)
  })
  it("refuses characters that no text has, wherever they stand", async () => {
    const institutions = "/api/v1/institutions"
    const wrong: readonly InjectOptions[] = [
      {method: "POST", url: "/api/v1/session", payload: {login: "\0", password: "x"}},
      {method: "POST", url: institutions, payload: {code: "H2", name: "医院\u0001"}},
      {method: "POST", url: "/api/v1/editions/5.0/recognise", payload: {names: ["胸部CT", {name: "\ud800"}]}},
      {method: "PATCH", url: "/api/v1/settings", payload: {"public-reading\0": true}},
      {url: `${institutions}/%00`},
      {url: `${items}?q=%00`},
      {url: `${items}?q=%0A`},
    ]
    for (const request of wrong) expect(await refused(request)).toEqual([400, problem, "request.text"])
    const [, , third] = wrong
    const found = (await admin.send(third ?? {})).json().issues[0]
    expect(found).toMatchObject({params: {field: "body.names.1.name", character: "U+D800"}})
  })
  it("refuses names that are blank or of several lines", async () => {
    const send = (name: string) => refused({method: "POST", url: "/api/v1/institutions", payload: {code: "H3", name}})
    for (const name of [" ", "\u3000", "\u200b", "a\nb", "a\u2028b"])
      expect(await send(name)).toEqual([400, problem, "request.field"])
    const code = await refused({method: "POST", url: "/api/v1/institutions", payload: {code: "a\r\nb", name: "医院"}})
    expect(code).toEqual([400, problem, "request.field"])
  })
  it.each(all.filter(([, {query}]) => query && "after" in query.properties))(
    "refuses cursors of others' making for %s",
    async (id, endpoint) => {
      const address = addressOf(endpoint)
      const needed = id === "work.list" ? "state=open&" : ""
      const cursors = [
        "",
        "eA!",
        "AA",
        "_w",
        ...["x\0", '{"weight":{},"id":{}}', "1e400"].map(key => Buffer.from(key).toString("base64url")),
      ]
      for (const after of cursors) {
        const answer = await admin.send({url: `${address}?${needed}after=${encodeURIComponent(after)}`})
        expect(answer.statusCode, `${after} ${answer.body}`).toBeLessThan(500)
        if (["", "eA!", "AA", "_w"].includes(after)) expect(answer.statusCode, after).toBe(400)
      }
    },
  )
})
