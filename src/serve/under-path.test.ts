import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {openStore, type Store} from "../store/index.ts"
import {madePassword, madeUser, serverOver} from "./made-servers.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-path-"))
const said = {origin: "https://intranet.example", base: "/zm", said: true}
let store: Store
let server: FastifyInstance

beforeAll(async () => {
  store = await openStore({data: folder})
  server = await serverOver(store, said)
  await madeUser(store, "reader", "reader")
})
afterAll(async () => {
  await server.close()
  await store.close()
  rmSync(folder, {recursive: true})
})

/** As a browser asks for a page. */
const page = (url: string) => server.inject({url, headers: {accept: "text/html"}})

describe("behind a proxy, under a path", () => {
  it.each(["/", "/zm/", "/zm", "/zm/catalogues", "/catalogues"])(
    "%s is the page, all of whose files are below the path, whether the proxy leaves the path or takes it off",
    async url => {
      const {statusCode, body} = await page(url)
      expect(statusCode).toBe(200)
      const own = [...body.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to)
      expect(own.length).toBeGreaterThan(3)
      for (const to of own) expect(to).toMatch(/^\/zm\//)
      expect(body).toContain('<meta name="zhengming-base" content="/zm">')
      for (const to of own) expect((await server.inject(to ?? "")).statusCode).toBe(200)
    },
  )

  it("is no place of others' addresses", async () => {
    expect((await server.inject("/zmx/healthz")).statusCode).toBe(404)
    expect((await server.inject("/zm/healthz")).statusCode).toBe(200)
  })

  it("has its reference there", async () => {
    const {body} = await server.inject("/zm/api/v1/docs")
    for (const [, to = ""] of body.matchAll(/(?:href|src)="(\/[^"]*)"/g)) expect(to).toMatch(/^\/zm\//)
    expect((await server.inject("/zm/docs.js")).body).toContain('"/zm/api/v1/openapi.json"')
    expect((await server.inject("/zm/api/v1/openapi.json")).json().servers).toEqual([{url: "/zm/"}])
  })

  it("keeps its cookie to the path, and takes changes from its origin alone", async () => {
    const signIn = (origin: string) =>
      server.inject({
        method: "POST",
        url: "/zm/api/v1/session",
        headers: {origin},
        payload: {login: "reader", password: madePassword},
      })
    const answer = await signIn(said.origin)
    expect(answer.cookies).toEqual([
      expect.objectContaining({name: "__Secure-zhengming", path: "/zm/", secure: true, httpOnly: true}),
    ])
    expect((await signIn("https://intranet.example:8443")).statusCode).toBe(403)
  })
})
