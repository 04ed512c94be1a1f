import {once} from "node:events"
import {connect} from "node:net"
import {Validator} from "@seriousme/openapi-schema-validator"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {client, ProblemError} from "../client/index.ts"
import {hashOf} from "../people/secrets.ts"
import {readDigest} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {openStoreShelf} from "../store/editions/index.ts"
import {type Store, verifyAudit} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {standardJobs} from "./jobs/standard.ts"
import {type Browser, madeInstitution, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"
import {startWorker} from "./work.ts"

describe.each(["sqlite", "postgres"] as const)("the server on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let now = Date.UTC(2026, 0, 1)
  let store: Store
  let server: FastifyInstance
  let admin: Browser
  let base: string
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: () => now++})
    server = await serverOver(store, {setupHash: hashOf("first secret")})
    base = await server.listen({host: "127.0.0.1", port: 0})
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  const first = {secret: "first secret", login: "root", name: "管理员", password: madePassword}

  it("makes the first administrator once, by its secret", async () => {
    const post = (payload: object) => server.inject({method: "POST", url: "/api/v1/setup", payload})
    expect((await post({...first, secret: "wrong"})).json().issues[0].id).toBe("setup.secret")
    const made = await post(first)
    expect(made.statusCode).toBe(201)
    expect(made.json().user.roles[0].role).toBe("administrator")
    expect((await post({...first, login: "second"})).statusCode).toBe(403)
    admin = await signIn(server, "root")
  })
  it("keeps session cookies from scripts and other sites", async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: {login: "ROOT", password: madePassword},
    })
    expect(answer.headers["set-cookie"]).toMatch(/HttpOnly.*SameSite=Lax/)
    expect(answer.headers["cache-control"] ?? "").not.toContain("public")
  })
  it("does not tell a wrong login from a wrong password, and slows both down", async () => {
    const tryOne = (login: string) =>
      server.inject({method: "POST", url: "/api/v1/session", payload: {login, password: "wrong wrong"}})
    const [a, b] = [await tryOne("root"), await tryOne("nobody-at-all")]
    expect([a.statusCode, a.json().issues[0].id]).toEqual([b.statusCode, b.json().issues[0].id])
    for (let i = 0; i < 5; i++) await tryOne("someone")
    const slowed = await tryOne("someone")
    expect(slowed.statusCode).toBe(429)
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(0)
  })
  it("changes nothing for a page that isn't ours", async () => {
    const payload = {name: "组"}
    const forged = {method: "POST", url: "/api/v1/groups", payload} as const
    const {cookie, csrf} = admin
    expect((await server.inject({...forged, headers: {cookie}})).json().issues[0].id).toBe("access.forged")
    const elsewhere = {cookie, "x-csrf-token": csrf, origin: "https://evil.example"}
    expect((await server.inject({...forged, headers: elsewhere})).statusCode).toBe(403)
    expect((await admin.send({url: "/api/v1/groups"})).json().items).toEqual([])
  })
  it("answers the same request with one key once, also at the same time", async () => {
    const send = (name: string) =>
      admin.send({method: "POST", url: "/api/v1/groups", payload: {name}, headers: {"idempotency-key": "k1"}})
    const answers = await Promise.all([send("医联体"), send("医联体"), send("医联体")])
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(201)
    expect((await send("另一个")).json().issues[0].id).toBe("request.key")
    expect((await admin.send({url: "/api/v1/groups"})).json().items).toHaveLength(1)
  })
  it("changes only the state that was read", async () => {
    const id = await madeInstitution(store, "E1")
    const url = `/api/v1/institutions/${id}`
    const read = await admin.send({url})
    const etag = String(read.headers.etag)
    expect((await admin.send({url, headers: {"if-none-match": etag}})).statusCode).toBe(304)
    const put = (name: string, headers: Record<string, string>) =>
      admin.send({method: "PUT", url, payload: {name}, headers})
    expect((await put("甲", {})).statusCode).toBe(428)
    const changed = await put("甲", {"if-match": etag})
    expect(changed.json().name).toBe("甲")
    expect((await put("乙", {"if-match": etag})).statusCode).toBe(412)
    expect((await put("乙", {"if-match": String(changed.headers.etag)})).json().name).toBe("乙")
    const {items} = (await admin.send({url: "/api/v1/audit", query: {subject: `institution:${id}`}})).json()
    expect(items.map((entry: {details: {after: {name: string}}}) => entry.details.after.name)).toEqual(["乙", "甲"])
  })
  it("gives a script in a text back as text, and nothing that a browser would run", async () => {
    const name = `<script>alert("1")</script>{{7*7}}'; drop table users; --`
    const made = await admin.send({
      method: "POST",
      url: "/api/v1/institutions",
      payload: {code: name.slice(0, 60), name, region: name.slice(0, 90)},
    })
    expect(made.json()).toMatchObject({name, code: name.slice(0, 60)})
    expect(made.headers["content-type"]).toBe("application/json; charset=utf-8")
    expect(made.headers["x-content-type-options"]).toBe("nosniff")
  })
  it("answers every address of the page with the page, its styles let in by a word that is new each time", async () => {
    const open = (url: string) => server.inject({url, headers: {accept: "text/html"}})
    const [a, b] = [await open("/catalogues/x/y?state=accepted"), await open("/")]
    const nonces = [a, b].map(({headers}) => /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1])
    expect(nonces[0]).toMatch(/^[\w+/=]{24}$/)
    expect(nonces[0]).not.toBe(nonces[1])
    expect((await open("/api/v1/nothing")).headers["content-type"]).toContain("application/problem+json")
    expect((await server.inject({url: "/nothing"})).statusCode).toBe(404)
  })
  it.each(["/assets/..%2f..%2fpackage.json", "/assets/%2e%2e%2findex.html", "/assets/nothing.js"])(
    "gives no file away that is none of the page's: %s",
    async url => {
      expect((await server.inject({url})).statusCode).toBe(404)
    },
  )
  it("tells a browser that what it has from before a restart is still so", async () => {
    const url = "/api/v1/editions/5.0/items/20040100110000"
    const etag = (await server.inject({url})).headers.etag
    const restarted = await serverOver(store)
    const asked = {url, headers: {"if-none-match": etag}}
    expect((await restarted.inject(asked)).statusCode).toBe(304)
    expect((await restarted.inject({url})).json()).toMatchObject({code: "20040100110000"})
    await restarted.close()
  })
  it("pages through all items without losing one", async () => {
    const codes: string[] = []
    for (let after: string | undefined; ; ) {
      const query = {limit: "500", ...(after !== undefined && {after})}
      const page = (await server.inject({url: "/api/v1/editions/5.0/items", query})).json()
      codes.push(...page.items.map((item: {code: string}) => item.code))
      after = page.next
      if (after === undefined) break
    }
    expect(new Set(codes).size).toBe(readDigest("5.0").reduce((sum, {items}) => sum + items, 0))
    expect(codes).toEqual([...codes].sort())
  })
  it("revokes tokens, and shows their secrets once", async () => {
    const made = await admin.send({method: "POST", url: "/api/v1/tokens", payload: {name: "RIS", scopes: ["read"]}})
    const {secret, token} = made.json()
    const use = () => server.inject({url: "/api/v1/session", headers: {authorization: `Bearer ${secret}`}})
    expect((await use()).json().via).toBe("token")
    expect((await admin.send({url: "/api/v1/tokens"})).body).not.toContain(secret)
    await admin.send({method: "DELETE", url: `/api/v1/tokens/${token.id}`})
    expect((await use()).json().issues[0].id).toBe("access.token")
  })
  it("ends sessions when a user is disabled, by idleness, and after a week whatever is done", async () => {
    const id = await madeUser(store, "gone", "reader")
    const gone = await signIn(server, "gone")
    expect((await gone.send({url: "/api/v1/session"})).statusCode).toBe(200)
    await admin.send({method: "DELETE", url: `/api/v1/users/${id}`})
    expect((await gone.send({url: "/api/v1/session"})).statusCode).toBe(401)
    const hour = 3_600_000
    await madeUser(store, "busy", "reader")
    const busy = await signIn(server, "busy")
    for (let i = 0; i < 16; i++) {
      now += 10 * hour
      expect((await busy.send({url: "/api/v1/session"})).statusCode, `${i}`).toBe(200)
    }
    now += 10 * hour
    expect((await busy.send({url: "/api/v1/session"})).statusCode).toBe(401)
    admin = await signIn(server, "root")
  })
  it("keeps the last administrator", async () => {
    const {user} = (await admin.send({url: "/api/v1/session"})).json()
    const refused = await admin.send({method: "DELETE", url: `/api/v1/users/${user.id}`})
    expect(refused.json().issues[0].id).toBe("role.last")
    const role = `/api/v1/users/${user.id}/roles/${user.roles[0].id}`
    expect((await admin.send({method: "DELETE", url: role})).statusCode).toBe(409)
  })
  it("gives an institution admin the staff of that institution, and no more", async () => {
    const here = await madeInstitution(store, "S1")
    await madeUser(store, "chief", "admin", here)
    await madeUser(store, "worker")
    const chief = await signIn(server, "chief")
    const staff = `/api/v1/institutions/${here}/staff`
    const grant = (role: string) => chief.send({method: "POST", url: staff, payload: {login: "worker", role}})
    expect((await grant("mapper")).json().roles[0].institution).toBe(here)
    expect((await grant("administrator")).statusCode).toBe(400)
    const [held] = (await chief.send({url: staff}))
      .json()
      .items.flatMap((user: {roles: {id: string; role: string}[]}) => user.roles.filter(role => role.role === "mapper"))
    expect((await chief.send({method: "DELETE", url: `${staff}/${held.id}`})).statusCode).toBe(204)
    expect((await chief.send({url: "/api/v1/institutions"})).json().items).toHaveLength(1)
  })
  it("does jobs, and tells how they go on until they end", async () => {
    const job = (await admin.send({method: "POST", url: "/api/v1/jobs", payload: {kind: "audit-verify"}})).json()
    const worker = startWorker(
      store,
      standardJobs({shelf: await openStoreShelf(store, {below: shelf}), where: {data: ""}, backups: undefined}),
      {idleMs: 5},
    )
    const states: string[] = []
    const cookie = {headers: {cookie: admin.cookie}}
    const own = client(base, {fetch: (url, init) => fetch(url, {...init, ...cookie})})
    for await (const state of own.events("jobs.events", {params: {job: job.id}})) states.push(state.state)
    expect(states.at(-1)).toBe("done")
    const done = await own.call("jobs.get", {params: {job: job.id}})
    expect(done.value.result).toMatchObject({holds: true})
    await worker.stop()
  })
  it("is used by the typed client", async () => {
    const open = client(base)
    const found = await open.call("items.search", {params: {edition: "5.0"}, query: {q: "胸部 平扫"}})
    expect(found.value.items[0]?.code).toBe("20040100110000")
    const read = await open.call("names.recognise", {
      params: {edition: "5.0"},
      body: {names: ["胸部CT平扫", {name: "胸部平扫", modality: "CT"}]},
    })
    expect(read.value.names.map(({items}) => items[0]?.code)).toEqual(["20040100110000", "20040100110000"])
    const item = await open.call("items.get", {params: {edition: "5.0", code: "20040100110000"}})
    expect(item.value.segments.map(({text}) => text).join("")).toBe("20040100110000")
    await expect(open.call("items.get", {params: {edition: "5.0", code: "x"}})).rejects.toBeInstanceOf(ProblemError)
    await expect(open.call("users.list")).rejects.toThrow("登录")
  })
  it("holds the audit's chain over all of this", async () => {
    expect((await verifyAudit(store.db)).ok).toBe(true)
  })
})

describe("what a hostile caller sends", () => {
  const places = placesFor("sqlite", inject("postgres"))
  let store: Store
  let server: FastifyInstance
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  const post = (payload: string | Buffer, type = "application/json") =>
    server.inject({
      method: "POST",
      url: "/api/v1/editions/5.0/recognise",
      headers: {"content-type": type},
      payload,
    })
  it.each<[string, string | Buffer, string, number, string]>([
    ["malformed JSON", '{"names":', "application/json", 400, "request.json"],
    ["malformed UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), "application/json", 400, "request.encoding"],
    ["a key for the prototype", '{"names":["x"],"__proto__":{"admin":true}}', "application/json", 400, "request.json"],
    [
      "another key for it",
      '{"names":["x"],"constructor":{"prototype":{"admin":true}}}',
      "application/json",
      400,
      "request.json",
    ],
    ["a key too many", '{"names":["x"],"extra":1}', "application/json", 400, "request.field"],
    ["a wrong type", '{"names":"x"}', "application/json", 400, "request.field"],
    ["too many names", JSON.stringify({names: Array(1001).fill("x")}), "application/json", 400, "request.field"],
    ["another type of body", "names=x", "application/x-www-form-urlencoded", 415, "request.media"],
    [
      "a body over the limit",
      JSON.stringify({names: ["x".repeat(17 * 2 ** 20)]}),
      "application/json",
      413,
      "request.large",
    ],
  ])("%s is refused", async (_what, payload, type, status, id) => {
    const answer = await post(payload, type)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers["content-type"]).toContain("application/problem+json")
    const problem = answer.json()
    expect(problem.issues[0].id).toBe(id)
    expect(problem.issues[0].zh).not.toBe(problem.issues[0].en)
    expect(({} as {admin?: boolean}).admin).toBeUndefined()
  })
  it.each([
    "/../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/api/v1/editions/..%2f..%2fpackage/items",
    "/%00",
    "/app.js/../../x",
  ])("no file at %s", async url => {
    const {statusCode, body} = await server.inject(url)
    expect([400, 404]).toContain(statusCode)
    expect(body).not.toContain("root:")
  })
  it("answers in the caller's language", async () => {
    const ask = async (language: string) =>
      (await server.inject({url: "/api/v1/nothing", headers: {"accept-language": language}})).json().title
    expect(await ask("en-GB,en;q=0.9,zh;q=0.5")).toBe("Not found")
    expect(await ask("zh-CN,zh;q=0.9,en;q=0.8")).toBe("不存在")
    expect(await ask("")).toBe("不存在")
  })
  it("ends though somebody holds a connection on which nothing is asked", async () => {
    const other = await serverOver(store)
    const {port} = new URL(await other.listen({host: "127.0.0.1", port: 0}))
    const held = connect(Number(port), "127.0.0.1")
    await once(held, "connect")
    const closed = once(held, "close")
    await other.close()
    await closed
  })
  it("names no place of the program in a fault of its own", async () => {
    await store.db.schema.dropTable("settings").ifExists().execute()
    await store.db.schema.dropTable("audit_head").execute()
    const {statusCode, body} = await server.inject("/readyz")
    expect(statusCode).toBe(503)
    expect(body).not.toMatch(/no such table|at .*\.ts|\/src\//i)
  })
  it("sends its page with a policy that runs nothing but its own files", async () => {
    const page = await server.inject("/")
    const policy = String(page.headers["content-security-policy"])
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain("unsafe")
    expect(page.body).not.toMatch(/<script>|style=|onclick/)
  })
  it("describes itself in OpenAPI that holds", async () => {
    const text = (await server.inject("/api/v1/openapi.json")).body
    const checked = await new Validator().validate(JSON.parse(text))
    expect(checked.errors ?? []).toEqual([])
    const {paths} = JSON.parse(text) as {
      paths: Record<
        string,
        Record<string, {operationId: string; summary: string; tags: string[]; responses: Record<string, unknown>}>
      >
    }
    const operations = Object.values(paths).flatMap(methods => Object.values(methods))
    expect(operations.length).toBeGreaterThan(40)
    expect(new Set(operations.map(({operationId}) => operationId)).size).toBe(operations.length)
    for (const {summary, tags, responses} of operations) {
      expect(summary).not.toBe("")
      expect(tags).toHaveLength(1)
      expect(Object.keys(responses)).toContain("default")
    }
  })
})
