import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {assignmentsFor, mappingsOf, workList} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addUser} from "../store/people/index.ts"
import {assign, endAssignment} from "./assignments.ts"
import {chooseBlind} from "./blind.ts"
import {decideMany} from "./bulk.ts"
import {decideRow} from "./decide.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"

const chest = {edition: "5.0", code: "20040100110000"}

describe.each(["sqlite", "postgres"] as const)("who is asked in a blind round on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let made: {institutionId: string; catalogueId: string}
  let mine: string
  beforeEach(async () => {
    store = await openTicking(await places.make())
    made = await madeCatalogue(store, "H1", madeRows("神秘检查:3", "奇异检查:2"))
    await mapCatalogue(store, by("u0"), {catalogueId: made.catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
    const part = {kind: "range", lower: "Z0", upper: "Z0", round: "一"} as const
    for (const login of ["u0", "u1", "u2", "u3"]) {
      const added = await change(store, {by: "system", why: ""}, tx => addUser(tx, {login, name: login}))
      ids.set(login, added?.id ?? "")
    }
    for (const user of ["u1", "u2"])
      mine = (await change(store, by("u0"), tx => assign(tx, made, {userId: idOf(user), ...part}))).id
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const ids = new Map<string, string>()
  const idOf = (user: string): string => ids.get(user) ?? ""
  const by = (user: string) => ({by: idOf(user), why: ""})
  const rowOf = async (name: string) => {
    const rows = await workList(store.db, made.catalogueId, {state: "proposed", limit: 9})
    const row = rows.find(one => one.name === name)
    if (!row) throw new Error(name)
    return {rowId: row.row_id, sawId: row.id}
  }
  const decide = async (user: string, name = "神秘检查") => {
    const choice = {...(await rowOf(name)), place: made, act: "change", items: [chest]} as const
    return change(store, by(user), tx => decideRow(tx, shelf, choice))
  }
  const answer = async (user: string) => {
    const {rowId} = await rowOf("神秘检查")
    const choice = {place: made, round: "一", rowId, act: "accept", items: [chest]} as const
    await change(store, by(user), tx => chooseBlind(tx, shelf, choice))
  }

  it("decides none of its rows in the open, until two people said there what they mean", async () => {
    const refused = {issue: {id: "decision.blind", params: {round: "一"}}}
    await expect(decide("u1")).rejects.toMatchObject(refused)
    await answer("u1")
    await expect(decide("u1")).rejects.toMatchObject(refused)
    await answer("u2")
    expect(await decide("u1")).toMatchObject({state: "accepted"})
  })
  it("decides all other rows, and others decide these", async () => {
    expect(await decide("u1", "奇异检查")).toMatchObject({state: "accepted"})
    expect(await decide("u3")).toMatchObject({state: "accepted"})
  })
  it("is free again when the part is taken back", async () => {
    await change(store, by("u0"), tx => endAssignment(tx, made, mine)) // of u2
    expect(await decide("u2")).toMatchObject({state: "accepted"})
  })
  it("decides none of them together with others either", async () => {
    const choices = [await rowOf("神秘检查"), await rowOf("奇异检查")].map(one => ({
      ...one,
      ...{act: "change", items: [chest]},
    })) as readonly {rowId: string; sawId: string; act: "change"}[]
    const decided = change(store, by("u1"), tx => decideMany(tx, shelf, {...made, choices}))
    await expect(decided).rejects.toMatchObject({issue: {id: "decision.blind"}})
    const rows = await mappingsOf(
      store.db,
      choices.map(({rowId}) => rowId),
    )
    expect(rows.map(({state}) => state)).toEqual(["proposed", "proposed"])
  })
  it("finds what they are asked to do, with its place", async () => {
    expect(await assignmentsFor(store.db, idOf("u2"))).toMatchObject([
      {id: mine, round: "一", catalogue: "放射", institution: "医院H1", institution_id: made.institutionId},
    ])
    expect(await assignmentsFor(store.db, idOf("u3"))).toEqual([])
  })
})
