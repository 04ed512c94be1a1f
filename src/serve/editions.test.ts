import type {FastifyInstance} from "fastify"
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {putEdition} from "../store/editions/index.ts"
import {change, openStore, type Store} from "../store/index.ts"
import {placesFor} from "../store/made-stores.ts"
import {serverOver} from "./made-servers.ts"

/** An edition that no program's files have: 5.0 with so many rows of its list. */
const [parts] = shelf.parts("5.0")
const made = (status: "draft" | "released", rows: number) => ({
  facts: {...parts.facts, id: "5.1", status},
  tables: {...parts.tables, listed: parts.tables.listed?.slice(0, rows)},
  hash: `${status} ${rows}`,
})

describe("an edition that another server put into the store", () => {
  const places = placesFor("postgres", inject("postgres"))
  let now = Date.parse("2026-03-01T08:00:00Z")
  const stores: Store[] = []
  const servers: FastifyInstance[] = []
  const put = (of: Parameters<typeof putEdition>[1]) =>
    change(stores[0] as Store, {by: "system", why: "made"}, tx => putEdition(tx, of))
  const ask = async (path: string) => (await servers[1]?.inject(`/api/v1/editions${path}`))?.json()

  beforeAll(async () => {
    const where = await places.make()
    for (let i = 0; i < 2; i++) stores.push(await openStore(where, {clock: () => now}))
    for (const store of stores) servers.push(await serverOver(store))
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    for (const store of stores) await store.close()
    await places.clear()
  })

  it("is there some seconds later, without a restart, and so are its changes and its release", async () => {
    const ids = async () => (await ask("")).items.map(({edition}: {edition: string}) => edition)
    expect(await ids()).not.toContain("5.1")
    expect(await ask("/5.1")).toMatchObject({status: 404, issues: [{id: "edition.unknown"}]})
    await put(made("draft", 1))
    now += 6000
    const first = await ask("/5.1")
    expect(first).toMatchObject({edition: "5.1", status: "draft"})
    await put(made("released", 500))
    now += 6000
    const second = await ask("/5.1")
    expect(second).toMatchObject({status: "released", hash: "released 500"})
    expect(second.items).toBeGreaterThan(first.items)
    expect(await ids()).toContain("5.1")
  })

  it("is searched, explained and read in as any other", async () => {
    const found = await ask("/5.1/items?q=CT&limit=1")
    const [item] = found.items
    expect(await ask(`/5.1/items/${item.code}`)).toMatchObject({edition: "5.1", zh: item.zh, standing: "listed"})
    const read = await servers[1]?.inject({
      method: "POST",
      url: "/api/v1/editions/5.1/recognise",
      payload: {names: [item.zh]},
    })
    expect(read?.json().names[0]).toMatchObject({status: "standard", items: [{code: item.code}]})
  })
})
