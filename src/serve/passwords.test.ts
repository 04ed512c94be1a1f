import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, endpoints} from "../api/index.ts"
import {hashOf} from "../people/secrets.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {pastPasswords} from "../store/people/index.ts"
import {type Browser, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"

describe.each(["sqlite", "postgres"] as const)("passwords and tokens on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const own = "my own long horse 4"
  let store: Store
  let server: FastifyInstance
  let root: Browser
  let ahead = 0
  beforeAll(async () => {
    ahead = 0
    store = await openTicking(await places.make(), {clock: () => Date.now() + ahead})
    server = await serverOver(store, {setupHash: hashOf("first")})
    await madeUser(store, "root", "administrator")
    root = await signIn(server, "root")
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })

  const post = (browser: Browser, url: string, payload?: object) =>
    browser.send({method: "POST", url: `/api/v1${url}`, ...(payload && {payload})})
  let changes = 0
  const change = (browser: Browser, payload: object) => {
    const remoteAddress = `10.0.0.${++changes}` // one address changes few in a minute
    return browser.send({method: "PUT", url: "/api/v1/session/password", payload, remoteAddress})
  }
  const put = async (payload: object, browser = root) => {
    const etag = String((await browser.send({url: "/api/v1/settings"})).headers.etag)
    const answer = await browser.send({method: "PATCH", url: "/api/v1/settings", payload, headers: {"if-match": etag}})
    expect(answer.statusCode).toBe(200)
  }
  const issueOf = (answer: {body: string}) => JSON.parse(answer.body).issues?.[0].id
  const tokenOf = async (browser: Browser, scope = "read"): Promise<string> =>
    (await post(browser, "/tokens", {name: "t", scopes: [scope]})).json().secret
  const by = (token: string, url = "/api/v1/session") =>
    server.inject({url, headers: {authorization: `Bearer ${token}`}})

  it.each([
    "aaaaaaaaaa",
    "1234567890",
    "qwertyuiop",
    "P@ssw0rd2024",
    "zhongguo123",
    "hospital2026",
    "医院医院医院医院医院",
    "wang.li123",
    "wangli2024",
    "王丽王丽王丽王丽王丽王丽",
  ])("are not among the first that are guessed: %s", async password => {
    const user = {login: "wang.li", name: "王丽", email: "wangli@example.org"}
    expect(issueOf(await post(root, "/users", {...user, password}))).toBe("password.weak")
    const first = {secret: "first", login: "wang.li", name: "王丽", password}
    expect(issueOf(await server.inject({method: "POST", url: "/api/v1/setup", payload: first}))).toBe("password.weak")
  })
  it("are chosen anew by who was given one, before anything else is open", async () => {
    const {password, user} = (await post(root, "/users", {login: "new", name: "新"})).json()
    await post(root, `/users/${user.id}/roles`, {role: "administrator"})
    const browser = await signIn(server, "new", password)
    const me = () => browser.send({url: "/api/v1/session"})
    expect((await me()).json().passwordGiven).toBe(true)
    for (const [id, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      if (endpoint.early || endpoint.needs === "anyone" || endpoint.needs === "standard.read") continue
      const url = endpoint.path.replace(/:[a-z]+/g, "none")
      const answer = await browser.send({method: endpoint.method, url, ...(endpoint.body && {payload: {}})})
      expect([answer.statusCode, issueOf(answer)], id).toEqual([403, "password.given"])
    }
    expect(issueOf(await change(browser, {old: password, password}))).toBe("password.same")
    expect(issueOf(await change(browser, {old: password, password: "1234567890"}))).toBe("password.weak")
    expect((await change(browser, {old: password, password: own})).statusCode).toBe(204)
    const again = await signIn(server, "new", own)
    expect((await again.send({url: "/api/v1/session"})).json().passwordGiven).toBe(false)
    expect((await again.send({url: "/api/v1/users"})).statusCode).toBe(200)
  })
  it("are chosen anew after an administrator reset one, by which tokens end", async () => {
    const id = await madeUser(store, "reset", "mapper")
    const before = await signIn(server, "reset")
    const token = await tokenOf(before)
    expect((await by(token)).statusCode).toBe(200)
    const {password} = (await root.send({method: "PUT", url: `/api/v1/users/${id}/password`})).json()
    expect((await by(token)).statusCode).toBe(401)
    const browser = await signIn(server, "reset", password)
    expect(issueOf(await browser.send({url: "/api/v1/tokens"}))).toBe("password.given")
  })
  it("end tokens with them where their user says so", async () => {
    await madeUser(store, "keeps", "mapper")
    const first = await signIn(server, "keeps")
    const token = await tokenOf(first)
    await change(first, {old: madePassword, password: own})
    expect((await by(token)).statusCode).toBe(200)
    const second = await signIn(server, "keeps", own)
    await change(second, {old: own, password: madePassword, tokens: true})
    expect((await by(token)).statusCode).toBe(401)
  })
  it("end what a session or token still watches", async () => {
    const base = await server.listen({host: "127.0.0.1", port: 0})
    const {id} = (await post(root, "/jobs", {kind: "audit-verify"})).json()
    const user = await madeUser(store, "watches", "administrator")
    const browser = await signIn(server, "watches")
    const token = await tokenOf(browser, "all")
    const watch = async (headers: Record<string, string>) => {
      const body = (await fetch(`${base}/api/v1/jobs/${id}/events`, {headers})).body?.getReader()
      await body?.read()
      return body
    }
    const [session, other] = [await watch({cookie: browser.cookie}), await watch({authorization: `Bearer ${token}`})]
    await root.send({method: "PUT", url: `/api/v1/users/${user}/password`})
    for (const body of [session, other]) while (!(await body?.read())?.done);
    await root.send({method: "DELETE", url: `/api/v1/jobs/${id}`})
  })
  it("must be what the settings say, wherever they are set", async () => {
    await put({"password-length": 14, "password-kinds": 3})
    const user = {login: "ruled", name: "规则"}
    const told = async (password: string) =>
      JSON.parse((await post(root, "/users", {...user, password})).body).issues[0]
    expect(await told("long horse 9")).toMatchObject({id: "password.short", params: {least: 14, has: 12}})
    expect(await told("my own long horse")).toMatchObject({id: "password.kinds", params: {least: 3, has: 2}})
    const {password} = (await post(root, "/users", user)).json()
    const browser = await signIn(server, "ruled", password)
    expect((await browser.send({url: "/api/v1/session"})).json().passwords).toMatchObject({length: 14, kinds: 3})
    expect(issueOf(await change(browser, {old: password, password: "my own long horse"}))).toBe("password.kinds")
    expect((await change(browser, {old: password, password: own})).statusCode).toBe(204)
    await put({"password-length": 10, "password-kinds": 1})
  })
  it("are not used again as long as the settings say, and are forgotten then", async () => {
    await put({"password-last": 3})
    const id = await madeUser(store, "again", "mapper")
    const kept = async () => (await pastPasswords(store.db, id, 99)).length
    const to = async (old: string, password: string) => {
      const answer = await change(await signIn(server, "again", old), {old, password})
      return answer.statusCode === 204 || issueOf(answer)
    }
    expect(await to(madePassword, own)).toBe(true)
    expect(await to(own, madePassword)).toBe("password.again")
    expect(await to(own, `${own} b`)).toBe(true)
    expect(await to(`${own} b`, madePassword)).toBe("password.again")
    expect(await to(`${own} b`, `${own} c`)).toBe(true)
    expect(await kept()).toBe(2)
    expect(await to(`${own} c`, madePassword)).toBe(true)
    await put({"password-last": 2})
    expect(await kept()).toBe(1)
    await put({"password-last": 1})
    expect(await kept()).toBe(0)
    expect(await to(madePassword, `${own} c`)).toBe(true)
    expect(await kept()).toBe(0)
  })
  it("that are too old sign in only to be changed; tokens go on", async () => {
    await madeUser(store, "old", "administrator")
    const token = await tokenOf(await signIn(server, "old"), "all")
    await put({"password-days": 90})
    ahead += 90 * 24 * 3_600_000
    const browser = await signIn(server, "old")
    expect((await browser.send({url: "/api/v1/session"})).json()).toMatchObject({passwordExpired: true})
    for (const [id, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      if (endpoint.early || endpoint.needs === "anyone" || endpoint.needs === "standard.read") continue
      const url = endpoint.path.replace(/:[a-z]+/g, "none")
      const answer = await browser.send({method: endpoint.method, url, ...(endpoint.body && {payload: {}})})
      expect([answer.statusCode, issueOf(answer)], id).toEqual([403, "password.expired"])
    }
    expect((await by(token, "/api/v1/users")).statusCode).toBe(200)
    expect((await change(browser, {old: madePassword, password: own})).statusCode).toBe(204)
    const again = await signIn(server, "old", own)
    expect((await again.send({url: "/api/v1/session"})).json()).toMatchObject({passwordExpired: false})
    expect((await again.send({url: "/api/v1/users"})).statusCode).toBe(200)
    await put({"password-days": 0}, again)
    root = await signIn(server, "root")
  })
  it("a token that may read writes nothing", async () => {
    await madeUser(store, "reads", "administrator")
    const browser = await signIn(server, "reads")
    const [read, map] = [await tokenOf(browser), await tokenOf(browser, "map")]
    const url = "/api/v1/editions/5.0/items/20040100110000/feedback"
    const say = (token: string) =>
      server.inject({method: "POST", url, payload: {text: "好"}, headers: {authorization: `Bearer ${token}`}})
    expect([(await say(read)).statusCode, issueOf(await say(read))]).toEqual([403, "access.scope"])
    expect((await say(map)).statusCode).toBe(201)
    const {id} = (await post(browser, "/jobs", {kind: "audit-verify"})).json()
    const stop = (token: string) =>
      server.inject({method: "DELETE", url: `/api/v1/jobs/${id}`, headers: {authorization: `Bearer ${token}`}})
    expect(issueOf(await stop(read))).toBe("access.scope")
    expect((await by(read, `/api/v1/jobs/${id}`)).json().state).toBe("waiting")
    expect((await stop(map)).statusCode).toBe(204)
  })
})
