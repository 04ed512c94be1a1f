import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {catalogueRows, historyOf, type RowBeside, workList} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {createTable} from "../tables/index.ts"
import {conceptMap} from "./concept-map.ts"
import {decideRow} from "./decide.ts"
import {exportTable} from "./export-table.ts"
import {exportedRows, titleOf} from "./exported.ts"
import {exportHis} from "./his.ts"
import {importSheet} from "./import.ts"
import {LiveNames} from "./live.ts"
import {madeCatalogue} from "./made-catalogues.ts"
import {mapCatalogue, remapCatalogue} from "./map.ts"
import {previewImport} from "./preview.ts"
import type {MappingAccount} from "./reading.ts"
import {rowsOf} from "./rows.ts"
import {readSheet} from "./sheet.ts"
import {exportSssom} from "./sssom.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
afterAll(() => rmSync(folder, {recursive: true}))
let files = 0
const path = (ending: string): string => join(folder, `${files++}${ending}`)
async function sheetOf(text: string) {
  const file = path(".csv")
  writeFileSync(file, text)
  return readSheet(file)
}
const besideOf = (beside: readonly RowBeside[] = []) => beside.map(({kind, text}) => `${kind} ${text}`)

describe("a sheet", () => {
  it("has columns that are read together with the names, any number of each kind", async () => {
    const sheet = await sheetOf(
      "编码,检查名称,检查部位,标本部位,检查方法,体位,侧别,设备,备注\nA1,平扫,胸部,肺,CT平扫,仰卧位,NULL,CT,旧\n",
    )
    expect(sheet.beside.map(({kind, column}) => `${kind} ${column}`)).toEqual([
      "site 检查部位",
      "site 标本部位",
      "method 检查方法",
      "position 体位",
      "side 侧别",
      "equipment 设备",
    ])
    const [row] = rowsOf(sheet).rows
    expect(besideOf(row?.beside)).toEqual(["site 胸部", "site 肺", "method CT平扫", "position 仰卧位", "equipment CT"])
    expect(row?.other).toEqual({备注: "旧"})
  })
  it.each([
    ["name,body part,technique,laterality", ["site", "method", "side"]],
    ["检查名称,检查部位，检查方法,投照体位", ["site", "position"]],
    ["检查名称,收费方法,部位编码,部位数", []],
  ])("under %s has %j", async (header, kinds) => {
    const sheet = await sheetOf(
      `${header
        .split(",")
        .map(name => `"${name.replace("，", ",")}"`)
        .join(",")}\nCT平扫,胸部,x,x\n`,
    )
    expect(sheet.beside.map(({kind}) => kind)).toEqual(kinds)
  })
  it("keeps rows of one name apart by what stands beside it", async () => {
    const {rows, issues} = rowsOf(await sheetOf("检查名称,检查部位\nCT平扫,胸部\nCT平扫,颅脑\nCT平扫,胸部\n"))
    expect(rows.map(({beside}) => besideOf(beside))).toEqual([["site 胸部"], ["site 颅脑"]])
    expect(issues).toMatchObject([{id: "row.repeated", place: {row: 4}, params: {row: 2}}])
  })
  it("takes the modality from a heading where a row says none", async () => {
    const {rows, issues} = rowsOf(
      await sheetOf(
        "编码,名称,检查类型,单价\n,CT,,\nA1,头颅平扫,,5\nA2,胸部平扫,MR,5\n,超声,,\nA3,肝胆,,5\n,磁共振检查,,\nA4,头颅平扫,,6\n",
      ),
    )
    expect(rows.map(({code, beside}) => [code, ...besideOf(beside)])).toEqual([
      ["A1", "heading CT"],
      ["A2"],
      ["A3", "heading US"],
      ["A4", "heading MR"],
    ])
    expect(issues.filter(({id}) => id === "rows.section").map(({params}) => [params.title, params.count])).toEqual([
      ["CT", 1],
      ["超声", 1],
      ["磁共振检查", 1],
    ])
  })
  it("takes the modality from its own name", async () => {
    const file = path(".xlsx")
    const table = await createTable(file, ["项目名称"])
    await table.write([["头颅平扫"]])
    await table.close()
    const sheet = {...(await readSheet(file)), sheet: "CT目录"}
    expect(besideOf(rowsOf(sheet).rows[0]?.beside)).toEqual(["heading CT"])
  })
  it("reads dates, and tells those that are none with their place", async () => {
    const {rows, issues} = rowsOf(
      await sheetOf(
        "编码,名称,启用日期,停用日期\nA1,胸部,2020/1/1,12/31/2099\nA2,头颅,,待定\nA3,腹部,NULL,01-1月 -00\n",
      ),
    )
    expect(rows.map(({validFrom, validTo}) => [validFrom, validTo])).toEqual([
      ["2020-01-01", "2099-12-31"],
      [undefined, undefined],
      [undefined, "3000-01-01"],
    ])
    expect(issues).toMatchObject([{id: "row.date", place: {row: 3, column: "停用日期"}, params: {text: "待定"}}])
    expect(rows[1]?.other).toEqual({停用日期: "待定"})
  })
  it("tells a code that stands for several names, and keeps the rows", async () => {
    const {rows, issues} = rowsOf(await sheetOf("编码,名称\nA1,胸部CT平扫\nA1,头颅CT平扫\nA1,腹部CT平扫\n"))
    expect(rows).toHaveLength(3)
    expect(issues.map(({id, place}) => [id, place.row])).toEqual([["code.shared", 3]])
  })
})

describe.each(["sqlite", "postgres"] as const)("a catalogue with columns beside its names, on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  const cause = {by: "u1", why: ""}
  const lexicon = shelf.lexicon("5.0")
  let store: Store
  let made: {institutionId: string; catalogueId: string}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    made = await madeCatalogue(store, "H1", [])
  })
  afterEach(() => store.close())
  afterAll(places.clear)

  const take = async (text: string, options = {}) => {
    const sheet = await sheetOf(text)
    return change(store, cause, tx => importSheet(tx, {catalogueId: made.catalogueId, sheet, options}))
  }
  const preview = async (text: string) => previewImport(store.db, made.catalogueId, await sheetOf(text))
  const map = () => mapCatalogue(store, cause, {catalogueId: made.catalogueId, shelf, lexicon})
  async function meanings() {
    const found: string[] = []
    const states = ["accepted", "proposed", "in review", "no match"] as const
    for await (const row of exportedRows(store.db, made.catalogueId, states))
      found.push(`${row.code} ${titleOf(row)}: ${row.state} ${row.items.map(({code}) => code).join("+")}`.trim())
    return found.sort()
  }
  async function live(...asked: readonly {code?: string; name?: string}[]) {
    const names = new LiveNames(store, shelf, "5.0")
    const answers = await names.convert(made.institutionId, asked)
    await names.close()
    return answers
  }

  it("has another answer for every site of one name, with and without codes", async () => {
    await take(
      "编码,名称,检查部位\nA1,CT平扫,颅脑\nA2,CT平扫,胸部\nA3,CT平扫,\nA4,CT平扫,井冈位\n,MR平扫,颅脑\n,MR平扫,胸部\n",
    )
    await map()
    expect(await meanings()).toEqual(
      [
        "A1 CT平扫 (颅脑): accepted 20010100110000",
        "A2 CT平扫 (胸部): accepted 20040100110000",
        "A3 CT平扫: proposed 20999999110000",
        "A4 CT平扫 (井冈位): proposed",
        " MR平扫 (胸部): accepted 30040100110000".trim(),
        " MR平扫 (颅脑): accepted 30010100110000".trim(),
      ].sort(),
    )
  })
  it("says in the account which column a word came from", async () => {
    await take("编码,名称,检查部位\nA1,CT平扫,胸部（肺）\n")
    await map()
    const [row] = await workList(store.db, made.catalogueId, {state: "accepted", limit: 1})
    expect(row?.name).toBe("CT平扫")
    const {account, beside} = JSON.parse(row?.account ?? "{}") as MappingAccount
    expect(account.map(([, , as]) => as)).toEqual(["modality", "method"])
    expect(beside).toMatchObject(
      [{column: "检查部位", text: "胸部（肺）", account: [[0, 2, "site", "胸部"]]}].map(one => ({
        column: one.column,
        text: one.text,
      })),
    )
    expect(beside?.[0]?.account[0]?.[2]).toBe("site")
  })
  it("inherits a decision for the same name with the same beside it alone", async () => {
    await take("编码,名称,检查部位\nA1,神秘检查,胸部\n")
    await map()
    const [saw] = await workList(store.db, made.catalogueId, {state: "proposed", limit: 1})
    const items = [{edition: "5.0", code: "20040100110000"}]
    const choice = {place: {catalogueId: made.catalogueId}, rowId: saw?.row_id ?? "", sawId: saw?.id ?? ""}
    await change(store, cause, tx => decideRow(tx, shelf, {...choice, act: "change", items}))
    await take("编码,名称,检查部位\nB1,神秘检查,胸部\nB2,神秘检查,颅脑\nB3,神秘检查,\n")
    await map()
    expect((await meanings()).map(text => text.split(": ")[1]?.split(" ")[0])).toEqual([
      "accepted",
      "accepted",
      "proposed",
      "proposed",
    ])
  })
  it("answers a name that several sites share only where they mean the same", async () => {
    await take("编码,名称,检查部位\nA1,CT平扫,颅脑\nA2,CT平扫,胸部\n")
    await map()
    expect((await live({name: "CT平扫"}))[0]).toMatchObject({source: "recognised", status: "standard"})
    expect((await live({code: "A2", name: "CT平扫"}))[0]).toMatchObject({items: [{code: "20040100110000"}]})
    expect((await live({code: "A1"}))[0]).toMatchObject({items: [{code: "20010100110000"}]})
  })

  const v1 = "编码,名称,数量\nA1,颅脑CT平扫,900\nA2,胶片费,5\nA3,胸部CT平扫,7\n"
  const v2 = "编码,名称,数量\nA1,颅脑CT增强,950\nA2,胶片费,5\nA3,胸部 CT平扫,7\n"

  it("has one row for a code: a changed name is told, and goes to review", async () => {
    await take(v1)
    await map()
    const seen = await preview(v2)
    expect(seen.added).toEqual([])
    expect(seen.gone).toEqual([])
    expect(seen.changed.map(({row, was, what}) => [row.code, was.name, row.name, what])).toEqual([
      ["A1", "颅脑CT平扫", "颅脑CT增强", ["name", "volume"]],
      ["A3", "胸部CT平扫", "胸部 CT平扫", ["name"]],
    ])
    await take(v2)
    expect((await live({code: "A1"}))[0]).toMatchObject({
      source: "mapping",
      state: "in review",
      answeredAs: "颅脑CT平扫",
      items: [{code: "20010100110000"}],
    })
    await map()
    expect(await meanings()).toMatchObject([
      "A1 颅脑CT增强: in review 20010100110000",
      expect.stringMatching("^A2"),
      "A3 胸部 CT平扫: accepted 20040100110000",
    ])
    const [row] = await workList(store.db, made.catalogueId, {state: "in review", limit: 9})
    expect(JSON.parse(row?.account ?? "{}")).toMatchObject({
      read: ["20010100210000"],
      was: {name: "颅脑CT平扫", state: "accepted"},
    })
    expect((await historyOf(store.db, row?.row_id ?? "")).map(({state}) => state)).toEqual([
      "in review",
      "in review",
      "accepted",
    ])
    const remapped = await remapCatalogue(store, cause, {catalogueId: made.catalogueId, shelf, lexicon, apply: true})
    expect(remapped.changed).toBe(0)
  })
  it("is in every export with the answer of its earlier name, and all that is left out is told", async () => {
    await take(v1)
    await map()
    await take(v2)
    const at = {catalogueId: made.catalogueId, institution: "H1", zone: "UTC"}
    const left = {proposed: 1}
    const now = "called “颅脑CT增强” now"

    const table = path(".csv")
    expect(await exportTable(store.db, shelf, {...at, states: ["accepted"], path: table})).toEqual({rows: 2, left})
    expect(readFileSync(table, "utf8")).toMatch(/A1,颅脑CT增强,.*,in review,.*20010100110000.*,颅脑CT平扫\r\n/)

    const {map: concepts, left: unmapped} = await conceptMap(store.db, shelf, {...at, at: 0})
    expect(unmapped).toEqual(left)
    expect(concepts).toMatchObject({
      description: "left out: 1 undecided / 未导出：待决定1行",
      group: [{element: [{code: "A1", display: "颅脑CT平扫", target: [{code: "20010100110000"}]}, {code: "A3"}]}],
    })
    expect(JSON.stringify(concepts).split(now)).toHaveLength(2)

    const sssom = path(".tsv")
    expect(await exportSssom(store.db, shelf, {...at, path: sssom})).toEqual({rows: 2, left})
    const text = readFileSync(sssom, "utf8")
    expect(text).toContain('#comment: "left out: 1 undecided / 未导出：待决定1行"\r\nsubject_id\t')
    expect(text).toMatch(/H1:A1\t颅脑CT平扫\tskos:exactMatch\tzhengming:20010100110000.*in review, called/)

    const package_ = path("")
    expect(await exportHis(store.db, shelf, {...at, folder: package_, today: "2026-01-01"})).toMatchObject({left})
    const items = readFileSync(join(package_, "items.csv"), "utf8")
    expect(items).toContain(",颅脑CT平扫,")
    expect(items).not.toContain(",颅脑CT增强,")
    expect(readFileSync(join(package_, "report.csv"), "utf8")).toContain(now)
  })
  it("counts each row of a catalogue as exported or as left out, whatever states are asked", async () => {
    await take(v1)
    await map()
    await take(v2)
    for (const states of [["accepted"], ["in review"], ["proposed", "deferred"], ["accepted", "in review"]] as const) {
      const {rows, left} = await exportTable(store.db, shelf, {
        catalogueId: made.catalogueId,
        states,
        path: path(".csv"),
      })
      expect(Object.values(left).reduce((sum, count) => sum + count, rows)).toBe(3)
    }
  })
  it("keeps what rows were called", async () => {
    await take(v1)
    const then = store.clock()
    await take(v2)
    const names = async (at?: number) =>
      (await catalogueRows(store.db, made.catalogueId, {limit: 9, ...(at !== undefined && {at})})).map(row => row.name)
    expect(await names()).toEqual(["颅脑CT增强", "胶片费", "胸部 CT平扫"])
    expect(await names(then)).toEqual(["颅脑CT平扫", "胶片费", "胸部CT平扫"])
  })
  it("goes on with the answer of a person who looked at the new name", async () => {
    await take(v1)
    await map()
    await take(v2)
    const [saw] = await workList(store.db, made.catalogueId, {state: "in review", limit: 9})
    const items = [{edition: "5.0", code: "20010100210000"}]
    const choice = {place: {catalogueId: made.catalogueId}, rowId: saw?.row_id ?? "", sawId: saw?.id ?? ""}
    await change(store, cause, tx => decideRow(tx, shelf, {...choice, act: "change", items}))
    const [answer] = await live({code: "A1"})
    expect(answer).toMatchObject({state: "accepted", items: [{code: "20010100210000"}]})
    expect(answer?.answeredAs).toBeUndefined()
  })
  it("tells a code that is asked together with another name", async () => {
    await take(v1)
    await map()
    const [other, same, written] = await live(
      {code: "A1", name: "颅脑CT增强"},
      {code: "A1", name: "头颅CT平扫"},
      {code: "A1", name: "颅脑 ＣＴ平扫"},
    )
    expect(other).toMatchObject({state: "in review", named: "颅脑CT平扫", reads: {items: [{code: "20010100210000"}]}})
    expect(same).toMatchObject({state: "accepted", named: "颅脑CT平扫"})
    expect(same?.reads).toBeUndefined()
    expect(written?.named).toBeUndefined()
  })
  it("maps every code once for others", async () => {
    await take("编码,名称\nA1,颅脑CT平扫\nA1,胸部CT平扫\nA2,胸部CT平扫\n,腹部CT平扫\n")
    await map()
    const asked = {catalogueId: made.catalogueId, institution: "H1", at: 0}
    const {group} = (await conceptMap(store.db, shelf, asked)).map as {
      group: {element: {code: string; target: {code: string; relationship: string}[]}[]}[]
    }
    const elements = group.flatMap(({element}) => element)
    expect(elements.map(({code}) => code).sort()).toEqual(["A1", "A2", "腹部CT平扫"])
    expect(elements.find(({code}) => code === "A1")?.target.map(({relationship}) => relationship)).toEqual(
      Array(2).fill("source-is-broader-than-target"),
    )
  })
  it("takes a row back that had gone, with what it meant, and whatever its name is now", async () => {
    await take("编码,名称\nA1,颅脑CT平扫\nA2,胸部CT平扫\n")
    await map()
    await take("编码,名称\nA2,胸部CT平扫\n", {complete: true})
    expect(await take("编码,名称\nA1,颅脑CT平扫\nA2,胸部CT平扫\n")).toMatchObject({added: 1, same: 1})
    expect(await meanings()).toHaveLength(2)
    await take("编码,名称\nA1,颅脑CT平扫\n", {complete: true})
    expect(await take("编码,名称\nA1,颅脑CT平扫\nA2,胸部CT增强\n")).toMatchObject({added: 1, same: 1})
    expect(await meanings()).toEqual([
      "A1 颅脑CT平扫: accepted 20010100110000",
      "A2 胸部CT增强: in review 20040100110000",
    ])
  })
  it("keeps what a later file says nothing of", async () => {
    await take("编码,名称,检查部位,科室,数量\nA1,CT平扫,胸部,放射科,5\n")
    await map()
    const [changed] = (await preview("编码,名称,数量\nA1,CT平扫,6\n")).changed
    expect(changed?.what).toEqual(["volume"])
    await take("编码,名称,数量\nA1,CT平扫,6\n")
    expect(await meanings()).toEqual(["A1 CT平扫 (胸部): accepted 20040100110000"])
    expect(await catalogueRows(store.db, made.catalogueId, {limit: 1})).toMatchObject([
      {department: "放射科", volume: 6},
    ])
  })
  it("is orderable until its last day is over, where it is", async () => {
    await take(
      "编码,名称,停用日期,五笔码\nA1,颅脑CT平扫,2026/2/1,HECT\nA2,胸部CT平扫,12/31/2099,\nA3,腰椎MR平扫,01-1月 -00,ESMR\n",
    )
    await map()
    const package_ = path("")
    await exportHis(store.db, shelf, {catalogueId: made.catalogueId, folder: package_, today: "2026-02-02"})
    const items = readFileSync(join(package_, "items.csv"), "utf8").trim().split("\r\n").slice(1)
    expect(items.map(line => line.split(",")).map(cells => [cells[5], cells[6], cells[10], cells[11]])).toEqual([
      ["颅脑CT平扫", "0", "2026-02-01", "HECT"],
      ["胸部CT平扫", "1", "2099-12-31", ""],
      ["腰椎MR平扫", "1", "3000-01-01", "ESMR"],
    ])
  })
  it("dates mappings by the day that it was where the hospital is", async () => {
    await take("编码,名称\nA1,颅脑CT平扫\n")
    await mapCatalogue({...store, clock: () => Date.UTC(2026, 1, 28, 17)}, cause, {
      catalogueId: made.catalogueId,
      shelf,
      lexicon,
    })
    const file = path(".tsv")
    const asked = {catalogueId: made.catalogueId, institution: "H1", path: file}
    await exportSssom(store.db, shelf, {...asked, zone: "Asia/Shanghai"})
    expect(readFileSync(file, "utf8")).toContain("2026-03-01")
  })
})
