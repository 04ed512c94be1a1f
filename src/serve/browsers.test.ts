import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, endpoints} from "../api/index.ts"
import {change, putSetting, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"

describe("what a browser keeps and sends", () => {
  const places = placesFor("sqlite", inject("postgres"))
  const named = {origin: "https://names.example.org", said: true}
  let store: Store
  let plain: FastifyInstance
  let tls: FastifyInstance
  let root: Browser
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    plain = await serverOver(store)
    tls = await serverOver(store, named)
    await madeUser(store, "root", "administrator")
    root = await signIn(plain, "root")
  })
  afterAll(async () => {
    await plain.close()
    await tls.close()
    await store.close()
    await places.clear()
  })

  const ending = new Set(["session.end", "sessions.end"])
  it.each(Object.entries(endpoints).filter(([id]) => !ending.has(id)))(
    "of %s: nothing, but of the standard, files apart",
    async (_id, endpoint: Endpoint) => {
      const url = endpoint.path.replace(":edition", "5.0").replace(/:[a-z]+/g, "none")
      const {method} = endpoint
      const answer = await root.send({method, url, ...(endpoint.body && {payload: {nonsense: true}})})
      const open = endpoint.needs === "standard.read" && !endpoint.download && answer.statusCode < 400
      expect(answer.headers["cache-control"]).toBe(open ? undefined : "no-store")
    },
  )
  it("keeps the standard to itself where reading needs a user", async () => {
    await change(store, {by: "system", why: ""}, tx => putSetting(tx, "public-reading", false))
    const closed = await serverOver(store)
    const answer = await closed.inject({url: "/api/v1/editions/5.0", headers: {cookie: root.cookie}})
    expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([200, "private, no-cache"])
    await closed.close()
    await change(store, {by: "system", why: ""}, tx => putSetting(tx, "public-reading", true))
  })

  const signInFrom = (server: FastifyInstance, origin: string, host: string) =>
    server.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: {login: "root", password: madePassword},
      headers: {origin, host},
    })
  it.each([
    ["http://127.0.0.1:8080", "127.0.0.1:8080", 201],
    ["http://localhost:8080", "localhost:8080", 201],
    ["http://10.0.0.7:8080", "10.0.0.7:8080", 201],
    ["http://[::1]:8080", "[::1]:8080", 201],
    ["http://evil.example", "evil.example", 403],
    ["http://10.0.0.7:8080", "10.0.0.8:8080", 403],
    ["null", "127.0.0.1:8080", 403],
  ])("sends from %s to %s: %d where nobody said the origin", async (origin, host, status) => {
    expect((await signInFrom(plain, origin, host)).statusCode).toBe(status)
  })
  it.each([
    ["https://names.example.org", "names.example.org", 201],
    ["https://names.example.org", "10.0.0.7:8080", 201],
    ["http://10.0.0.7:8080", "10.0.0.7:8080", 403],
    ["http://names.example.org", "names.example.org", 403],
  ])("sends from %s to %s: %d where it was said", async (origin, host, status) => {
    expect((await signInFrom(tls, origin, host)).statusCode).toBe(status)
  })
  it("keeps over TLS a cookie that no other host can set", async () => {
    const answer = await signInFrom(tls, named.origin, "names.example.org")
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({name: "__Host-zhengming", path: "/", secure: true, httpOnly: true})
    expect(cookie).not.toHaveProperty("domain")
    const me = (text: string) => tls.inject({url: "/api/v1/session", headers: {cookie: text}})
    expect((await me(`zhengming=planted; __Host-zhengming=${cookie?.value}`)).statusCode).toBe(200)
    expect((await me(`zhengming=${cookie?.value}`)).statusCode).toBe(401)
    const {components} = (await tls.inject("/api/v1/openapi.json")).json()
    expect(components.securitySchemes.session.name).toBe("__Host-zhengming")
  })
})
