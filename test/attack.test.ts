import fc from "fast-check"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {type Endpoint, endpoints} from "../src/api/index.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "../src/serve/made-servers.ts"
import type {Store} from "../src/store/index.ts"
import {openTicking, placesFor} from "../src/store/made-stores.ts"

/** Requests to each route; `npm run test:attack` asks for more. */
const rounds = Number(process.env.ZHENGMING_ATTACK ?? 4)

const odd = fc.constantFrom(
  ...[
    "",
    " ",
    "\u3000",
    "\0",
    "a\r\nSet-Cookie: a=b",
    "\t",
    "\u202e胸部",
    "\ufeff",
    "\ud800",
    "\u{1f9e0}",
    "../../etc/passwd",
    "%00",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "'; drop table users; --",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "$\u007b1}",
    "=1+1",
  ],
  ...[
    "NaN",
    "-1",
    "1e400",
    "9".repeat(40),
    "true",
    "null",
    "[]",
    "胸".repeat(300),
    "eA",
    "AA",
    "5.0",
    "20010100110000",
  ],
)

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}

/** Bodies of about the shape that a route asks for, odd where texts and numbers stand, with a wrong part here and there. */
function bodyOf(schema: Schema | undefined): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(odd, fc.constantFrom(null, 0, -1, 1e300, true, [], {}, [[[]]]))
  if (schema === undefined) return wrong
  if (schema.const !== undefined) return fc.oneof({weight: 9, arbitrary: fc.constant(schema.const)}, wrong)
  if (schema.enum) return fc.oneof({weight: 9, arbitrary: fc.constantFrom(...schema.enum)}, wrong)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(bodyOf))
  if (schema.properties) {
    const parts = Object.fromEntries(Object.entries(schema.properties).map(([key, part]) => [key, bodyOf(part)]))
    return fc.record(parts, {requiredKeys: Object.keys(parts).slice(0, 2)})
  }
  if (schema.items) return fc.array(bodyOf(schema.items), {maxLength: 3})
  if (schema.type === "integer" || schema.type === "number") return fc.oneof(fc.integer(), fc.double(), wrong)
  return schema.type === "boolean" ? fc.oneof(fc.boolean(), wrong) : wrong
}

describe.each(["sqlite", "postgres"] as const)("odd requests, on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let now = Date.UTC(2026, 0, 1)
  let store: Store
  let server: FastifyInstance
  let admin: Browser
  let at: Readonly<Record<string, string>>
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: () => now++})
    server = await serverOver(store)
    await madeUser(store, "root", "administrator")
    admin = await signIn(server, "root")
    const institution = await madeInstitution(store, "H1")
    const made = await admin.send({
      method: "POST",
      url: `/api/v1/institutions/${institution}/catalogues`,
      payload: {name: "目录"},
    })
    at = {institution, catalogue: made.json().id, edition: "5.0", other: "3.0", code: "20010100110000"}
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })

  const quiet = ([id, {method, events}]: readonly [string, Endpoint]) =>
    !events && method !== "DELETE" && !id.startsWith("session.") && !id.startsWith("jobs.") && id !== "password.change"

  it.each((Object.entries(endpoints) as readonly (readonly [string, Endpoint])[]).filter(quiet))(
    "to %s are answered, never with a fault of the program",
    async (_id, endpoint) => {
      const params = fc.dictionary(fc.constantFrom(...Object.keys(at), "row", "user", "job", "round"), odd, {
        maxKeys: 2,
      })
      const query = fc.dictionary(fc.constantFrom(...Object.keys(endpoint.query?.properties ?? {}), "q", "after"), odd)
      const body = bodyOf(endpoint.body as Schema | undefined)
      const asked = fc.asyncProperty(params, query, body, async (params, query, payload) => {
        const path = endpoint.path.replaceAll(/:([a-z]+)/gi, (_, name: string) =>
          encodeURIComponent((params[name] || at[name] || "x").toWellFormed()),
        )
        const search = new URLSearchParams(query).toString()
        const answer = await admin.send({
          method: endpoint.method,
          url: `${path}?${search}`,
          ...(endpoint.method !== "GET" && !endpoint.upload && {payload: JSON.stringify(payload)}),
          headers: {
            "content-type": endpoint.upload ? "application/octet-stream" : "application/json",
            "if-match": '"x"',
          },
        })
        expect(
          answer.statusCode,
          `${endpoint.method} ${path}?${search} ${JSON.stringify(payload)} ${answer.body}`,
        ).toBeLessThan(500)
      })
      await fc.assert(asked, {numRuns: rounds})
    },
  )
})
