import {afterAll, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {decisionsOf, historyOf, itemsOf, mappingsOf, workList} from "../store/catalogues/index.ts"
import {steadyClock, timeOfId} from "../store/ids.ts"
import {
  change,
  claim,
  enqueue,
  openStore,
  putSetting,
  record,
  type Store,
  verifyAudit,
  type Where,
} from "../store/index.ts"
import {placesFor} from "../store/made-stores.ts"
import {decideRow, undoRow} from "./decide.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"

const hourMs = 3_600_000
const ten = Date.UTC(2026, 0, 1, 10)
const by = (who: string) => ({by: who, why: ""})
const items = (code: string) => [{edition: "5.0", code}]

describe("a steady clock", () => {
  it("goes as the clock does while that goes on", () => {
    const times = [ten, ten, ten + 5, ten + 6]
    const clock = steadyClock(() => times.shift() ?? 0, 0).read
    expect([clock(), clock(), clock()]).toEqual([ten, ten + 5, ten + 6])
  })
  it("never runs back, and goes on at half the pace until the clock has caught up", () => {
    let now = ten
    const clock = steadyClock(() => now, 0).read
    clock()
    now -= hourMs
    expect(clock()).toBe(ten)
    now += hourMs
    expect(clock()).toBe(ten + hourMs / 2)
    now += hourMs
    expect(clock()).toBe(ten + hourMs)
    now += hourMs
    expect(clock()).toBe(ten + 2 * hourMs)
  })
  it("begins where the store ended", () => {
    const clock = steadyClock(() => ten, ten + hourMs).read
    expect(clock()).toBe(ten + hourMs)
  })
})

describe.each(["sqlite", "postgres"] as const)("a clock that is set back on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  afterAll(places.clear)

  async function decided(store: Store, rowId: string, who: string, code: string): Promise<void> {
    const [saw] = await mappingsOf(store.db, [rowId])
    const catalogueId = saw?.catalogue_id ?? ""
    const choice = {place: {catalogueId}, rowId, sawId: saw?.id ?? "", act: "change" as const, items: items(code)}
    await change(store, by(who), tx => decideRow(tx, shelf, choice))
  }

  it("changes neither the order of decisions nor what is undone, and keeps no job waiting", async () => {
    const where = await places.make()
    let now = ten
    const clock = () => now
    let store = await openStore(where, {clock})
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查"))
    await mapCatalogue(store, by("system"), {catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
    const [{row_id: rowId = ""} = {}] = await workList(store.db, catalogueId, {state: "proposed", limit: 1})
    now += 1000
    await decided(store, rowId, "u1", "20040100110000")
    await change(store, by("u1"), tx => enqueue(tx, {kind: "made", input: {}}))
    now -= hourMs
    await decided(store, rowId, "u2", "20010100110000")
    expect((await claim(store, {name: "w", kinds: ["made"], leaseMs: 1}))?.kind).toBe("made")
    await store.close()
    now -= hourMs
    store = await openStore(where, {clock})
    await decided(store, rowId, "u3", "20040100110000")
    const history = await historyOf(store.db, rowId)
    expect(history.map(one => one.by)).toEqual(["u3", "u2", "u1", "system"])
    for (const {since, until} of history) expect(until ?? since).toBeGreaterThanOrEqual(since)
    const [, second] = await decisionsOf(store.db, rowId)
    expect(second?.by).toBe("u2")
    expect(timeOfId(second?.id ?? "")).toBeGreaterThan(ten)
    const undone = await change(store, by("u3"), tx => undoRow(tx, {catalogueId}, rowId))
    expect((await itemsOf(store.db, [undone.id])).map(({code}) => code)).toEqual(["20010100110000"])
    expect((await verifyAudit(store.db)).ok).toBe(true)
    await store.close()
  })
})

describe("servers on one PostgreSQL whose machines show different times", () => {
  const places = placesFor("postgres", inject("postgres"))
  afterAll(places.clear)

  /** A store of a server whose machine's clock is off by so much. */
  async function serverOff(where: Where, byMs: number): Promise<Store> {
    const real = Date.now
    Date.now = () => real() + byMs
    try {
      return await openStore(where)
    } finally {
      Date.now = real
    }
  }

  it("write in the order of what they do, go by the database's time, and take no work from each other", async () => {
    const where = await places.make()
    const ahead = await serverOff(where, hourMs)
    const behind = await serverOff(where, -hourMs)
    expect(Math.abs(ahead.clock() - Date.now())).toBeLessThan(hourMs / 2)
    expect(Math.abs(behind.clock() - Date.now())).toBeLessThan(hourMs / 2)
    const times: number[] = []
    for (const store of [ahead, behind, ahead, behind, behind, ahead])
      await change(store, by("u1"), async tx => {
        times.push(tx.at)
        await putSetting(tx, "site", String(times.length))
        await record(tx, [{act: "setting.change", subject: "setting:site"}])
      })
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(times.length)
    await change(behind, by("u1"), tx => enqueue(tx, {kind: "made", input: {}}))
    const worker = {name: "w", kinds: ["made"], leaseMs: hourMs / 4}
    expect((await claim(behind, worker))?.kind).toBe("made")
    expect(await claim(ahead, {...worker, name: "v"})).toBeUndefined()
    await ahead.close()
    await behind.close()
  })
  it("go on from what another wrote whose time the database no longer shows", async () => {
    const where = await places.make()
    const later = await openStore(where, {clock: () => ten + hourMs})
    const earlier = await openStore(where, {clock: () => ten})
    const times: number[] = []
    for (const store of [later, earlier])
      await change(store, by("u1"), async tx => {
        times.push(tx.at)
        await record(tx, [{act: "setting.change", subject: "setting:site"}])
      })
    expect(times[1]).toBeGreaterThan(times[0] ?? 0)
    await later.close()
    await earlier.close()
  })
})
