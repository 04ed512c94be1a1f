import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {addCatalogue, addRows, putMappings} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madeInstitution, madeUser, serverOver, signIn} from "./made-servers.ts"

const item = {edition: "5.0", code: "20040100110000"}

/** A catalogue whose rows all mean the item; `state` of their mappings. */
async function madeRows(
  store: Store,
  institution: string,
  volumes: Readonly<Record<string, number>>,
  state = "accepted",
) {
  await change(store, {by: "system", why: "made"}, async tx => {
    const {id: catalogueId} = await addCatalogue(tx, institution, `目录${state}`)
    const rows = Object.entries(volumes).map(([name, volume]) => ({code: name, name, modality: "CT", volume}))
    const ids = await addRows(tx, catalogueId, rows)
    await putMappings(
      tx,
      ids.map((rowId, i) => ({
        rowId,
        modality: "CT",
        volume: rows[i]?.volume ?? 0,
        catalogueId,
        state: state as "accepted",
        items: [item],
        relation: "equivalent",
        confidence: 1,
        weight: 0,
        origin: "person",
      })),
    )
  })
}

describe.each(["sqlite", "postgres"] as const)("items among their users on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const url = `/api/v1/editions/5.0/items/${item.code}`
  let store: Store
  let server: FastifyInstance
  let here: string
  let reader: Browser
  let plain: Browser
  let admin: Browser
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    here = await madeInstitution(store, "H1")
    const other = await madeInstitution(store, "H2")
    await madeRows(store, here, {胸部CT: 500, CT胸平扫: 20})
    await madeRows(store, here, {拟: 7}, "proposed")
    await madeRows(store, other, {胸部CT: 300})
    await madeUser(store, "reader", "reader", here)
    await madeUser(store, "plain")
    await madeUser(store, "admin", "administrator")
    reader = await signIn(server, "reader")
    plain = await signIn(server, "plain")
    admin = await signIn(server, "admin")
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  const usage = async (browser: Browser, at = url) => (await browser.send({url: `${at}/usage`})).json()

  it("are counted over the institutions that the caller may read, and named", async () => {
    expect(await usage(plain)).toEqual({institutions: 0, names: 0, volume: 0, top: []})
    const told = await usage(reader)
    expect(told).toMatchObject({institutions: 1, names: 2, volume: 520})
    expect(told.top).toMatchObject([
      {institution: {id: here, code: "H1", name: "医院H1"}, name: "胸部CT", volume: 500},
      {name: "CT胸平扫", volume: 20},
    ])
    expect(await usage(admin)).toMatchObject({institutions: 2, names: 2, volume: 820})
    expect((await usage(admin)).top.map(({volume}: {volume: number}) => volume)).toEqual([500, 300, 20])
  })
  it("count nothing where no row means them, and are no items where the code is none", async () => {
    expect(await usage(plain, "/api/v1/editions/5.0/items/20010100110000")).toEqual({
      institutions: 0,
      names: 0,
      volume: 0,
      top: [],
    })
    expect((await usage(plain, "/api/v1/editions/5.0/items/2001")).issues[0].id).toBe("thing.missing")
  })
  it("are spoken about, with the speaker's name for who may see it, and the audit has it", async () => {
    const payload = {text: "<b>名称易混</b>", flag: "名称"}
    const said = await plain.send({method: "POST", url: `${url}/feedback`, payload})
    expect([said.statusCode, said.json().name]).toEqual([201, "plain"])
    await reader.send({method: "POST", url: `${url}/feedback`, payload: {text: "同意"}})
    const {items} = (await plain.send({url: `${url}/feedback`})).json()
    expect(items).toMatchObject([
      {...payload, name: "plain"},
      {text: "同意", flag: null, name: null},
    ])
    const named = (await admin.send({url: `${url}/feedback`})).json().items
    expect(named.map(({name}: {name: string}) => name)).toEqual(["plain", "reader"])
    const page = (await plain.send({url: `${url}/feedback?limit=1`})).json()
    expect((await plain.send({url: `${url}/feedback?limit=1&after=${page.next}`})).json().items[0].text).toBe("同意")
    const audit = (await admin.send({url: "/api/v1/audit", query: {subject: `item:5.0 ${item.code}`}})).json()
    expect(audit.items.map(({act}: {act: string}) => act)).toEqual(["feedback.add", "feedback.add"])
    const empty = await plain.send({method: "POST", url: `${url}/feedback`, payload: {text: "  "}})
    expect(empty.statusCode).toBe(400)
  })
  it("and people have names for those who work with them", async () => {
    const {user} = (await reader.send({url: "/api/v1/session"})).json()
    const ask = (ids: string, browser = reader) => browser.send({url: "/api/v1/people", query: {ids}})
    expect((await ask(`${user.id},nobody,system,${user.id}`)).json()).toEqual({
      people: [{id: user.id, login: "reader", name: "reader"}],
    })
    expect((await ask(user.id, plain)).json()).toEqual({people: []})
    expect((await ask("")).json()).toEqual({people: []})
    expect((await ask(Array.from({length: 201}, (_, i) => `u${i}`).join())).statusCode).toBe(400)
  })
})
