import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {madeCatalogue, madeRows} from "../catalogue/made-catalogues.ts"
import {mapCatalogue} from "../catalogue/map.ts"
import {shelf} from "../shelf/made-shelf.ts"
import type {Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madeUser, serverOver, signIn} from "./made-servers.ts"

describe.each(["sqlite", "postgres"] as const)("words over HTTP on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let server: FastifyInstance
  let mapper: Browser
  let root: Browser
  let at: string
  let other: string
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    const rows = madeRows("胸部CT平扫(囧):9", "胸部CT平扫:1")
    const [own, others] = [await madeCatalogue(store, "H1", rows), await madeCatalogue(store, "H2", rows)]
    for (const {catalogueId} of [own, others])
      await mapCatalogue(store, {by: "system", why: ""}, {catalogueId, shelf, lexicon: shelf.lexicons("5.0")})
    await madeUser(store, "mapper", "mapper", own.institutionId)
    await madeUser(store, "root", "administrator")
    mapper = await signIn(server, "mapper")
    root = await signIn(server, "root")
    at = `/api/v1/institutions/${own.institutionId}`
    other = `/api/v1/institutions/${others.institutionId}`
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
  })
  const word = {text: "（囧）", kind: "aside", value: ""}

  it("lists what a word can mean, to everybody", async () => {
    const url = "/api/v1/editions/5.0/meanings?kind=site"
    const {items} = (await server.inject({url})).json()
    expect(items).toContainEqual(expect.objectContaining({value: "膝关节", zh: "膝关节", pinyin: expect.any(String)}))
  })
  it("shows, teaches, lists and withdraws", async () => {
    const shown = await mapper.send({method: "POST", url: `${at}/words/preview`, payload: {...word, text: "囧"}})
    expect(shown.json()).toMatchObject({word: "囧", rows: 1, counts: {sure: 1}, volume: 9})
    const taught = await mapper.send({method: "POST", url: `${at}/words`, payload: {...word, text: "囧", why: "急诊"}})
    expect(taught.statusCode).toBe(201)
    const {id, job} = taught.json()
    expect(job).toMatchObject({kind: "words-read", state: "waiting"})
    const list = (await mapper.send({url: `${at}/words`})).json()
    expect(list.items).toMatchObject([{id, word: "囧", family: null, why: "急诊", meaning: {en: expect.any(String)}}])
    const loss = await mapper.send({url: `${at}/words/${id}/withdrawal`})
    expect(loss.json()).toMatchObject({word: "囧", rows: 1})
    const gone = await mapper.send({method: "POST", url: `${at}/words/${id}/withdrawal`, payload: {why: "误教"}})
    expect(gone.json()).toMatchObject({id, job: {kind: "words-read"}})
    expect((await mapper.send({url: `${at}/words`})).json().items).toEqual([])
    const past = (await mapper.send({url: `${at}/words?past=true`})).json().items
    expect(past).toMatchObject([{id, endedBy: "mapper", endedWhy: "误教"}])
  })
  it("refuses a word that the lexicon knows with its reason in both languages", async () => {
    const answer = await mapper.send({method: "POST", url: `${at}/words`, payload: {...word, text: "胸部"}})
    expect(answer.statusCode).toBe(409)
    expect(answer.json().issues).toMatchObject([{id: "word.known", zh: expect.any(String), en: expect.any(String)}])
  })
  it("is no other institution's matter, and the lexicon's keepers' alone where many teach alike", async () => {
    for (const url of [`${other}/words`, `${other}/words/preview`])
      expect((await mapper.send({method: "POST", url, payload: {...word, text: "囧"}})).statusCode).toBe(403)
    expect((await mapper.send({url: "/api/v1/word-proposals"})).statusCode).toBe(403)
    for (const institution of [at, other])
      await root.send({method: "POST", url: `${institution}/words`, payload: {...word, text: "魑"}})
    expect((await root.send({url: "/api/v1/word-proposals"})).json().items).toMatchObject([
      {word: "魑", institutions: [{name: "医院H1"}, {name: "医院H2"}], against: []},
    ])
    const file = await root.send({url: "/api/v1/word-proposals/table?family=ultrasound"})
    expect(file.headers["content-type"]).toContain("text/csv")
    expect(file.body).toContain("魑,aside=,2家机构自教")
  })
})
