import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {shelf as project} from "../../shelf/made-shelf.ts"
import {describeShelf, drafts} from "../../shelf/made-suite.ts"
import {change} from "../change.ts"
import {openTicking, placesFor} from "../made-stores.ts"
import {openStore} from "../open.ts"
import type {Store} from "../store.ts"
import {editionsAsOf, loadEditions, putEdition} from "./editions.ts"
import {openStoreShelf, type StoreShelf} from "./store-shelf.ts"

const me = {by: "u1", why: "test"}
const [draft] = project.parts("pet-1.1")
/** A draft with so many of the listed rows. */
const draftWith = (rows: number, hash: string) => ({
  facts: {...draft.facts, id: "pet-next", status: "draft" as const},
  tables: {...draft.tables, listed: draft.tables.listed?.slice(0, rows)},
  hash,
})

describe.each(["sqlite", "postgres"] as const)("editions in a store on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let alone: StoreShelf
  let above: StoreShelf
  const put = (parts: Parameters<typeof putEdition>[1]) => change(store, me, tx => putEdition(tx, parts))

  beforeAll(async () => {
    store = await openTicking(await places.make())
    await loadEditions(store, project)
    for (const parts of drafts) await put(parts)
    alone = await openStoreShelf(store)
    above = await openStoreShelf(store, {below: project})
  })
  afterAll(async () => {
    await store.close()
    await places.clear()
  })

  describeShelf("the shelf of the store", async () => alone)
  describeShelf("the shelf of the store over that of the project", async () => above)

  it("come from the project's files once, with their tables even where an older program kept none", async () => {
    expect(await loadEditions(store, project)).toEqual([])
    await store.db.deleteFrom("edition_tables").execute()
    expect(await loadEditions(store, project)).toContain("5.0")
    expect(await loadEditions(store, project)).toEqual([])
    expect((await openStoreShelf(store)).edition("5.0").items.size).toBe(project.edition("5.0").items.size)
    for (const parts of drafts) await put(parts)
  })

  it("are made below where the program has the very same", () => {
    expect(above.edition("5.0")).toBe(project.edition("5.0"))
    expect(above.lexicon("5.0")).toBe(project.lexicon("5.0"))
  })

  it("are never edited once released", async () => {
    await expect(put({...draft, hash: "other"})).rejects.toMatchObject({
      issue: {id: "edition.changed", params: {edition: "pet-1.1"}},
    })
  })

  it("are succeeded while drafts, and each draft can be seen as of its time", async () => {
    const before = store.clock()
    await put(draftWith(3, "a"))
    const then = store.clock()
    const shelf = await openStoreShelf(store, {below: project})
    const [first, other] = [shelf.edition("pet-next"), shelf.edition("pet-draft")]
    await put(draftWith(2, "b"))
    expect(shelf.edition("pet-next")).toBe(first)
    await shelf.refresh()
    expect(shelf.hash("pet-next")).toBe("b")
    expect(shelf.edition("pet-next").items.size).toBeLessThan(first.items.size)
    expect(shelf.lexicon("pet-next").edition.id).toBe("pet-next")
    const read = shelf.lexicons("pet-next").closed.map(({edition}) => edition.id)
    expect([read[0], read.includes("pet-draft")]).toEqual(["pet-next", false]) // drafts are read where they are asked for alone
    expect(shelf.edition("pet-draft")).toBe(other)
    const past = await openStoreShelf(store, {at: then})
    expect([...past.edition("pet-next").items]).toEqual([...first.items])
    expect((await openStoreShelf(store, {at: before})).ids()).not.toContain("pet-next")
    expect((await openStoreShelf(store, {at: 1})).ids()).toEqual([])
    const now = (await editionsAsOf(store.db)).filter(row => row.edition === "pet-next")
    expect(now).toMatchObject([{hash: "b", by: "u1", why: "test", until: null}])
  })

  it("count before the program's own of another hash, and go back to it when they are the same again", async () => {
    const other = await openTicking(await places.make())
    const mine = {...draft, facts: {...draft.facts, status: "draft" as const}, hash: "mine"}
    await change(other, me, tx => putEdition(tx, mine))
    const shelf = await openStoreShelf(other, {below: project})
    expect([shelf.hash("pet-1.1"), shelf.edition("pet-1.1").status]).toEqual(["mine", "draft"])
    expect(shelf.ids()).toEqual(project.ids())
    await change(other, me, tx => putEdition(tx, draft))
    await shelf.refresh()
    expect(shelf.edition("pet-1.1")).toBe(project.edition("pet-1.1"))
    await other.close()
  })

  it("are looked for again after some seconds, and not as of a time", async () => {
    let now = 1000
    const other = await openStore(await places.make(), {clock: () => now})
    const shelf = await openStoreShelf(other, {below: project})
    const past = await openStoreShelf(other, {at: 1000})
    expect(shelf.stale).toBe(false)
    now += 6000
    expect([shelf.stale, past.stale]).toEqual([true, false])
    await shelf.refresh()
    expect(shelf.stale).toBe(false)
    await other.close()
  })
})
