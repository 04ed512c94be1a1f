import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {looksFor, mappingsOf, workList} from "../store/catalogues/index.ts"
import {auditPage, change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {changeInstitution, institutionById} from "../store/people/index.ts"
import {openTable, writeTable} from "../tables/index.ts"
import {madeFolder} from "../tables/made-files.ts"
import {decideMany, undoMany} from "./bulk.ts"
import {type Choice, decideRow, undoRow} from "./decide.ts"
import {exportTable} from "./export-table.ts"
import {figuresOf} from "./figures.ts"
import {leftOutOf} from "./left-out.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"
import {readDecided, writeWork} from "./workbook.ts"

const chest = {edition: "5.0", code: "20040100110000"}

describe.each(["sqlite", "postgres"] as const)("a second look on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let made: {institutionId: string; catalogueId: string}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    made = await madeCatalogue(store, "H1", madeRows("神秘检查:3", "奇异检查:2"))
    await ask(true)
    await mapCatalogue(store, by("system"), {catalogueId: made.catalogueId, shelf, lexicon: shelf.lexicon("5.0")})
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const by = (user: string) => ({by: user, why: ""})
  const ask = async (isAsked: boolean) => {
    const institution = await institutionById(store.db, made.institutionId)
    if (!institution) throw new Error("no institution")
    const facts = {...institution, second_look_since: isAsked ? 1 : null}
    const {name, group_id, region, level, second_look_since} = facts
    await change(store, by("system"), tx =>
      changeInstitution(tx, institution.id, {name, group_id, region, level, second_look_since}),
    )
  }
  const rowOf = async (name = "神秘检查") => {
    for (const state of ["proposed", "sent back", "to confirm", "accepted", "no match"] as const)
      for (const row of await workList(store.db, made.catalogueId, {state, limit: 9}))
        if (row.name === name) return {rowId: row.row_id, sawId: row.id}
    throw new Error(name)
  }
  const decide = async (user: string, choice: Partial<Choice> & Pick<Choice, "act">, name?: string) => {
    const whole = {...(await rowOf(name)), place: made, ...choice}
    return change(store, by(user), tx => decideRow(tx, shelf, whole))
  }
  const isChest = {act: "change", items: [chest]} as const
  const confirm = {act: "confirm", mayReview: true} as const
  const refused = (id: string) => expect.objectContaining({issue: expect.objectContaining({id})})

  it("lets what one decided wait, till another who may review confirms it", async () => {
    expect(await decide("mapper", isChest)).toMatchObject({
      ...{state: "to confirm", pending_state: "accepted", pending_by: "mapper"},
    })
    expect(await decide("reviewer", confirm)).toMatchObject({state: "accepted", pending_state: null, confidence: 1})
    const acts = (await auditPage(store.db, {limit: 9})).map(({act}) => act)
    expect(acts).toEqual(expect.arrayContaining(["mapping.change", "mapping.confirm"]))
  })
  it("refuses one's own, whoever one is, and who may not review, and what doesn't wait", async () => {
    await expect(decide("reviewer", confirm)).rejects.toEqual(refused("decision.not-waiting"))
    await decide("mapper", isChest)
    await expect(decide("mapper", confirm)).rejects.toEqual(refused("decision.own"))
    await expect(decide("mapper", {act: "accept", mayReview: true})).rejects.toEqual(refused("decision.own"))
    await expect(decide("other", {act: "confirm"})).rejects.toEqual(refused("decision.reviewer"))
    await expect(decide("other", {act: "accept"})).rejects.toEqual(refused("decision.reviewer"))
    await expect(decide("reviewer", {...confirm, items: [chest]})).rejects.toEqual(refused("decision.items"))
    expect((await mappingsOf(store.db, [(await rowOf()).rowId]))[0]?.state).toBe("to confirm")
  })
  it("takes the same answer of a second person for a confirmation, and another for a decision that waits itself", async () => {
    await decide("mapper", isChest)
    expect(await decide("reviewer", {...isChest, relation: "broader", mayReview: true})).toMatchObject({
      ...{state: "to confirm", relation: "broader", pending_by: "reviewer"},
    })
    await expect(decide("reviewer", confirm)).rejects.toEqual(refused("decision.own"))
    expect(await decide("mapper", {...isChest, relation: "broader", mayReview: true})).toMatchObject({
      state: "accepted",
    })
  })
  it("holds for no match too, which needs a reason once", async () => {
    expect(await decide("mapper", {act: "no match", reason: "不是检查项目"})).toMatchObject({
      ...{state: "to confirm", pending_state: "no match"},
    })
    expect(await decide("reviewer", confirm)).toMatchObject({state: "no match"})
  })
  it("sends back with a reason what the mapper then finds, and decides anew", async () => {
    await decide("mapper", isChest)
    await expect(decide("reviewer", {act: "send back", mayReview: true})).rejects.toEqual(refused("decision.reason"))
    const back = await decide("reviewer", {act: "send back", mayReview: true, reason: "应为双侧"})
    expect(back).toMatchObject({state: "sent back", why: "应为双侧", pending_by: "mapper", pending_state: "accepted"})
    const mine = {state: "sent back", limit: 9, decider: {userId: "mapper", is: "me"}} as const
    expect(await workList(store.db, made.catalogueId, mine)).toHaveLength(1)
    const theirs = {...mine, decider: {userId: "mapper", is: "others"}} as const
    expect(await workList(store.db, made.catalogueId, theirs)).toHaveLength(0)
    expect(await looksFor(store.db, "mapper", undefined)).toMatchObject([{sent_back: 1, to_confirm: 0}])
    expect(await decide("mapper", isChest)).toMatchObject({state: "to confirm", pending_by: "mapper"})
    expect(await looksFor(store.db, "mapper", undefined)).toEqual([])
    expect(await looksFor(store.db, "reviewer", [made.institutionId])).toMatchObject([{sent_back: 0, to_confirm: 1}])
    expect(await looksFor(store.db, "reviewer", [])).toEqual([])
  })
  it("does not let who undoes a confirmation hand the row to its mapper", async () => {
    await decide("mapper", isChest)
    await decide("reviewer", confirm)
    const {rowId} = await rowOf()
    const undone = await change(store, by("reviewer"), tx => undoRow(tx, made, rowId))
    expect(undone).toMatchObject({state: "to confirm", pending_by: "mapper"})
    await expect(decide("mapper", confirm)).rejects.toEqual(refused("decision.own"))
  })
  it("takes a choice that comes twice for one", async () => {
    const [saw, choice] = [await rowOf(), {...isChest, place: made}]
    const first = await change(store, by("mapper"), tx => decideRow(tx, shelf, {...saw, ...choice}))
    const again = await change(store, by("mapper"), tx => decideRow(tx, shelf, {...saw, ...choice}))
    expect(again.id).toBe(first.id)
    const waiting = {...(await rowOf()), place: made, ...confirm}
    const done = await change(store, by("reviewer"), tx => decideRow(tx, shelf, waiting))
    expect((await change(store, by("reviewer"), tx => decideRow(tx, shelf, waiting))).id).toBe(done.id)
  })
  it("holds for many rows as one, all of them or none", async () => {
    const both = async (more: Omit<Partial<Choice>, "place"> & Pick<Choice, "act">) => [
      {...(await rowOf()), ...more},
      {...(await rowOf("奇异检查")), ...more},
    ]
    const choices = await both(isChest)
    const {bulk} = await change(store, by("mapper"), tx => decideMany(tx, shelf, {...made, choices}))
    const own = await both(confirm)
    await expect(change(store, by("mapper"), tx => decideMany(tx, shelf, {...made, choices: own}))).rejects.toEqual(
      refused("decision.own"),
    )
    await change(store, by("reviewer"), tx => decideMany(tx, shelf, {...made, choices: own}))
    expect(await workList(store.db, made.catalogueId, {state: "accepted", limit: 9})).toHaveLength(2)
    expect(await change(store, by("mapper"), tx => undoMany(tx, made, bulk))).toEqual([]) // decided since, they stay
  })
  it("holds for a workbook that comes back, and one that reviews by it confirms", async () => {
    const folder = madeFolder()
    const path = join(folder, "work.csv")
    const {rowId, sawId} = await rowOf()
    const send = async (user: string, cells: readonly string[], mayReview: boolean) => {
      const header = ["zm_row", "zm_saw", "zm_decision", "zm_codes", "zm_relation", "zm_reason"]
      await writeTable(path, header, table => table.write([cells]))
      await using table = await openTable(path)
      const asked = {shelf, catalogueId: made.catalogueId, table, edition: "5.0", mayReview}
      return readDecided(store, by(user), asked)
    }
    expect(await send("mapper", [rowId, sawId, "change", chest.code, "", ""], false)).toMatchObject({decided: 1})
    const {sawId: waiting} = await rowOf()
    const own = await send("mapper", [rowId, waiting, "审核通过", "", "", ""], true)
    expect(own.issues.map(({id}) => id)).toEqual(["decision.own"])
    expect(await send("reviewer", [rowId, waiting, "审核通过", "", "", ""], true)).toMatchObject({decided: 1})
    expect(await workList(store.db, made.catalogueId, {state: "accepted", limit: 9})).toHaveLength(1)
    const states = ["to confirm", "accepted"] as const
    await writeWork(store.db, shelf, {
      catalogueId: made.catalogueId,
      path: join(folder, "w.csv"),
      states,
      edition: "5.0",
    })
  })
  it("leaves the system undecided: live names, exports and figures tell that it waits", async () => {
    await decide("mapper", isChest)
    const {catalogueId, institutionId} = made
    const live = new LiveNames(store, shelf, "5.0")
    const [answer] = await live.convert(institutionId, [{code: "Z0", name: "神秘检查"}])
    expect(answer).toMatchObject({source: "recognised", state: "to confirm"})
    expect(answer?.items).toEqual([])
    await live.close()
    expect(await leftOutOf(store.db, catalogueId, ["accepted"])).toMatchObject({"to confirm": 1})
    const path = join(madeFolder(), "out.csv")
    expect(
      await exportTable(store.db, shelf, {
        catalogueId,
        path,
        states: ["accepted"],
        people: {language: "zh", zone: "Asia/Shanghai"},
      }),
    ).toMatchObject({rows: 0})
    expect(await figuresOf(store.db, catalogueId)).toMatchObject({rowsDone: 0, states: {"to confirm": 1}})
  })
  it("keeps what waits when it is asked for no more: whoever may map confirms it, or decides at once", async () => {
    await decide("mapper", isChest)
    await decide("mapper", isChest, "奇异检查")
    await ask(false)
    expect(await decide("mapper", {act: "confirm"})).toMatchObject({state: "accepted"})
    expect(await decide("mapper", {act: "accept"}, "奇异检查")).toMatchObject({state: "accepted"})
    await ask(true)
    expect(await workList(store.db, made.catalogueId, {state: "accepted", limit: 9})).toHaveLength(2)
  })
})
