import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {workList} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {decideRow} from "./decide.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"

const lexicon = shelf.lexicon("5.0")

describe.each(["sqlite", "postgres"] as const)("live names on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let live: LiveNames
  let made: {institutionId: string; catalogueId: string}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    live = new LiveNames(store, shelf, "5.0")
    made = await madeCatalogue(store, "H1", madeRows("CT胸部平扫:5", "神秘检查:3"))
    await mapCatalogue(store, {by: "system", why: ""}, {catalogueId: made.catalogueId, shelf, lexicon})
  })
  afterEach(async () => {
    await live.close()
    await store.close()
  })
  afterAll(places.clear)
  const ask = async (...asked: readonly {code?: string; name?: string; modality?: string}[]) =>
    live.convert(made.institutionId, asked)
  const open = () => workList(store.db, made.catalogueId, {state: "proposed", limit: 100})

  it("answer with the mapping in force, by code, name or both", async () => {
    for (const asked of [{code: "Z0"}, {name: "CT胸部平扫"}, {code: "Z0", name: "CT胸部平扫"}]) {
      const [answer] = await ask(asked)
      expect(answer).toMatchObject({
        source: "mapping",
        state: "accepted",
        items: [{code: "20040100110000", name: "CT胸部(平扫)"}],
      })
    }
  })
  it("follow a person's decision at once", async () => {
    const [saw] = await open()
    const items = [{edition: "5.0", code: "20010100110000"}]
    await change(store, {by: "u", why: ""}, tx =>
      decideRow(tx, shelf, {
        place: {catalogueId: made.catalogueId},
        rowId: saw?.row_id ?? "",
        sawId: saw?.id ?? "",
        act: "change",
        items,
      }),
    )
    expect((await ask({name: "神秘检查"}))[0]).toMatchObject({source: "mapping", items: [{code: "20010100110000"}]})
  })
  it("remember a new name as a row, once, whatever comes at the same time", async () => {
    const all = await Promise.all(Array.from({length: 20}, () => ask({code: "N1", name: "MR膝关节"})))
    expect(all[0]?.[0]).toMatchObject({source: "recognised", status: "underspecified"})
    const rows = (await open()).filter(({name}) => name === "MR膝关节")
    expect(rows).toHaveLength(1)
    const [later] = await ask({code: "N1", name: "MR膝关节"})
    expect(later?.row).toBe(rows[0]?.row_id)
    await live.close()
    expect((await open()).find(({name}) => name === "MR膝关节")?.volume).toBe(21)
    live = new LiveNames(store, shelf, "5.0")
  })
  it("give a known name under a new code what it means already", async () => {
    const [answer] = await ask({code: "Z99", name: "CT胸部平扫"})
    expect(answer).toMatchObject({source: "mapping"})
    expect((await ask({code: "Z99"}))[0]).toMatchObject({source: "mapping", items: [{code: "20040100110000"}]})
  })
  it("are counted rightly though two servers write at the same moment", async () => {
    let asked = 3
    for (let round = 0; round < 10; round++) {
      const servers = Array.from({length: 4}, () => new LiveNames(store, shelf, "5.0"))
      await Promise.all(servers.map(one => one.convert(made.institutionId, [{name: "神秘检查"}, {name: "神秘检查"}])))
      asked += 2 * servers.length
      await Promise.all(servers.map(one => one.close()))
    }
    expect((await open()).find(({name}) => name === "神秘检查")?.volume).toBe(asked)
  })
  it("stand once though two servers see them first at the same moment", async () => {
    const servers = Array.from({length: 4}, () => new LiveNames(store, shelf, "5.0"))
    await Promise.all(servers.map(one => one.convert(made.institutionId, [{code: "N9", name: "MR踝关节"}])))
    await Promise.all(servers.map(one => one.close()))
    const rows = (await open()).filter(({name}) => name === "MR踝关节")
    expect(rows.map(({volume}) => volume)).toEqual([4])
  })
  it("are counted rightly by two servers at once", async () => {
    const other = new LiveNames(store, shelf, "5.0")
    for (let i = 0; i < 30; i++)
      await Promise.all([ask({name: "神秘检查"}), other.convert(made.institutionId, [{name: "神秘检查"}])])
    await Promise.all([live.close(), other.close()])
    expect((await open()).find(({name}) => name === "神秘检查")?.volume).toBe(63)
    live = new LiveNames(store, shelf, "5.0")
  })
  it("say nothing of a code that nobody knows", async () => {
    expect(await ask({code: "unknown"}, {name: " "}, {})).toMatchObject(Array(3).fill({source: "unknown", items: []}))
    expect(await open()).toHaveLength(1)
  })
  it("keep to their institution", async () => {
    const other = await madeCatalogue(store, "H2", madeRows("别的"))
    expect((await live.convert(other.institutionId, [{name: "神秘检查"}]))[0]?.row).toBeUndefined()
  })
})
