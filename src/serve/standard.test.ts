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
    expect(await get("5.0/items?q=头部核磁&elsewhere=true")).toMatchObject({read: 1, elsewhere: []})
    expect(await get("5.0/items?q=心脏彩超&elsewhere=true")).toMatchObject({
      total: 0,
      elsewhere: [{edition: "us-1.1", items: [{zh: "成人心脏常规超声检查"}]}],
    })
    expect((await get("5.0/items?q=心脏彩超")).elsewhere).toBeUndefined()
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

describe("texts over HTTP", () => {
  it("name segments, facets and relations", async () => {
    const {segment, facet, relation} = (await server.inject("/api/v1/texts")).json()
    expect(relation.narrower).toEqual({zh: "较窄", en: "narrower"})
    expect(segment.site1).toEqual({zh: "一级部位", en: "site level 1"})
    expect(Object.keys(facet)).toEqual(
      expect.arrayContaining(["equipment", "site", "method", "processing", "position", "route", "detail"]),
    )
    expect(facet.site1).toBeUndefined()
  })
})

describe("names over HTTP", () => {
  it("are read together with what other columns of their rows say", async () => {
    const asked = (text: string) => ({name: "CT平扫", beside: [{kind: "site", column: "检查部位", text}]})
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/editions/5.0/recognise",
      payload: {names: [asked("颅脑"), asked("胸部"), "CT平扫"]},
    })
    const names: readonly {accepted: boolean; items: readonly {code: string}[]}[] = answer.json().names
    const told = names.map(({accepted, items}) => [items[0]?.code, accepted])
    expect(told).toEqual([
      ["20010100110000", true],
      ["20040100110000", true],
      ["20999999110000", false],
    ])
  })
  it("tell what each stretch decides where that is asked", async () => {
    const read = async (payload: object) => {
      const url = "/api/v1/editions/all/recognise"
      const answer = await server.inject({method: "POST", url, payload: {names: ["右肋骨CT平扫"], ...payload}})
      const [name] = answer.json().names
      return name.account.map(({decides, idle}: {decides?: unknown; idle?: string}) => decides ?? idle)
    }
    const of = (facet: string) => [{item: "20040500110000", facet}]
    expect(await read({explain: true})).toEqual(["unsided", of("site"), of("equipment"), of("method")])
    expect(await read({})).toEqual([undefined, undefined, undefined, undefined])
  })
  it("have candidates by what stands beside them too", async () => {
    const beside = [{kind: "site", column: "检查部位", text: "膝关节"}]
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/editions/5.0/recognise",
      payload: {names: [{name: "平扫", beside}], candidates: 1},
    })
    expect(answer.json().names[0].candidates).toMatchObject([{name: "CT双膝关节(平扫)", agrees: ["site", "method"]}])
  })
  it("are read in an edition that is a closed list", async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/editions/us-1.1/recognise",
      payload: {names: [{name: "甲状腺常规超声"}]},
    })
    expect(answer.json().names[0]).toMatchObject({
      accepted: true,
      items: [{code: "50U101000C0000", edition: "us-1.1", en: "thyroid routine ultrasound"}],
    })
  })
  it("are read by all families where no edition is told, each item with its own", async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/editions/all/recognise",
      payload: {names: [{name: "腹部彩超+胸部CT平扫"}, {name: "骨", modality: "核医学"}]},
    })
    const items = answer
      .json()
      .names.map((read: {items: readonly {edition: string}[]}) => read.items.map(({edition}) => edition))
    expect(items).toEqual([["us-1.1", "5.0"], ["spect-2.0"]])
  })
})

describe("the sheet of an item", () => {
  it("tells all that the standard says of it", async () => {
    expect(await get("5.0/items/22072201110000")).toMatchObject({
      zh: "16排CT左膝关节(平扫)",
      standing: "listed",
      hierarchy: [
        {level: 1, code: "07", zh: "四肢及关节"},
        {level: 2, code: "0722", zh: "膝关节"},
        {level: 3, code: "072201", zh: "左膝关节", en: "left knee joint"},
      ],
      terms: [
        {facet: "equipment", code: "22"},
        {facet: "site", code: "072201"},
        {facet: "method", code: "11", zh: "平扫", en: "plain"},
      ],
      mappings: expect.arrayContaining([
        {facet: "side", system: "SCT", code: "7771000", meaning: "Left", relation: "equivalent"},
      ]),
      fields: expect.arrayContaining([
        {protocol: "DICOM", place: "(0018,0015)", zh: "检查部位", en: "Body Part Examined", value: "KNEE"},
      ]),
    })
  })
  it("is there for codes outside the list, and for no code that is ruled out", async () => {
    expect(await get("5.0/items/45072503Xj0000")).toMatchObject({standing: "unlisted", zh: "RF双踝关节关节造影"})
    for (const path of ["items/20010102110000", "items/2001", "items/20010102110000/history"])
      expect((await get(`5.0/${path}`)).issues[0].id).toBe("thing.missing")
  })
  it("has its history through the editions", async () => {
    const {editions} = await get("5.0/items/20072201110000/history")
    expect(editions).toMatchObject([
      {edition: "2.5", fate: "lossy", code: "200722110000", name: {zh: expect.any(String)}},
      {edition: "3.0", fate: "exact", published: "2022-12"},
      {edition: "5.0", fate: "exact", status: "released", name: {zh: "CT左膝关节(平扫)"}, lost: []},
    ])
  })
})

describe("codes over HTTP", () => {
  it("are explained with an institution's suffix, which has a form of its own", async () => {
    const code = "20040100110000"
    expect(await get(`5.0/explain?text=${code}-C1`)).toMatchObject({text: code, standing: "listed", issues: []})
    const wrong = await get(`5.0/explain?text=${code}-${encodeURIComponent("错")}`)
    expect([wrong.standing, wrong.issues[0].id]).toEqual(["malformed", "extension.suffix"])
  })
})
