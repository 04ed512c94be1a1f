import {afterAll, afterEach, beforeEach, describe, expect, it} from "vitest"
import {KeptShelf, listSource} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {addRows, type MappedItem, workList} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addCatalogue} from "./catalogues.ts"
import {decideRow} from "./decide.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"
import {precedentsFor} from "./precedents.ts"

const cause = {by: "u1", why: ""}
const name = "CT胸部平扫"
const old = {edition: "3.0", code: "3007220311000000"}
const current = {edition: "5.0", code: "20040100210000"}
const without = (edition: string) =>
  new KeptShelf(
    listSource(
      shelf
        .ids()
        .filter(id => id !== edition)
        .map(id => shelf.parts(id)[0]),
    ),
  )

describe("what people decided for a name before", () => {
  const places = placesFor("sqlite", "")
  let store: Store
  let made: {institutionId: string; catalogueId: string}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    made = await madeCatalogue(store, "H1", madeRows(`${name}:5`))
    await mapCatalogue(store, cause, {catalogueId: made.catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const standing = async (catalogueId: string, state: MappingState) =>
    (await workList(store.db, catalogueId, {state, limit: 9}))[0]
  const decide = async (item: MappedItem, state: MappingState = "accepted") => {
    const row = await standing(made.catalogueId, state)
    const choice = {place: made, rowId: row?.row_id ?? "", sawId: row?.id ?? "", act: "change" as const, items: [item]}
    await change(store, cause, tx => decideRow(tx, shelf, choice))
  }
  const mapAnother = async (over = shelf) => {
    const id = await change(store, cause, async tx => {
      const {id} = await addCatalogue(tx, made.institutionId, "另一")
      await addRows(tx, id, madeRows(`${name}:5`))
      return id
    })
    await mapCatalogue(store, cause, {catalogueId: id, shelf: over, lexicon: over.lexicon("5.0")})
    return {accepted: await standing(id, "accepted"), proposed: await standing(id, "proposed")}
  }

  it("is repeated", async () => {
    await decide(current)
    expect((await mapAnother()).accepted).toMatchObject({origin: "inherited"})
  })
  it.each([
    ["withdrawn", shelf],
    ["gone", without("3.0")],
  ])("is not, and waits for a person with its reason, where its edition is %s", async (_, over) => {
    await decide(old)
    const {accepted, proposed} = await mapAnother(over)
    expect(accepted).toBeUndefined()
    expect(proposed).toMatchObject({origin: "machine"})
    expect(JSON.parse(proposed?.account ?? "{}")).toMatchObject({
      flags: ["precedent-lapsed"],
      read: ["20040100110000"],
      candidates: [],
    })
  })
  it("holds as long as names are read in its edition", async () => {
    await decide(old)
    const asked = {shelf, institutionId: made.institutionId}
    const lapsed = async (inUse: string) =>
      [...(await precedentsFor(store.db, {...asked, inUse})).values()].map(one => one.lapsed ?? false)
    expect(await lapsed("5.0")).toEqual([true])
    expect(await lapsed("3.0")).toEqual([false])
  })
  it("is not repeated for the same name under another code that comes live", async () => {
    await decide(old)
    const live = new LiveNames(store, shelf, "5.0")
    await live.convert(made.institutionId, [{code: "Z9", name}])
    await live.close()
    expect(await standing(made.catalogueId, "proposed")).toMatchObject({code: "Z9", origin: "machine"})
  })
})
