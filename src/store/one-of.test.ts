import {describe, expect, inject, it} from "vitest"
import {insertMany} from "./bulk.ts"
import type {CataloguesTable, MappingItemsTable, MappingsTable} from "./catalogues/schema.ts"
import type {Connection, Kind} from "./connection.ts"
import {openTicking, placesFor} from "./made-stores.ts"
import {latest, migrate} from "./migrate.ts"
import type {InstitutionsTable} from "./people/schema.ts"
import {tables} from "./tables.ts"

describe.each(["sqlite", "postgres"] as const)("a store without “one of” on %s", kind => {
  const left = "30072501110000"
  const right = "30072502110000"
  const both = "30072503110000"
  const chest = "20040100110000"
  const knee = [left, right, both]
  const open = {status: "underspecified", flags: "", read: [...knee, chest]}
  const wide = {status: "standard", flags: " site-broadened ", relation: "broader", read: [chest]}
  const made = {
    proposed: {...open, items: [...knee, chest]},
    "all accepted": {...open, state: "accepted", origin: "person", items: [...knee, chest]},
    "some accepted": {...open, state: "accepted", origin: "inherited", items: [left, both]},
    "said broader": {...open, state: "accepted", origin: "person", relation: "broader", items: knee},
    chosen: {...open, state: "accepted", origin: "person", items: [left, chest]},
    combined: {status: "standard", flags: "", state: "accepted", read: [left, right], items: [left, right]},
    "broadened by the machine": {...wide, state: "accepted", items: [chest]},
    "broadened and decided": {...wide, state: "accepted", origin: "person", items: [chest]},
  }

  it("tells it apart from then on, and lets people look at what they decided without", async () => {
    const places = placesFor(kind, inject("postgres"))
    const store = await openTicking(await places.make())
    const [found, comments] = await store.write(async db => {
      await emptied(db, kind)
      await insertMany(db, "institutions", [
        {
          ...{id: "h", group_id: null, code: "H", name: "", region: null, level: null},
          ...{created_at: 1, retired_at: null},
        } as InstitutionsTable,
      ])
      await insertMany(db, "catalogues", [
        {id: "c", institution_id: "h", name: "放射", created_at: 1, retired_at: null} as CataloguesTable,
      ])
      for (const [id, {items, read, ...rest}] of Object.entries(made)) {
        await insertMany(db, "catalogue_rows", [{id, catalogue_id: "c", code: id, name: id, created_at: 1, beside: ""}])
        await insertMany(db, "mappings", [
          {
            ...{id, row_id: id, catalogue_id: "c", state: "proposed", relation: "equivalent", confidence: 1, weight: 1},
            ...{origin: "machine", engine: null, lexicon: null, account: JSON.stringify({read}), modality: null},
            ...{volume: 7, since: 1, until: null, by: "u", why: ""},
            ...rest,
          } as MappingsTable,
        ])
        const rows = items.map((code, position) => ({mapping_id: id, position, edition: "5.0", code}))
        await insertMany(db, "mapping_items", rows as MappingItemsTable[])
      }
      await migrate(db, kind, 2)
      return [
        await db
          .selectFrom("mappings as m")
          .innerJoin("mapping_items as i", "i.mapping_id", "m.id")
          .selectAll("m")
          .select(["i.code", "i.choice", "i.alternative"])
          .where("m.until", "is", null)
          .orderBy("m.row_id")
          .orderBy("i.position")
          .execute(),
        await db.selectFrom("comments").select("subject").orderBy("subject").execute(),
      ]
    })
    const now = Map.groupBy(found, row => row.row_id)
    const told = (id: string) => {
      const rows = now.get(id) ?? []
      return [
        rows[0]?.state,
        rows[0]?.relation,
        rows.map(row => `${row.choice ?? ""}.${row.alternative ?? ""}`).join(" "),
      ]
    }
    expect(Object.fromEntries(Object.keys(made).map(id => [id, told(id).join(" ")]))).toEqual({
      proposed: "proposed broader 1.1 1.2 1.3 .",
      "all accepted": "in review broader 1.1 1.2 1.3 .",
      "some accepted": "in review broader 1.1 1.3",
      "said broader": "accepted broader 1.1 1.2 1.3",
      chosen: "accepted equivalent . .",
      combined: "accepted equivalent . .",
      "broadened by the machine": "accepted narrower .",
      "broadened and decided": "in review narrower .",
    })
    expect(comments.map(({subject}) => subject)).toEqual([
      "row:all accepted",
      "row:broadened and decided",
      "row:some accepted",
    ])
    expect(now.get("all accepted")?.[0]).toMatchObject({
      since: 2,
      by: "system",
      account: expect.stringContaining("oneOf"),
    })
    await store.close()
    await places.clear()
  })
})

/** A store as it was before the last step, without rows. */
async function emptied(db: Connection, kind: Kind): Promise<void> {
  for (const table of tables.toReversed()) await db.schema.dropTable(table).ifExists().execute()
  await migrate(db, kind, 1, latest.slice(0, latest.indexOf("9-one-of")))
}
