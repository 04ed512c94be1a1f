import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {
  assignmentsOf,
  catalogueRow,
  dropRows,
  mappingById,
  mappingsOf,
  succeedFacts,
  workList,
} from "../store/catalogues/index.ts"
import {change, type Store, verifyAudit} from "../store/index.ts"
import {type Act, type WorkOrder, workOrders} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addUser, institutionById} from "../store/people/index.ts"
import {agreementOf} from "./agreement.ts"
import {assign} from "./assignments.ts"
import {chooseBlind, reconciliation} from "./blind.ts"
import {decideMany, rowsLike, undoMany} from "./bulk.ts"
import {decideRow, undoRow} from "./decide.ts"
import {registerExtension} from "./extend.ts"
import {figuresOf} from "./figures.ts"
import {madeCatalogue, madeGroup, madeRows} from "./made-catalogues.ts"
import {codesOf, mapCatalogue, remapCatalogue} from "./map.ts"
import {coverageOf} from "./pictures.ts"
import {similarRows} from "./similar.ts"
import {workOf} from "./work.ts"

const lexicon = shelf.lexicon("5.0")
const chest = {edition: "5.0", code: "20040100110000"}
const brain = {edition: "5.0", code: "20010100110000"}

describe("agreementOf", () => {
  it("is Cohen's kappa", () => {
    // 25 both yes, 10 and 15 apart, 50 both no of 100: 0.75 observed, 0.35 x 0.4 + 0.65 x 0.6 = 0.53 by chance
    const pairs = [
      ...Array(25).fill(["y", "y"]),
      ...Array(10).fill(["y", "n"]),
      ...Array(15).fill(["n", "y"]),
      ...Array(50).fill(["n", "n"]),
    ] as [string, string][]
    expect(agreementOf(pairs)).toMatchObject({rows: 100, same: 75})
    expect(agreementOf(pairs).kappa).toBeCloseTo((0.75 - 0.53) / (1 - 0.53), 10)
    expect(agreementOf([["y", "y"]]).kappa).toBeUndefined()
    expect(agreementOf([]).kappa).toBeUndefined()
  })
})

describe.each(["sqlite", "postgres"] as const)("the work on a catalogue on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  beforeEach(async () => {
    store = await openTicking(await places.make())
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const cause = (by = "u1", why = "") => ({by, why})
  const map = (catalogueId: string) => mapCatalogue(store, cause("system"), {catalogueId, shelf, lexicon})
  const proposed = (catalogueId: string) => workList(store.db, catalogueId, {state: "proposed", limit: 100})
  async function row(catalogueId: string, name: string) {
    const rows = await store.db
      .selectFrom("catalogue_rows as r")
      .innerJoin("mappings as m", join => join.onRef("m.row_id", "=", "r.id").on("m.until", "is", null))
      .selectAll("m")
      .where("r.catalogue_id", "=", catalogueId)
      .where("r.name", "=", name)
      .execute()
    const [only] = rows
    if (!only) throw new Error(name)
    const codes = (await codesOf(store.db, [only.id])).get(only.id) ?? []
    return {...only, codes}
  }
  const decide = (by: string, choice: {rowId: string; sawId: string; act: Act} & Record<string, unknown>) =>
    change(store, cause(by), async tx => {
      const {catalogue_id: catalogueId = ""} = (await mappingById(tx.db, choice.sawId)) ?? {}
      return decideRow(tx, shelf, {place: {catalogueId}, ...choice})
    })

  it("maps what is sure, and orders the rest by examinations x doubt", async () => {
    const rows = madeRows("CT胸部平扫:500", "膝关节MR:40", "神秘检查:3", "左膝关节正侧位片:9", "不知道什么:900")
    const {catalogueId} = await madeCatalogue(store, "H1", rows)
    expect(await map(catalogueId)).toMatchObject({rows: 5, accepted: 2, proposed: 3})
    expect((await row(catalogueId, "CT胸部平扫")).codes).toEqual(["5.0 20040100110000"])
    expect((await proposed(catalogueId)).map(({name}) => name)).toEqual(["不知道什么", "膝关节MR", "神秘检查"])
    expect(await map(catalogueId)).toMatchObject({rows: 0}) // run twice, nothing is done twice
    const figures = await figuresOf(store.db, catalogueId)
    expect(figures).toMatchObject({rows: 5, rowsDone: 2, volume: 1452, volumeDone: 509})
    expect(figures.left.map(({names}) => names)).toEqual([1, 2, 3])
  })
  it("counts what is not mapped yet among what is left", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("CT胸部平扫:500", "神秘检查:3"))
    expect((await figuresOf(store.db, catalogueId)).left.map(({names, clicks}) => [names, clicks])).toEqual(
      Array(3).fill([2, 2]),
    )
    await map(catalogueId)
    expect((await figuresOf(store.db, catalogueId)).left.map(({names}) => names)).toEqual([0, 0, 1])
    const uncounted = await madeCatalogue(store, "H2", madeRows("CT胸部平扫:0"))
    expect((await figuresOf(store.db, uncounted.catalogueId)).left.map(({names}) => names)).toEqual([1, 1, 1])
  })
  it("counts what is left by rows where nobody counted examinations", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("CT胸部平扫:0", "神秘检查:0", "不知道什么:0"))
    await map(catalogueId)
    expect((await figuresOf(store.db, catalogueId)).left.map(({names}) => names)).toEqual([2, 2, 2])
  })
  it("keeps what a person decides, with both views, and gives it back when undone", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查:3"))
    await map(catalogueId)
    const saw = await row(catalogueId, "神秘检查")
    await decide("u1", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [chest], relation: "narrower"})
    const after = await row(catalogueId, "神秘检查")
    expect(after).toMatchObject({
      state: "accepted",
      origin: "person",
      relation: "narrower",
      codes: ["5.0 20040100110000"],
    })
    expect(after.account).toBe(saw.account) // what the machine read stays beside it
    expect(after.engine).toBe(saw.engine)
    await change(store, cause(), tx => undoRow(tx, {catalogueId}, saw.row_id))
    expect(await row(catalogueId, "神秘检查")).toMatchObject({state: "proposed", codes: []})
    await expect(change(store, cause(), tx => undoRow(tx, {catalogueId}, saw.row_id))).rejects.toMatchObject({
      issue: {id: "decision.undo"},
    })
  })
  it("tells the second of two people who decide one row", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查"))
    await map(catalogueId)
    const saw = await row(catalogueId, "神秘检查")
    await decide("u1", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [chest]})
    const second = decide("u2", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [brain]})
    await expect(second).rejects.toMatchObject({
      issue: {id: "mapping.moved", params: {row: "Z0 神秘检查", by: "u1", state: "accepted"}},
    })
    expect((await row(catalogueId, "神秘检查")).codes).toEqual(["5.0 20040100110000"])
  })
  it("takes what two people decide alike for one decision, and never what only sounds alike", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查", "胸部CT"))
    await map(catalogueId)
    const saw = await row(catalogueId, "神秘检查")
    const alike = {rowId: saw.row_id, sawId: saw.id, act: "change" as const, items: [chest]}
    const first = await decide("u1", alike)
    expect((await decide("u2", alike)).id).toBe(first.id)
    const elsewhere = change(store, cause("u2"), tx => decideRow(tx, shelf, {...alike, place: {catalogueId: "other"}}))
    await expect(elsewhere).rejects.toMatchObject({issue: {id: "thing.missing"}})
    expect((await row(catalogueId, "神秘检查")).by).toBe("u1")
    await expect(decide("u2", {...alike, relation: "broader"})).rejects.toMatchObject({issue: {id: "mapping.moved"}})
    await expect(decide("u2", {...alike, act: "defer"})).rejects.toMatchObject({issue: {id: "mapping.moved"}})
    const other = await row(catalogueId, "胸部CT")
    await decide("u1", {rowId: other.row_id, sawId: other.id, act: "change", items: [brain]})
    const accepted = decide("u2", {rowId: other.row_id, sawId: other.id, act: "accept"}) // of what was read, not of that
    await expect(accepted).rejects.toMatchObject({issue: {id: "mapping.moved"}})
  })
  it("takes no item that the edition hasn't, and no refusal without a reason", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查"))
    await map(catalogueId)
    const saw = await row(catalogueId, "神秘检查")
    const one = {rowId: saw.row_id, sawId: saw.id}
    await expect(decide("u1", {...one, act: "change", items: [{edition: "5.0", code: "99"}]})).rejects.toMatchObject({
      issue: {id: "item.unknown"},
    })
    const old = [{edition: "5.0", code: "3007220311000000"}]
    await expect(decide("u1", {...one, act: "change", items: old})).rejects.toMatchObject({
      issue: {id: "item.unknown", params: {elsewhere: "3.0: MR双膝关节(平扫)"}},
    })
    await expect(decide("u1", {...one, act: "accept"})).rejects.toMatchObject({issue: {id: "decision.no-item"}})
    await expect(decide("u1", {...one, act: "no match", reason: " "})).rejects.toMatchObject({
      issue: {id: "decision.reason"},
    })
    await decide("u1", {...one, act: "no match", reason: "不是检查"})
    expect(await row(catalogueId, "神秘检查")).toMatchObject({state: "no match", relation: null, why: "不是检查"})
  })
  it("lists rows in any order, either way, all of them or somebody's part", async () => {
    const names = ["膝关节MR:40", "神秘检查:5", "踝关节MR平扫:50", "奇异检查:900", "CT胸部平扫:7"]
    const {catalogueId, institutionId} = await madeCatalogue(store, "H1", madeRows(...names))
    await map(catalogueId)
    const listed = async (order: WorkOrder | undefined, reverse = false, assignment?: string) => {
      const asked = {
        state: "proposed" as const,
        ...(order && {order}),
        reverse,
        limit: 2,
        ...(assignment && {assignment}),
      }
      const pages = [
        await workOf(store.db, catalogueId, asked),
        await workOf(store.db, catalogueId, {...asked, skip: 2}),
      ]
      return pages.flatMap(({rows}) => rows.map(({code}) => code)).join(" ")
    }
    expect(await listed(undefined)).toBe("Z3 Z0 Z1 Z2")
    expect(await listed("doubt", true)).toBe("Z2 Z1 Z0 Z3")
    expect(await listed("volume")).toBe("Z3 Z2 Z0 Z1")
    expect(await listed("code")).toBe("Z0 Z1 Z2 Z3")
    expect(await listed("code", true)).toBe("Z3 Z2 Z1 Z0")
    expect(await listed("confidence")).toBe("Z1 Z3 Z0 Z2")
    expect((await listed("item")).slice(6)).toBe("Z0 Z2")
    expect((await listed("name")).split(" ").sort().join(" ")).toBe("Z0 Z1 Z2 Z3")
    expect(await listed("name", true)).toBe((await listed("name")).split(" ").reverse().join(" "))
    await change(store, cause(), async tx => {
      const userId = (await addUser(tx, {login: "li", name: "李"}))?.id ?? ""
      await assign(tx, {catalogueId, institutionId}, {kind: "share", lower: "0", upper: "100", userId})
    })
    const [assignment] = await assignmentsOf(store.db, catalogueId)
    for (const order of workOrders) expect(await listed(order, true, assignment?.id)).toBe(await listed(order, true))
  })
  it("takes all together that is out of scope for the same kind of words", async () => {
    const names = ["脑血管造影DSA:9", "选择性冠脉造影:8", "激光干片:7", "远程会诊:6", "神秘检查:5", "选择性造影会诊:4"]
    const {catalogueId, institutionId} = await madeCatalogue(store, "H1", madeRows(...names))
    await map(catalogueId)
    const like = async (name: string) =>
      (await rowsLike(store.db, catalogueId, (await row(catalogueId, name)).id)).map(({name}) => name)
    expect(await like("选择性冠脉造影")).toEqual(["脑血管造影DSA", "选择性冠脉造影"])
    expect(await like("远程会诊")).toEqual(["远程会诊"])
    expect(await like("神秘检查")).toEqual([])
    const alike = await rowsLike(store.db, catalogueId, (await row(catalogueId, "选择性冠脉造影")).id)
    const choices = alike.map(({rowId, sawId}) => ({rowId, sawId, act: "no match" as const, reason: "血管造影"}))
    await change(store, cause("u1"), tx => decideMany(tx, shelf, {catalogueId, institutionId, choices}))
    expect(await row(catalogueId, "脑血管造影DSA")).toMatchObject({state: "no match", why: "血管造影", codes: []})
  })
  it("decides what reads alike as one, and undoes it as one but for what was decided since", async () => {
    const rows = madeRows("膝关节MR:40", "MR膝关节:30", "MRI 膝关节:20", "踝关节MR:10")
    const {institutionId, catalogueId} = await madeCatalogue(store, "H1", rows)
    await map(catalogueId)
    const alike = await rowsLike(store.db, catalogueId, (await row(catalogueId, "膝关节MR")).id)
    expect(alike.map(({name}) => name)).toEqual(["膝关节MR", "MR膝关节", "MRI 膝关节"])
    const both = [{edition: "5.0", code: "30072203110000"}]
    const choices = alike.map(({rowId, sawId}) => ({rowId, sawId, act: "change" as const, items: both}))
    const {bulk} = await change(store, cause(), tx => decideMany(tx, shelf, {catalogueId, institutionId, choices}))
    expect(await proposed(catalogueId)).toHaveLength(1)
    const later = await row(catalogueId, "MR膝关节")
    await decide("u2", {rowId: later.row_id, sawId: later.id, act: "no match", reason: "已停用"})
    const undone = await change(store, cause(), tx => undoMany(tx, {catalogueId, institutionId}, bulk))
    expect(undone).toHaveLength(2)
    expect((await row(catalogueId, "MR膝关节")).state).toBe("no match")
    expect((await row(catalogueId, "膝关节MR")).state).toBe("proposed")
    expect((await verifyAudit(store.db)).ok).toBe(true)
  })
  it("undoes as one what was refused as one, each row with its reason", async () => {
    const {catalogueId, ...place} = await madeCatalogue(store, "H1", madeRows("膝关节MR:40", "MR膝关节:30"))
    await map(catalogueId)
    const alike = await rowsLike(store.db, catalogueId, (await row(catalogueId, "膝关节MR")).id)
    const choices = alike.map(({rowId, sawId}) => ({rowId, sawId, act: "no match" as const, reason: "已停用"}))
    const {bulk} = await change(store, cause(), tx => decideMany(tx, shelf, {catalogueId, ...place, choices}))
    expect(await row(catalogueId, "膝关节MR")).toMatchObject({state: "no match", why: "已停用"})
    expect(await change(store, cause(), tx => undoMany(tx, {catalogueId, ...place}, bulk))).toHaveLength(2)
    expect(await proposed(catalogueId)).toHaveLength(2)
  })
  it("decides no row of another catalogue", async () => {
    const [own, other] = [
      await madeCatalogue(store, "H1", madeRows("甲")),
      await madeCatalogue(store, "H2", madeRows("神秘检查")),
    ]
    await map(other.catalogueId)
    const saw = await row(other.catalogueId, "神秘检查")
    const missing = {issue: {id: "thing.missing"}}
    const choice = {rowId: saw.row_id, sawId: saw.id, act: "change" as const, items: [chest]}
    await expect(decide("u1", {...choice, place: {catalogueId: own.catalogueId}})).rejects.toMatchObject(missing)
    await expect(rowsLike(store.db, own.catalogueId, saw.id)).rejects.toMatchObject(missing)
    await expect(
      change(store, cause(), tx => decideMany(tx, shelf, {...own, choices: [choice]})),
    ).rejects.toMatchObject(missing)
    expect((await row(other.catalogueId, "神秘检查")).state).toBe("proposed")
  })
  it("keeps a bulk whole or not at all", async () => {
    const {institutionId, catalogueId} = await madeCatalogue(store, "H1", madeRows("膝关节MR", "MR膝关节"))
    await map(catalogueId)
    const [a, b] = [await row(catalogueId, "膝关节MR"), await row(catalogueId, "MR膝关节")]
    await decide("u2", {rowId: b.row_id, sawId: b.id, act: "defer"})
    const items = [{edition: "5.0", code: "30072203110000"}]
    const choices = [a, b].map(saw => ({rowId: saw.row_id, sawId: saw.id, act: "change" as const, items}))
    await expect(
      change(store, cause(), tx => decideMany(tx, shelf, {catalogueId, institutionId, choices})),
    ).rejects.toThrow()
    expect((await row(catalogueId, "膝关节MR")).state).toBe("proposed")
  })
  it("inherits what the group's people accepted, says from whom, and lets a hospital decide otherwise", async () => {
    const group = await madeGroup(store)
    const first = await madeCatalogue(store, "H1", madeRows("神秘检查", "另一检查"), group)
    const other = await madeCatalogue(store, "H2", madeRows("另一检查"), group)
    const apart = await madeCatalogue(store, "H9", madeRows("神秘检查"))
    const third = await madeCatalogue(store, "H3", madeRows("神秘检查:7", "另一检查"), group)
    for (const {catalogueId} of [first, other]) await map(catalogueId)
    const take = async (catalogueId: string, name: string, item: typeof chest) => {
      const saw = await row(catalogueId, name)
      await decide("u1", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [item]})
    }
    await take(first.catalogueId, "神秘检查", chest)
    await take(first.catalogueId, "另一检查", chest)
    await take(other.catalogueId, "另一检查", brain)
    for (const {catalogueId} of [third, apart]) await map(catalogueId)
    const inherited = await row(third.catalogueId, "神秘检查")
    expect(inherited).toMatchObject({state: "accepted", origin: "inherited", codes: ["5.0 20040100110000"]})
    expect(JSON.parse(inherited.account ?? "").from.institution).toBe(first.institutionId)
    expect((await row(third.catalogueId, "另一检查")).state).toBe("proposed") // two hospitals disagree
    expect((await row(apart.catalogueId, "神秘检查")).state).toBe("proposed") // of another group
    await take(third.catalogueId, "神秘检查", brain)
    expect(await row(third.catalogueId, "神秘检查")).toMatchObject({origin: "person", codes: ["5.0 20010100110000"]})
  })
  it("reads again what the machine mapped, shows what changes first, and leaves people's decisions", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("CT胸部平扫:5", "CT颅脑平扫:9", "神秘检查:3"))
    await map(catalogueId)
    const saw = await row(catalogueId, "CT颅脑平扫")
    await decide("u1", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [chest]})
    const strict = {catalogueId, shelf, lexicon, options: {accept: 1}}
    const shown = await remapCatalogue(store, cause("system"), {...strict, apply: false})
    expect(shown).toMatchObject({rows: 2, changed: 1})
    expect(shown.examples.map(({name, before, after}) => [name, before.state, after.state])).toEqual([
      ["CT胸部平扫", "accepted", "proposed"],
    ])
    expect((await row(catalogueId, "CT胸部平扫")).state).toBe("accepted")
    await remapCatalogue(store, cause("system"), {...strict, apply: true})
    expect((await row(catalogueId, "CT胸部平扫")).state).toBe("proposed")
    expect((await row(catalogueId, "CT颅脑平扫")).codes).toEqual(["5.0 20040100110000"])
    expect(await mappingsOf(store.db, [saw.row_id])).toHaveLength(1)
  })
  it("lets a code stand for one thing in a group", async () => {
    const group = await madeGroup(store)
    const [a, b] = [await madeCatalogue(store, "H1", [], group), await madeCatalogue(store, "H2", [], group)]
    const apart = await madeCatalogue(store, "H9", [])
    const put = (institutionId: string, name: string) =>
      change(store, cause(), tx =>
        registerExtension(tx, shelf, {
          edition: "5.0",
          institutionId,
          kind: "combination",
          code: "TJ01",
          name,
          items: ["5.0 20040100110000", "5.0 20010100110000"],
          aliases: [],
        }),
      )
    await put(a.institutionId, "体检套餐")
    await put(b.institutionId, "体检套餐") // the same thing
    await put(apart.institutionId, "别的")
    await expect(put(b.institutionId, "入职套餐")).rejects.toMatchObject({issue: {id: "extension.taken"}})
  })
  it("shows rows with like names that were accepted here and in the group, people's first", async () => {
    const group = await madeGroup(store)
    const here = await madeCatalogue(store, "H1", madeRows("某某神秘检查一", "CT胸部平扫", "CT胸部平扫(急诊)"), group)
    const near = await madeCatalogue(store, "H2", madeRows("某某神秘检查二", "毫不相干"), group)
    const apart = await madeCatalogue(store, "H3", madeRows("某某神秘检查一甲"))
    const names = [
      [near.catalogueId, "某某神秘检查二"],
      [near.catalogueId, "毫不相干"],
      [apart.catalogueId, "某某神秘检查一甲"],
    ] as const
    for (const {catalogueId} of [here, near, apart]) await map(catalogueId)
    for (const [catalogueId, name] of names) {
      const saw = await row(catalogueId, name)
      await decide("u1", {rowId: saw.row_id, sawId: saw.id, act: "change", items: [chest]})
    }
    const institution = await institutionById(store.db, here.institutionId)
    const similar = async (name: string) => {
      const found = await catalogueRow(store.db, (await row(here.catalogueId, name)).row_id)
      if (!found || !institution) throw new Error(name)
      return similarRows(store.db, shelf, {row: found, institution, edition: "5.0"})
    }
    expect(await similar("某某神秘检查一")).toMatchObject([
      {name: "某某神秘检查二", institution: {code: "H2"}, own: false, origin: "person", by: "u1"},
    ])
    expect(await similar("CT胸部平扫")).toMatchObject([{name: "CT胸部平扫(急诊)", own: true, origin: "machine"}])
  })
  it("shows day by day how much was settled, with what was undone or left the catalogue", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查:5", "另一检查:3"))
    await map(catalogueId)
    const on = (day: number): Store => ({...store, clock: () => day * 86_400_000 + 5})
    const saw = await row(catalogueId, "神秘检查")
    const choice = {rowId: saw.row_id, sawId: saw.id, act: "change" as const, items: [chest]}
    await change(on(2), cause("u1"), tx => decideRow(tx, shelf, {...choice, place: {catalogueId}}))
    await change(on(4), cause("u1"), tx => undoRow(tx, {catalogueId}, saw.row_id))
    const other = await row(catalogueId, "另一检查")
    const second = {rowId: other.row_id, sawId: other.id, act: "change" as const, items: [chest]}
    await change(on(5), cause("u1"), tx => decideRow(tx, shelf, {...second, place: {catalogueId}}))
    await change(on(6), cause("u1"), tx => succeedFacts(tx, [{id: other.row_id, volume: 10, modality: "CT"}]))
    await change(on(7), cause("u1"), tx => dropRows(tx, [saw.row_id]))
    expect((await coverageOf(store.db, catalogueId, "UTC")).map(day => Object.values(day))).toEqual([
      ["1970-01-01", 2, 8, 0, 0],
      ["1970-01-03", 2, 8, 1, 5],
      ["1970-01-05", 2, 8, 0, 0],
      ["1970-01-06", 2, 8, 1, 8],
      ["1970-01-07", 2, 15, 1, 10],
      ["1970-01-08", 1, 10, 1, 10],
    ])
    expect((await row(catalogueId, "另一检查")).modality).toBe("CT")
    expect(await figuresOf(store.db, catalogueId)).toMatchObject({rows: 1, rowsDone: 1, volume: 10, volumeDone: 10})
  })
  it("counts as one day what is one where the zone is", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("神秘检查:5", "另一检查:3", "不知道什么:2"))
    await map(catalogueId)
    const settle = async (name: string, at: number) => {
      const saw = await row(catalogueId, name)
      const choice = {rowId: saw.row_id, sawId: saw.id, act: "change" as const, items: [chest]}
      await change({...store, clock: () => at}, cause("u1"), tx =>
        decideRow(tx, shelf, {...choice, place: {catalogueId}}),
      )
    }
    await settle("神秘检查", Date.UTC(2026, 6, 1, 15, 59))
    await settle("另一检查", Date.UTC(2026, 6, 1, 16))
    await settle("不知道什么", Date.UTC(2026, 6, 2, 5, 30))
    const doneBy = async (zone: string) =>
      (await coverageOf(store.db, catalogueId, zone)).slice(1).map(({day, rowsDone}) => `${day} ${rowsDone}`)
    expect(await doneBy("UTC")).toEqual(["2026-07-01 2", "2026-07-02 3"])
    expect(await doneBy("Asia/Shanghai")).toEqual(["2026-07-01 1", "2026-07-02 3"])
    expect(await doneBy("America/Los_Angeles")).toEqual(["2026-07-01 3"])
    expect(await doneBy("Asia/Kolkata")).toEqual(["2026-07-01 2", "2026-07-02 3"])
  })
  it("lets two people map blind, and shows where they part", async () => {
    const {catalogueId} = await madeCatalogue(store, "H1", madeRows("甲", "乙", "丙", "丁"))
    await map(catalogueId)
    const say = async (by: string, name: string, item: typeof chest | undefined) => {
      const {row_id: rowId} = await row(catalogueId, name)
      const choice = item
        ? {act: "accept" as const, items: [item]}
        : {act: "no match" as const, items: [], reason: "无"}
      await change(store, cause(by), tx =>
        chooseBlind(tx, shelf, {place: {catalogueId}, round: "第一轮", rowId, ...choice}),
      )
    }
    for (const name of ["甲", "乙", "丙"]) await say("u1", name, chest)
    await say("u2", "甲", brain)
    await say("u2", "甲", chest) // changes their mind
    await say("u2", "乙", brain)
    await say("u2", "丙", undefined)
    await say("u1", "丁", chest)
    const {pairs, waiting, whole, facets} = await reconciliation(store.db, shelf, {catalogueId, round: "第一轮"})
    expect(pairs.map(({agree}) => agree).sort()).toEqual([false, false, true])
    expect([waiting, whole.rows, whole.same]).toEqual([1, 3, 1])
    expect(facets.method).toMatchObject({rows: 2, same: 2})
    expect(facets.site).toMatchObject({rows: 2, same: 1})
    expect((await proposed(catalogueId)).length).toBeGreaterThan(0) // nobody's mapping changed by it
  })
})
