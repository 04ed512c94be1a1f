import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {exportForms, mappingStates} from "../api/lists.ts"
import {exportHis, LiveNames} from "../catalogue/index.ts"
import {madeCatalogue, madeRows} from "../catalogue/made-catalogues.ts"
import {mapCatalogue} from "../catalogue/map.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {decideBlind, type ItemRef, mappingsOf, putMappings, rowsNamed} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {acts, isLook} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {type Browser, madeUser, serverOver, signIn} from "./made-servers.ts"

const chest: ItemRef = {edition: "5.0", code: "20040100110000"}
const noItem: ItemRef = {edition: "5.0", code: "99999999999999"}
const noEdition: ItemRef = {edition: "nope", code: "x"}
const names = ["膝关节MR", "MR膝关节", "神秘检查", "存者", "另一存者"]

describe.each(["sqlite", "postgres"] as const)("items that are stored on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const folder = mkdtempSync(join(tmpdir(), "zhengming-items-"))
  let store: Store
  let server: FastifyInstance
  let mapper: Browser
  let at: string
  let one: string
  let catalogueId: string
  let institutionId: string
  beforeAll(async () => {
    store = await openTicking(await places.make(), {clock: Date.now})
    server = await serverOver(store)
    ;({catalogueId, institutionId} = await madeCatalogue(store, "H1", madeRows(...names)))
    await mapCatalogue(store, {by: "system", why: "made"}, {catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
    await madeUser(store, "mapper", "reviewer", institutionId)
    mapper = await signIn(server, "mapper")
    at = `/api/v1/institutions/${institutionId}`
    one = `${at}/catalogues/${catalogueId}`
  })
  afterAll(async () => {
    await server.close()
    await store.close()
    await places.clear()
    rmSync(folder, {recursive: true, force: true})
  })

  const rowOf = async (name: string) => {
    const [found] = await rowsNamed(store.db, institutionId, [{name}])
    return {row: found?.id ?? "", saw: found?.mapping ?? "", state: found?.state}
  }
  const issueOf = (answer: {statusCode: number; json: () => {issues: {id: string}[]}}) =>
    [answer.statusCode, answer.json().issues[0]?.id] as const
  const decide = async (name: string, choice: object) => {
    const {row, saw} = await rowOf(name)
    return mapper.send({method: "POST", url: `${at}/rows/${row}/decisions`, payload: {saw, reason: "理由", ...choice}})
  }
  const bulk = async (choice: object) => {
    const {saw: like} = await rowOf("膝关节MR")
    return mapper.send({method: "POST", url: `${one}/bulk`, payload: {like, apply: true, reason: "理由", ...choice}})
  }
  const workbook = async (act: string, code: string) => {
    const {row, saw} = await rowOf("神秘检查")
    const payload = `zm_row,zm_saw,zm_decision,zm_codes,zm_relation,zm_reason\n${row},${saw},${act},${code},,理由\n`
    const headers = {"content-type": "application/octet-stream"}
    return (await mapper.send({method: "POST", url: `${one}/decided?file=a.csv`, payload, headers})).json()
  }

  const wanting = acts.filter(act => act !== "reject" && act !== "no match" && !isLook(act))
  const taking = acts.filter(act => act === "reject" || act === "no match" || isLook(act))
  it.each(wanting)("are checked by %s", async act => {
    for (const item of [noItem, noEdition]) {
      expect(issueOf(await decide("神秘检查", {act, items: [item]}))).toEqual([400, "item.unknown"])
      expect(issueOf(await bulk({act, items: [chest, item]}))).toEqual([400, "item.unknown"])
    }
    const told = await workbook(act, noItem.code)
    expect([told.decided, told.issues[0].id]).toEqual([0, "item.unknown"])
  })
  it.each(taking)("are none of %s", async act => {
    expect(issueOf(await decide("神秘检查", {act, items: [chest]}))).toEqual([400, "decision.items"])
    expect(issueOf(await bulk({act, items: [chest]}))).toEqual([400, "decision.items"])
    const told = await workbook(act, chest.code)
    expect([told.decided, told.issues[0].id]).toEqual([0, "decision.items"])
  })
  it("are none of a blind no match", async () => {
    const {row} = await rowOf("神秘检查")
    const url = `${at}/rows/${row}/rounds/一`
    const payload = {act: "no match", items: [chest], reason: "理由"}
    expect(issueOf(await mapper.send({method: "POST", url, payload}))).toEqual([400, "decision.items"])
  })
  it("are left as they are by putting a row off", async () => {
    expect((await decide("神秘检查", {act: "defer"})).statusCode).toBe(201)
    expect((await rowOf("神秘检查")).state).toBe("deferred")
  })

  describe("and are there no more", () => {
    beforeAll(async () => {
      const stored = {存者: [noEdition], 另一存者: [noItem, chest]}
      for (const [name, items] of Object.entries(stored)) {
        const {row: rowId} = await rowOf(name)
        const [before] = await mappingsOf(store.db, [rowId])
        if (!before) throw new Error(name)
        await change(store, {by: "system", why: "made"}, tx =>
          putMappings(tx, [
            {
              ...{rowId, catalogueId, items, state: "accepted", relation: "equivalent", confidence: 1, weight: 0},
              ...{origin: "person", modality: null, volume: 1},
            },
          ]),
        )
        for (const by of ["u1", "u2"])
          await change(store, {by, why: ""}, tx => decideBlind(tx, "旧", {rowId, act: "accept", items}))
      }
    })
    const shown = {edition: "nope", code: "x", name: "x（nope版中没有）", en: "x (not in nope)", unknown: true}
    it("show their code in a row and in lists", async () => {
      const {row} = await rowOf("存者")
      const answer = await mapper.send({url: `${at}/rows/${row}`})
      expect(answer.json().mapping?.items).toEqual([shown])
      const work = (await mapper.send({url: `${one}/work?state=accepted`})).json()
      const items = work.items.flatMap((found: {mapping: {items: object[]}}) => found.mapping.items)
      expect(items).toContainEqual(shown)
      expect(items).toContainEqual({
        ...noItem,
        name: `${noItem.code}（5.0版中没有）`,
        en: `${noItem.code} (not in 5.0)`,
        unknown: true,
      })
      expect(items.find(({code}: {code: string}) => code === chest.code)).not.toHaveProperty("unknown")
    })
    it.each(["items", "coverage", "figures", "report", "rounds", "rounds/旧"])("break nothing of %s", async path => {
      const answer = await mapper.send({url: `${one}/${path}`})
      expect(answer.statusCode, answer.body).toBe(200)
    })
    it.each(exportForms)("break no export as %s", async as => {
      const answer = await mapper.send({url: `${one}/export`, query: {as, states: mappingStates.join()}})
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
      if (as === "csv") expect(answer.body).toContain("x（nope版中没有）")
    })
    it("break no package and no live answer", async () => {
      const done = await exportHis(store.db, shelf, {catalogueId, folder: join(folder, kind), today: "2026-01-01"})
      expect(done.items).toBe(3)
      const live = new LiveNames(store, shelf, "5.0")
      expect((await live.convert(institutionId, [{name: "存者"}]))[0]?.items).toEqual([shown])
      await live.close()
    })
    it("can be put off, and are accepted no more", async () => {
      expect(issueOf(await decide("存者", {act: "accept"}))).toEqual([400, "item.unknown"])
      expect((await decide("存者", {act: "defer"})).statusCode).toBe(201)
      const {row} = await rowOf("存者")
      expect((await mapper.send({method: "POST", url: `${at}/rows/${row}/undo`})).statusCode).toBe(200)
    })
  })
})
