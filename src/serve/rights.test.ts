import Fastify, {type FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, type EndpointId, endpoints} from "../api/index.ts"
import {roleRights} from "../people/index.ts"
import type {Store} from "../store/index.ts"
import {type RoleName, roleNames} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"
import {demandNeeds} from "./needs.ts"

const places = placesFor("sqlite", inject("postgres"))
let store: Store
let server: FastifyInstance
let here: string
const browsers = new Map<string, Browser>()
const tokens = new Map<string, string>()

/** Who asks: nobody, a role at the institution, at another one, or everywhere, a user without a role, tokens. */
const local: readonly RoleName[] = ["reader", "mapper", "reviewer", "admin"]
const roles = roleNames
const callers = [
  "nobody",
  "plain",
  ...local.map(role => `${role} here`),
  ...local.map(role => `${role} elsewhere`),
  ...roles.map(role => `${role} everywhere`),
  "token read",
  "token all",
]

beforeAll(async () => {
  store = await openTicking(await places.make(), {clock: Date.now})
  server = await serverOver(store)
  here = await madeInstitution(store, "H1")
  const elsewhere = await madeInstitution(store, "H2")
  for (const caller of callers.filter(name => name !== "nobody" && !name.startsWith("token"))) {
    const [role, where] = caller.split(" ") as [RoleName, string?]
    const login = caller.replace(" ", "-")
    await madeUser(
      store,
      login,
      where ? role : undefined,
      where === "here" ? here : where === "elsewhere" ? elsewhere : undefined,
    )
    browsers.set(caller, await signIn(server, login))
  }
  for (const scope of ["read", "all"]) {
    const made = await browsers.get("administrator everywhere")?.send({
      method: "POST",
      url: "/api/v1/tokens",
      payload: {name: scope, scopes: [scope]},
    })
    tokens.set(`token ${scope}`, made?.json().secret)
  }
})
afterAll(async () => {
  await server.close()
  await store.close()
  await places.clear()
})

/** Whether the caller has what a route needs, by the table of roles alone. */
function passes(caller: string, {needs, method, path}: Endpoint): boolean {
  const local = path.includes(":institution")
  if (needs === "anyone" || needs === "standard.read") return true // reading is open in these tests
  if (caller === "nobody") return false
  if (needs === "user") return caller !== "token read" || method === "GET"
  if (needs === "session") return !caller.startsWith("token")
  if (caller === "token all") return true
  if (caller === "token read") return needs === "institution.read"
  const [role, where] = caller.split(" ")
  const held = roleNames.find(name => name === role)
  const has = held !== undefined && roleRights[held].includes(needs)
  return has && (where === "everywhere" || (where === "here" && local))
}

/** A request that would be refused for its contents, so that nothing is changed by those who may. */
async function send(id: EndpointId, caller: string) {
  const endpoint: Endpoint = endpoints[id]
  const url = endpoint.path
    .replace(":institution", here)
    .replace(":edition", "9.9")
    .replace(/:[a-z]+/g, "none")
  const request = {method: endpoint.method, url, ...(endpoint.body && {payload: {nonsense: true}})}
  const token = tokens.get(caller)
  if (token) return server.inject({...request, headers: {authorization: `Bearer ${token}`}})
  return browsers.get(caller)?.send(request) ?? server.inject(request)
}

const ending: ReadonlySet<EndpointId> = new Set(["session.end", "sessions.end"]) // they would end the callers' sessions

describe.each(Object.entries(endpoints) as [EndpointId, Endpoint][])("%s", (id, endpoint) => {
  it.each(callers)("as %s", async caller => {
    const may = passes(caller, endpoint)
    if (may && ending.has(id)) return
    if (may && id === "session.start") return
    const {statusCode} = await send(id, caller)
    if (may) expect([401, 403]).not.toContain(id === "setup.start" ? 200 : statusCode)
    else expect(statusCode).toBe(caller === "nobody" ? 401 : 403)
  })
})

describe("the routes", () => {
  it("state what they need, or stop the server", () => {
    const bare = Fastify()
    demandNeeds(bare)
    expect(() => bare.get("/secret", () => "")).toThrow("/secret")
  })
  it("take a time zone that there is", async () => {
    const admin = browsers.get("administrator everywhere")
    const put = async (zone: string) => {
      const etag = String((await admin?.send({url: "/api/v1/settings"}))?.headers.etag)
      const payload = {"time-zone": zone}
      return admin?.send({method: "PATCH", url: "/api/v1/settings", payload, headers: {"if-match": etag}})
    }
    const wrong = await put("Asia/Nowhere")
    expect([wrong?.statusCode, wrong?.json().issues[0].id]).toEqual([400, "settings.zone"])
    expect((await put("Asia/Tokyo"))?.json()["time-zone"]).toBe("Asia/Tokyo")
  })
  it("need a user where reading is not open", async () => {
    const admin = browsers.get("administrator everywhere")
    const settings = await admin?.send({url: "/api/v1/settings"})
    const change = {method: "PATCH", url: "/api/v1/settings", payload: {"public-reading": false}} as const
    expect((await admin?.send({...change, headers: {"if-match": String(settings?.headers.etag)}}))?.statusCode).toBe(
      200,
    )
    for (const [id, endpoint] of Object.entries(endpoints))
      if ((endpoint as Endpoint).needs === "standard.read")
        expect((await send(id as EndpointId, "nobody")).statusCode, id).toBe(401)
    expect((await server.inject("/healthz")).statusCode).toBe(200)
    expect((await browsers.get("editor everywhere")?.send({url: "/api/v1/editions"}))?.statusCode).toBe(200)
    expect((await browsers.get("plain")?.send({url: "/api/v1/editions"}))?.statusCode).toBe(403)
  })
})
