import {createHash, generateKeyPairSync, type KeyObject, randomUUID, sign} from "node:crypto"
import {createServer, type Server} from "node:http"
import type {AddressInfo} from "node:net"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, beforeEach, describe, expect, inject, it} from "vitest"
import {auditPage, change, putSetting, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addIdentity, userByIdentity} from "../store/people/index.ts"
import {type Browser, madePassword, madeUser, serverOver, signIn} from "./made-servers.ts"

/** A provider of the tests' own: it lets anyone in as the subject it was told. */
class Provider {
  subject = "s1"
  nonce: string | undefined
  readonly #codes = new Map<string, {nonce: string; challenge: string}>()
  readonly #keys: {publicKey: KeyObject; privateKey: KeyObject} = generateKeyPairSync("rsa", {modulusLength: 2048})
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response))
  async start(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, "127.0.0.1", resolve))
    return this.issuer
  }
  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  stop(): void {
    this.#server.close()
  }
  /** What a person's browser does there. */
  authorise(url: URL): string {
    const code = randomUUID()
    this.#codes.set(code, {
      nonce: url.searchParams.get("nonce") ?? "",
      challenge: url.searchParams.get("code_challenge") ?? "",
    })
    return code
  }
  async #answer(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) {
    const json = (body: unknown, status = 200) => {
      response.writeHead(status, {"content-type": "application/json"}).end(JSON.stringify(body))
    }
    if (request.url === "/.well-known/openid-configuration")
      return json({
        issuer: this.issuer,
        authorization_endpoint: `${this.issuer}/authorise`,
        token_endpoint: `${this.issuer}/token`,
        jwks_uri: `${this.issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      })
    if (request.url === "/keys")
      return json({keys: [{...this.#keys.publicKey.export({format: "jwk"}), kid: "k", alg: "RS256", use: "sig"}]})
    let body = ""
    for await (const chunk of request) body += chunk
    const given = new URLSearchParams(body)
    const flow = this.#codes.get(given.get("code") ?? "")
    const proved = createHash("sha256")
      .update(given.get("code_verifier") ?? "")
      .digest("base64url")
    if (!flow || proved !== flow.challenge) return json({error: "invalid_grant"}, 400)
    const seconds = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.issuer,
      aud: "zhengming",
      sub: this.subject,
      nonce: this.nonce ?? flow.nonce,
      iat: seconds,
      exp: seconds + 60,
      preferred_username: "zhang.san",
      name: "张三",
    }
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
    const head = `${part({alg: "RS256", kid: "k"})}.${part(claims)}`
    const token = `${head}.${sign("sha256", Buffer.from(head), this.#keys.privateKey).toString("base64url")}`
    json({access_token: "a", token_type: "Bearer", id_token: token})
  }
}

describe("signing in at a provider", () => {
  const places = placesFor("sqlite", inject("postgres"))
  const provider = new Provider()
  let store: Store
  let server: FastifyInstance
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    const issuer = await provider.start()
    server = await serverOver(store, {provider: {issuer, clientId: "zhengming", clientSecret: "shared"}})
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
    provider.stop()
  })
  beforeEach(() => {
    provider.nonce = undefined
  })

  async function go(change: (url: URL) => void = () => {}, {start = "/api/v1/openid/start", session = ""} = {}) {
    const started = await server.inject(start)
    const url = new URL(String(started.headers.location))
    const code = provider.authorise(url)
    const back = new URL("http://x/api/v1/openid/callback")
    back.searchParams.set("code", code)
    back.searchParams.set("state", url.searchParams.get("state") ?? "")
    change(back)
    const cookie = [session, ...started.cookies.map(({name, value}) => `${name}=${value}`)].filter(Boolean).join("; ")
    return server.inject({url: back.pathname + back.search, headers: {cookie}})
  }

  it("refuses whom nobody knows here", async () => {
    const answer = await go()
    expect(answer.statusCode).toBe(403)
    expect(answer.json().issues[0].id).toBe("openid.unknown")
  })
  it("lets in a user who is known by that identity", async () => {
    const id = await madeUser(store, "li.si", "mapper")
    await change(store, {by: "system", why: ""}, tx => addIdentity(tx, id, provider.issuer, "s2"))
    provider.subject = "s2"
    const answer = await go()
    expect(answer.statusCode).toBe(302)
    const session = answer.cookies.find(({name}) => name === "zhengming")
    const me = await server.inject({url: "/api/v1/session", headers: {cookie: `zhengming=${session?.value}`}})
    expect(me.json().user.login).toBe("li.si")
  })
  it("makes a reader of a newcomer where the setting says so", async () => {
    await change(store, {by: "system", why: ""}, tx => putSetting(tx, "open-registration", true))
    provider.subject = "s3"
    const fresh = await serverOver(store, {
      provider: {issuer: provider.issuer, clientId: "zhengming", clientSecret: "shared"},
    })
    const before = server
    server = fresh
    const answer = await go()
    server = before
    await fresh.close()
    await change(store, {by: "system", why: ""}, tx => putSetting(tx, "open-registration", false))
    expect(answer.statusCode).toBe(302)
    const user = await store.db.selectFrom("users").selectAll().where("login", "=", "zhang.san").executeTakeFirst()
    const roles = await store.db
      .selectFrom("roles")
      .select("role")
      .where("user_id", "=", user?.id ?? "")
      .execute()
    expect(roles).toEqual([{role: "reader"}])
  })
  it.each<[string, (url: URL) => void]>([
    ["another state", url => url.searchParams.set("state", "forged")],
    ["another code", url => url.searchParams.set("code", "stolen")],
    ["no code", url => url.searchParams.delete("code")],
  ])("refuses %s", async (_what, change) => {
    provider.subject = "s2"
    expect((await go(change)).json().issues[0].id).toBe("openid.refused")
  })
  it("refuses an answer to another question", async () => {
    provider.nonce = "replayed"
    expect((await go()).statusCode).toBe(403)
  })
  it("refuses whoever comes back without having gone", async () => {
    const answer = await server.inject("/api/v1/openid/callback?code=x&state=y")
    expect([answer.statusCode, answer.json().issues[0].id]).toEqual([403, "openid.elsewhere"])
  })

  /** Whom the store knows by a subject. */
  const known = async (subject: string) => (await userByIdentity(store.db, provider.issuer, subject))?.login
  const link = (browser: Browser, password = madePassword) =>
    browser.send({method: "POST", url: "/api/v1/session/identity", payload: {password}})

  it("links nothing for a session that did not ask on its own page, and leaves it", async () => {
    await madeUser(store, "forgotten", "mapper")
    const forgotten = await signIn(server, "forgotten")
    provider.subject = "s4"
    expect((await go(undefined, {session: forgotten.cookie})).json().issues[0].id).toBe("openid.unknown")
    expect(await known("s4")).toBeUndefined()
    expect((await forgotten.send({url: "/api/v1/session"})).statusCode).toBe(200)
    provider.subject = "s2"
    const answer = await go(undefined, {session: forgotten.cookie})
    const session = answer.cookies.find(({name}) => name === "zhengming")
    const me = await server.inject({url: "/api/v1/session", headers: {cookie: `zhengming=${session?.value}`}})
    expect(me.json().user.login).toBe("li.si")
    expect((await forgotten.send({url: "/api/v1/session"})).statusCode).toBe(401)
  })
  it("links an identity for who asks by password, and signs nobody else in", async () => {
    await madeUser(store, "wang.wu", "mapper")
    const browser = await signIn(server, "wang.wu")
    expect((await link(browser, "wrong")).json().issues[0].id).toBe("login.wrong")
    expect(
      (await link({...browser, send: request => server.inject({...request, headers: {cookie: browser.cookie}})}))
        .statusCode,
    ).toBe(403)
    const {url} = (await link(browser)).json()
    provider.subject = "s5"
    const answer = await go(undefined, {start: url, session: browser.cookie})
    expect([answer.statusCode, answer.headers.location]).toEqual([302, "/account?linked=yes"])
    expect(await known("s5")).toBe("wang.wu")
    expect((await browser.send({url: "/api/v1/session"})).statusCode).toBe(200)
  })
  it("tells what is linked, and unlinks it by password, for whose it is", async () => {
    const [browser, other] = [await signIn(server, "wang.wu"), await signIn(server, "li.si")]
    await madeUser(store, "root", "administrator")
    const root = await signIn(server, "root")
    const linked = async (by = browser, url = "/api/v1/session/identities") => (await by.send({url})).json().items
    const own = {issuer: provider.issuer, subject: "s5"}
    const unlink = (by: Browser, password = madePassword, identity = own) =>
      by.send({method: "POST", url: "/api/v1/session/identities/unlink", payload: {password, ...identity}})
    const seen = [{...own, linked: expect.any(String)}]
    expect(await linked()).toEqual(seen)
    const {user} = (await browser.send({url: "/api/v1/session"})).json()
    expect(await linked(root, `/api/v1/users/${user.id}/identities`)).toEqual(seen)
    expect((await other.send({url: `/api/v1/users/${user.id}/identities`})).statusCode).toBe(403)
    expect((await unlink(browser, "wrong")).json().issues[0].id).toBe("login.wrong")
    expect((await unlink(other)).json().issues[0].id).toBe("thing.missing")
    expect(await known("s5")).toBe("wang.wu")
    expect((await unlink(browser)).statusCode).toBe(204)
    expect([await known("s5"), await linked()]).toEqual([undefined, []])
    expect((await auditPage(store.db, {limit: 1}))[0]).toMatchObject({act: "identity.remove", by: user.id})
    provider.subject = "s5"
    expect((await go()).json().issues[0].id).toBe("openid.unknown")
  })
  it("links nothing by another's ticket, an old one, or none of ours, nor what is another's", async () => {
    await madeUser(store, "zhao.liu", "mapper")
    const [one, other] = [await signIn(server, "zhao.liu"), await signIn(server, "wang.wu")]
    const {url} = (await link(other)).json()
    provider.subject = "s6"
    const issueOf = async (start: string, session: string) =>
      (await go(undefined, {start, session})).json().issues[0].id
    expect(await issueOf(url, one.cookie)).toBe("openid.elsewhere")
    expect(await issueOf(url, "")).toBe("openid.elsewhere")
    expect(await issueOf(url.replace(/link=\d/, "link=9"), other.cookie)).toBe("openid.elsewhere")
    expect(await issueOf("/api/v1/openid/start?link=x", one.cookie)).toBe("openid.elsewhere")
    expect(await known("s6")).toBeUndefined()
    provider.subject = "s2"
    expect(await issueOf((await link(one)).json().url, one.cookie)).toBe("openid.taken")
  })
  it("is unlinked by an administrator for who has no password, and is told so", async () => {
    provider.subject = "s3"
    const session = (await go()).cookies.find(({name}) => name === "zhengming")
    const headers = {cookie: `zhengming=${session?.value}`}
    const {user, hasPassword, csrf} = (await server.inject({url: "/api/v1/session", headers})).json()
    expect(hasPassword).toBe(false)
    const own = {issuer: provider.issuer, subject: "s3"}
    for (const [method, url, payload] of [
      ["POST", "/api/v1/session/identities/unlink", {...own, password: ""}],
      ["POST", "/api/v1/session/identity", {password: "x"}],
      ["PUT", "/api/v1/session/password", {old: "", password: "a whole other 9"}],
    ] as const) {
      const answer = await server.inject({method, url, payload, headers: {...headers, "x-csrf-token": csrf}})
      expect([url, answer.json().issues?.[0].id]).toEqual([url, "password.none"])
    }
    const root = await signIn(server, "root")
    const unlink = (by: Browser, payload = own) =>
      by.send({method: "POST", url: `/api/v1/users/${user.id}/identities/unlink`, payload})
    expect((await unlink(await signIn(server, "wang.wu"))).statusCode).toBe(403)
    expect((await unlink(root, {...own, subject: "s9"})).json().issues[0].id).toBe("thing.missing")
    expect((await unlink(root)).statusCode).toBe(204)
    expect(await known("s3")).toBeUndefined()
    expect((await server.inject({url: "/api/v1/session", headers})).statusCode).toBe(401)
    const entries = await auditPage(store.db, {limit: 2, subject: `user:${user.id}`})
    expect(entries.map(({act}) => act)).toEqual(["session.end-all", "identity.remove"])
  })
  it("links nothing where people sign in here alone", async () => {
    const alone = await serverOver(store)
    const browser = await signIn(alone, "wang.wu")
    expect((await link(browser)).json().issues[0].id).toBe("openid.none")
    await alone.close()
  })
})
