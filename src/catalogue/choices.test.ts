import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import fc from "fast-check"
import {afterAll, afterEach, beforeEach, describe, expect, it} from "vitest"
import {Refusal} from "../issue/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {type Relation, relations} from "../standard/lists.ts"
import {decisionsOf, itemsByMapping, type MappedItem, mappingsOf, workList} from "../store/catalogues/index.ts"
import {type Change, change, type Store} from "../store/index.ts"
import {mappingStates} from "../store/lists.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {openTable} from "../tables/index.ts"
import {chooseBlind} from "./blind.ts"
import {decideMany} from "./bulk.ts"
import {conceptMap} from "./concept-map.ts"
import {decideRow, undoRow} from "./decide.ts"
import {exportTable} from "./export-table.ts"
import {exportHis} from "./his.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue, madeGroup, madeRows} from "./made-catalogues.ts"
import {mapCatalogue} from "./map.ts"
import {apart, codesText, fitsOpen, isOpen} from "./one-of.ts"
import {itemShares} from "./pictures.ts"
import {choicesRead, RowReader} from "./reading.ts"
import {exportSssom} from "./sssom.ts"
import {readDecided, writeWork} from "./workbook.ts"

const lexicon = shelf.lexicon("5.0")
const [left, right, both] = ["30072201110000", "30072202110000", "30072203110000"]
const chest = "20040100110000"
const item = (code: string): MappedItem => ({edition: "5.0", code})

describe("a name that leaves something open", () => {
  const places = placesFor("sqlite", "")
  const folder = mkdtempSync(join(tmpdir(), "zhengming-choices-"))
  let store: Store
  let at: {institutionId: string; catalogueId: string}
  const make = <T>(work: (tx: Change) => Promise<T>) => change(store, {by: "u1", why: ""}, work)
  beforeEach(async () => {
    store = await openTicking(await places.make())
    const names = madeRows(
      "膝关节MR:9",
      "MR膝关节:8",
      "胸部CT平扫+膝关节CT平扫:7",
      "肩关节、膝关节CT平扫:6",
      "神秘检查:5",
    )
    at = await madeCatalogue(store, "H1", names)
    await mapCatalogue(store, {by: "system", why: ""}, {catalogueId: at.catalogueId, shelf, lexicon})
  })
  afterEach(() => store.close())
  afterAll(async () => {
    await places.clear()
    rmSync(folder, {recursive: true, force: true})
  })

  const rows = async () =>
    (await store.db.selectFrom("catalogue_rows").selectAll().orderBy("code").execute()).map(({id, name}) => ({
      id,
      name,
    }))
  const standing = async (name: string) => {
    const row = (await rows()).find(one => one.name === name)
    const [mapping] = await mappingsOf(store.db, [row?.id ?? ""])
    if (!mapping) throw new Error(name)
    const items = (await itemsByMapping(store.db, [mapping.id])).get(mapping.id) ?? []
    return {...mapping, items, codes: codesText(items)}
  }
  const decide = async (name: string, choice: Partial<Parameters<typeof decideRow>[2]>) => {
    const {row_id: rowId, id: sawId} = await standing(name)
    return make(tx => decideRow(tx, shelf, {place: at, rowId, sawId, act: "accept", ...choice}))
  }
  const refusal = {issue: {id: "decision.one-of", params: {codes: `${left}|${right}|${both}`}}}

  it("stands as broader than each of its alternatives, and is not accepted as all of them", async () => {
    expect(await standing("膝关节MR")).toMatchObject({relation: "broader", codes: `${left}|${right}|${both}`})
    await expect(decide("膝关节MR", {})).rejects.toMatchObject(refusal)
    await expect(decide("膝关节MR", {relation: "equivalent"})).rejects.toMatchObject(refusal)
    const all = [left, right, both].map(item)
    await expect(decide("膝关节MR", {act: "change", items: all})).rejects.toMatchObject(refusal)
    await expect(decide("膝关节MR", {act: "change", items: all, relation: "narrower"})).rejects.toMatchObject(refusal)
    expect(await standing("膝关节MR")).toMatchObject({state: "proposed"})
  })
  it("means one of them where that is taken, beside what is sure", async () => {
    await decide("膝关节MR", {act: "change", items: [item(left)]})
    expect(await standing("膝关节MR")).toMatchObject({state: "accepted", relation: "equivalent", codes: left})
    const both = await standing("胸部CT平扫+膝关节CT平扫")
    const {sure, oneOf} = apart(both.items)
    expect([sure.map(({code}) => code), oneOf[0]?.length]).toEqual([[chest], 3])
    const items = [...sure, ...(oneOf[0]?.[1] ?? [])].map(({code}) => item(code))
    await decide("胸部CT平扫+膝关节CT平扫", {act: "change", items})
    const kept = await standing("胸部CT平扫+膝关节CT平扫")
    expect(kept).toMatchObject({relation: "equivalent"})
    expect(isOpen(kept.items)).toBe(false)
  })
  it("keeps “one of” where somebody says so, in all that tells of it", async () => {
    await decide("膝关节MR", {relation: "broader"})
    expect(await standing("膝关节MR")).toMatchObject({state: "accepted", codes: `${left}|${right}|${both}`})
    const [decision] = await decisionsOf(store.db, (await standing("膝关节MR")).row_id)
    expect(JSON.parse(decision?.items ?? "")).toEqual([`5.0 ${left} 1.1`, `5.0 ${right} 1.2`, `5.0 ${both} 1.3`])
    expect((await itemShares(store.db, shelf, at.catalogueId)).items).toEqual([])
  })

  describe("leaves the system", () => {
    beforeEach(async () => {
      await decide("膝关节MR", {relation: "broader"})
      await decide("神秘检查", {act: "change", items: [item(left), item(chest)]})
    })
    const lines = (path: string) =>
      readFileSync(path, "utf8")
        .replaceAll(/["\uFEFF]/g, "")
        .split(/\r?\n/)
    const asked = () => ({catalogueId: at.catalogueId, states: ["accepted"] as const})

    it("as a table", async () => {
      const path = join(folder, "table.csv")
      await exportTable(store.db, shelf, {...asked(), path})
      const [header, ...told] = lines(path).map(line => line.split(","))
      const of = (name: string, column: string) =>
        told.find(cells => cells[1] === name)?.[header?.indexOf(column) ?? -1]
      expect(["relation", "codes", "answer"].map(column => of("膝关节MR", column))).toEqual([
        "broader",
        `${left}|${right}|${both}`,
        "one of",
      ])
      expect(["codes", "answer"].map(column => of("神秘检查", column))).toEqual([`${left};${chest}`, "all of"])
    })
    it("as a ConceptMap", async () => {
      const map = JSON.stringify(
        (await conceptMap(store.db, shelf, {catalogueId: at.catalogueId, institution: "H1", at: 0})).map,
      )
      const {group} = JSON.parse(map) as {
        group: {element: {display: string; target: {relationship: string; comment: string}[]}[]}[]
      }
      const told = (name: string) =>
        group[0]?.element.find(({display}) => display === name)?.target.map(one => [one.relationship, one.comment])
      const open = ["source-is-broader-than-target", `one of 其中之一: ${left}|${right}|${both}`]
      expect(told("膝关节MR")).toEqual([open, open, open])
      const whole = ["equivalent", `all of 全部: ${left};${chest}`]
      expect(told("神秘检查")).toEqual([whole, whole])
    })
    it("as SSSOM", async () => {
      const path = join(folder, "map.tsv")
      await exportSssom(store.db, shelf, {catalogueId: at.catalogueId, institution: "H1", zone: "UTC", path})
      const told = lines(path).map(line => line.split("\t"))
      const of = (name: string) => told.filter(cells => cells[1] === name).map(cells => [cells[2], cells.at(-1)])
      const open = ["skos:narrowMatch", `one of 其中之一: ${left}|${right}|${both}`]
      expect(of("膝关节MR")).toEqual([open, open, open])
      expect(of("神秘检查")).toEqual(Array(2).fill(["skos:exactMatch", `all of 全部: ${left};${chest}`]))
    })
    it("as a package for the hospital's system, which orders none of them by it", async () => {
      await exportHis(store.db, shelf, {catalogueId: at.catalogueId, folder, today: "2026-01-01"})
      const items = lines(join(folder, "items.csv")).map(line => line.split(",")[0])
      expect([left, right, both, chest].map(code => items.includes(code))).toEqual([true, false, false, true])
      await decide("MR膝关节", {act: "change", items: [item(right)], relation: "broader"})
      await exportHis(store.db, shelf, {catalogueId: at.catalogueId, folder, today: "2026-01-01"})
      expect(lines(join(folder, "items.csv")).find(line => line.startsWith(right))).not.toContain("MR膝关节,")
      const report = lines(join(folder, "report.csv")).find(line => line.includes("膝关节MR"))
      expect(report).toContain("one of these, not said which")
    })
    it("as a live answer, decided or not", async () => {
      const live = new LiveNames(store, shelf, "5.0")
      const names = ["膝关节MR", "MR膝关节", "膝 MR", "胸部CT平扫+膝关节CT平扫", "神秘检查"]
      const answers = await live.convert(
        at.institutionId,
        names.map(name => ({name})),
      )
      await live.close()
      const told = answers.map(({items, oneOf = []}) => [
        items.map(({code}) => code).join(";"),
        ...oneOf.map(choice => choice.map(all => all.map(({code}) => code).join("+")).join("|")),
      ])
      const open = ["", `${left}|${right}|${both}`]
      const [, mixed] = told[3] ?? []
      expect(told).toEqual([open, open, open, [chest, mixed], [`${left};${chest}`]])
      expect(mixed?.split("|").length).toBe(3)
    })
    it("in a workbook, and comes back the same", async () => {
      const path = join(folder, "work.csv")
      await writeWork(store.db, shelf, {...asked(), states: mappingStates, path, edition: "5.0"})
      const codes = `${left}|${right}|${both}`
      const line = lines(path).find(line => line.includes(",MR膝关节,"))
      expect(line).toContain(codes)
      const filled = (relation: string) =>
        `zm_row,zm_saw,zm_decision,zm_codes,zm_relation,zm_reason\n${line?.split(",").slice(-6, -4).join()},接受,${codes},${relation},\n`
      const read = async (text: string) => {
        writeFileSync(path, text)
        await using table = await openTable(path)
        return readDecided(store, {by: "u1", why: ""}, {shelf, catalogueId: at.catalogueId, table, edition: "5.0"})
      }
      expect((await read(filled(""))).issues).toMatchObject([{id: "decision.one-of", place: {row: 2}}])
      expect(await read(filled("宽于"))).toMatchObject({decided: 1, issues: []})
      expect(await read(filled("宽于"))).toMatchObject({decided: 0, same: 1, issues: []})
      expect(await standing("MR膝关节")).toMatchObject({state: "accepted", relation: "broader", codes})
    })
  })

  it("goes to review where undoing would let all of it stand again", async () => {
    const {id} = await standing("膝关节MR")
    const all = store.db.updateTable("mapping_items").set({choice: null, alternative: null})
    await all.where("mapping_id", "=", id).execute()
    const accepted = store.db.updateTable("mappings").set({state: "accepted", relation: "equivalent"})
    await accepted.where("id", "=", id).execute()
    const {row_id} = await decide("膝关节MR", {act: "change", items: [item(left)]})
    await make(tx => undoRow(tx, at, row_id))
    expect(await standing("膝关节MR")).toMatchObject({
      state: "in review",
      relation: "broader",
      codes: `${left}|${right}|${both}`,
    })
  })
  it("is passed on to the same name as one of several", async () => {
    const group = await madeGroup(store)
    await store.write(db => db.updateTable("institutions").set({group_id: group}).execute())
    await decide("膝关节MR", {relation: "broader"})
    const other = await madeCatalogue(store, "H2", madeRows("膝关节MR"), group)
    await mapCatalogue(store, {by: "system", why: ""}, {catalogueId: other.catalogueId, shelf, lexicon})
    const [mapping] = await store.db
      .selectFrom("mappings")
      .selectAll()
      .where("catalogue_id", "=", other.catalogueId)
      .execute()
    expect(mapping).toMatchObject({state: "accepted", origin: "inherited", relation: "broader"})
    const items = (await itemsByMapping(store.db, [mapping?.id ?? ""])).get(mapping?.id ?? "") ?? []
    expect(codesText(items)).toBe(`${left}|${right}|${both}`)
  })

  it("has no way of being kept as all of it, whichever way it is decided", async () => {
    const known = await rows()
    const code = fc.constantFrom(
      ...new Set([chest, ...(await workList(store.db, at.catalogueId, {state: "proposed", limit: 9})).flatMap(read)]),
    )
    const place = {choice: fc.integer({min: 1, max: 2}), alternative: fc.integer({min: 1, max: 3})}
    const meant = fc.oneof(code.map(item), fc.record({edition: fc.constant("5.0"), code, ...place}))
    const deed = fc.record({
      way: fc.constantFrom("one", "bulk", "file", "round", "undo"),
      row: fc.constantFrom(...known.map(({id}) => id)),
      act: fc.constantFrom("accept", "change", "defer", "review"),
      items: fc.option(fc.uniqueArray(meant, {selector: ({code}) => code, minLength: 1, maxLength: 6}), {
        nil: undefined,
      }),
      relation: fc.option(fc.constantFrom(...relations), {nil: undefined}),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, {minLength: 1, maxLength: 4}), async deeds => {
        for (const one of deeds) await tried(() => done(one))
        await mustHold()
      }),
      {numRuns: 120},
    )
  }, 60_000)

  const read = ({account}: {readonly account: string | null}) => JSON.parse(account ?? "{}").read as string[]

  interface Deed {
    readonly way: "one" | "bulk" | "file" | "round" | "undo"
    readonly row: string
    readonly act: "accept" | "change" | "defer" | "review"
    readonly items: readonly MappedItem[] | undefined
    readonly relation: Relation | undefined
  }

  async function done({way, row: rowId, act, items, relation}: Deed): Promise<unknown> {
    const [saw] = await mappingsOf(store.db, [rowId])
    const said = {act, ...(items && {items}), ...(relation && {relation})}
    const one = {...said, rowId, sawId: saw?.id ?? ""}
    if (way === "one") return make(tx => decideRow(tx, shelf, {...one, place: at}))
    if (way === "bulk") return make(tx => decideMany(tx, shelf, {...at, choices: [one]}))
    if (way === "undo") return make(tx => undoRow(tx, at, rowId))
    if (way === "round")
      return make(tx =>
        chooseBlind(tx, shelf, {place: at, round: "一", ...said, act: "accept", rowId, items: items ?? []}),
      )
    const path = join(folder, "decided.csv")
    const header = "zm_row,zm_saw,zm_decision,zm_codes,zm_relation,zm_reason"
    writeFileSync(path, `${header}\n${rowId},${saw?.id},${act},${codesText(items ?? [])},${relation ?? ""},\n`)
    await using table = await openTable(path)
    return readDecided(store, {by: "u", why: ""}, {shelf, catalogueId: at.catalogueId, table, edition: "5.0"})
  }

  async function tried(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  /** Of no mapping, and in no round, two alternatives of one choice are meant for sure; one of several is broader or inexact. */
  async function mustHold(): Promise<void> {
    const all = await store.db.selectFrom("mappings").selectAll().execute()
    const items = await itemsByMapping(
      store.db,
      all.map(({id}) => id),
    )
    const oneOf = new Map(all.map(mapping => [mapping.row_id, choicesRead(mapping)]))
    const check = (row: string, meant: readonly MappedItem[], relation: Relation | null) => {
      if (isOpen(meant)) expect(fitsOpen(relation)).toBe(true)
      const sure = apart(meant).sure.map(({code}) => code)
      for (const choice of oneOf.get(row) ?? [])
        expect(choice.filter(alternative => alternative.some(code => sure.includes(code))).length).toBeLessThan(2)
    }
    for (const {id, row_id, relation} of all) check(row_id, items.get(id) ?? [], relation)
    for (const {row_id, items: texts, relation} of await store.db.selectFrom("decisions").selectAll().execute())
      check(row_id, (JSON.parse(texts) as string[]).map(itemOf), relation)
  }

  const itemOf = (text: string): MappedItem => {
    const [edition = "", code = "", place] = text.split(" ")
    const [choice, alternative] = place?.split(".").map(Number) ?? []
    return choice === undefined || alternative === undefined ? {edition, code} : {edition, code, choice, alternative}
  }
})

describe("how a name stands to what it was read as", () => {
  const reader = new RowReader(lexicon, "c")
  it.each([
    ["CT胸部平扫", "equivalent"],
    ["膝关节CT平扫", "broader"],
    ["泪囊低剂量CT平扫", "narrower"], // only a larger site stands for it: it means less than the item
    ["第五趾DR正斜位", "inexact"],
    ["神秘检查", undefined],
  ])("is told of %s as %s", (name, relation) =>
    expect(reader.read({id: "r", name, beside: "", modality: null, volume: 1}).relation).toBe(relation),
  )
})
