import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {serverOver} from "./made-servers.ts"

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

const get = async (path: string) => (await server.inject(`/api/v1/editions/${path}`)).json()

describe("items over HTTP", () => {
  it("are searched, narrowed and counted", async () => {
    const found = await get("5.0/items?q=胸部&modality=CT&method=CT/11&counts=true&limit=1")
    expect(found.items).toMatchObject([{zh: "CT胸部(平扫)"}])
    expect(found.total).toBe(found.counts.find(({facet}: {facet: string}) => facet === "modality").n)
    expect(found.counts).toContainEqual(
      expect.objectContaining({facet: "method", modality: "CT", code: "21", zh: "增强", en: "contrast"}),
    )
    const next = await get(`5.0/items?q=胸部&modality=CT&method=CT/11&limit=1&after=${found.next}`)
    expect(next.items[0].code).not.toBe(found.items[0].code)
    expect(next.counts).toBeUndefined()
  })
  it("tell when they are only near to what was asked", async () => {
    expect(await get("5.0/items?q=chets")).toMatchObject({fuzzy: true})
    expect((await get("5.0/items?q=chest")).fuzzy).toBeUndefined()
  })
  it("are listed by code within a site of any level", async () => {
    const {items, total} = await get("us-1.1/items?site=U1&route=2&limit=1000")
    expect(items.every(({code}: {code: string}) => code.startsWith("50U1"))).toBe(true)
    expect(items).toHaveLength(total)
    expect((await get("us-1.1/items?site=U1")).total).toBeGreaterThan(total)
  })
})

describe("choices over HTTP", () => {
  const post = async (payload: object) =>
    (await server.inject({method: "POST", url: "/api/v1/editions/5.0/choices", payload})).json()
  it("begin with the modalities", async () => {
    expect(await post({})).toEqual({
      modalities: [
        {key: "CT", zh: "CT", en: "CT"},
        {key: "MR", zh: "MR", en: "MR"},
        {key: "XR", zh: "X线", en: "X-ray"},
      ],
      facets: [],
      segments: [],
      issues: [],
    })
  })
  it("tell in both languages what closes a term, and the item at the end", async () => {
    const {facets} = await post({modality: "XR", facets: {equipment: "40"}})
    const method = facets.find(({facet}: {facet: string}) => facet === "method")
    expect(method).toMatchObject({zh: "方法", en: "method", needed: false})
    expect(method.terms.find(({code}: {code: string}) => code === "M1")).toMatchObject({
      open: false,
      why: {id: "method.equipment", zh: expect.stringContaining("钼靶"), en: expect.stringContaining("钼靶")},
    })
    expect((await post({modality: "CT", facets: {site: "040100", method: "11"}})).item).toEqual({
      code: "20040100110000",
      zh: "CT胸部(平扫)",
      en: "CT chest (plain)",
      standing: "listed",
    })
  })
})
