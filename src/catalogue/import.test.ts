import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {addCatalogue} from "../store/catalogues/index.ts"
import {change, type Store, verifyAudit} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addInstitution} from "../store/people/index.ts"
import {createTable} from "../tables/index.ts"
import {lostCodes, mendZeros} from "./codes-lost.ts"
import {personalColumns} from "./guard.ts"
import {importSheet} from "./import.ts"
import {previewImport} from "./preview.ts"
import {rowsOf} from "./rows.ts"
import {readSheet} from "./sheet.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
afterAll(() => rmSync(folder, {recursive: true}))
let files = 0
const written = (text: string): string => {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, text)
  return path
}
const sheetOf = (text: string) => readSheet(written(text))

describe("readSheet", () => {
  it("knows the columns of a catalogue, and keeps the rest", async () => {
    const sheet = await sheetOf(
      '项目代码,项目名称,检查类型,执行科室,年检查量,单价,拼音码,备注\nA1,胸部CT,CT,CT室,"1,200",260,XBCT,旧\n',
    )
    expect(rowsOf(sheet).rows).toMatchObject([
      {
        code: "A1",
        name: "胸部CT",
        modality: "CT",
        department: "CT室",
        volume: 1200,
        price: "260",
        pinyin: "XBCT",
        other: {备注: "旧"},
      },
    ])
  })
  it("passes over titles, and reads a header of two rows as one", async () => {
    const sheet = await sheetOf(
      "某某医院检查项目目录,,,,\n,项目,,执行科室,\n序号,代码,名称,,单价\n1,A1,胸部CT,CT室,260\n",
    )
    expect(sheet.header).toEqual(["序号", "代码", "名称", "执行科室", "单价"])
    expect(rowsOf(sheet).rows).toMatchObject([{code: "A1", name: "胸部CT", department: "CT室", price: "260"}])
  })
  it("takes a price item's code for the row's where there is no other", async () => {
    const sheet = await sheetOf("收费编码,收费项目名称,科室\n0001,胸部CT,放射科\n")
    expect(rowsOf(sheet).rows[0]).toMatchObject({code: "0001", priceCode: "0001"})
  })
  it("takes columns that a person names, and refuses a table without names", async () => {
    const path = written("甲,乙\nA,胸部CT\n")
    expect((await readSheet(path, {columns: {name: "乙", code: "甲"}})).columns).toMatchObject({name: 1, code: 0})
    await expect(readSheet(path)).rejects.toMatchObject({issue: {id: "column.missing"}})
  })
  it("reads a workbook's sheet by its name", async () => {
    const path = join(folder, "book.xlsx")
    const table = await createTable(path, ["项目名称"])
    await table.write([["胸部CT"]])
    await table.close()
    await expect(readSheet(path, {sheet: "没有"})).rejects.toMatchObject({issue: {id: "file.sheet"}})
    expect((await readSheet(path)).rows).toHaveLength(1)
  })
})

describe("rowsOf", () => {
  it("leaves out bad rows and says where they stand", async () => {
    const {rows, issues} = rowsOf(await sheetOf("编码,名称,数量\nA,胸部,3\nB,,3\nA,胸部,4\nC,头颅,很多\n"))
    expect(rows).toHaveLength(1)
    expect(issues.map(({id, place}) => [id, place.row])).toEqual([
      ["row.unnamed", 3],
      ["row.repeated", 4],
      ["row.count", 5],
    ])
  })
})

describe("the guard", () => {
  const made = (header: string, cells: readonly string[]) =>
    sheetOf(`检查名称,${header}\n${cells.map((cell, i) => `检查${i},${cell}`).join("\n")}\n`)
  it.each([
    ["姓名", ["x"], "name"],
    ["患者姓名", ["x"], "name"],
    ["身份证号", ["x"], "identity number"],
    ["联系电话", ["x"], "phone number"],
    ["住院号", ["x"], "record number"],
    ["出生日期", ["x"], "record number"],
    ["列1", ["王小明", "李四", "张三丰", "刘备", "陈真", "杨过"], "name"],
    [
      "列1",
      ["11010519491231002X", "11010519491231002X", "11010519491231002X", "11010519491231002X", "11010519491231002X"],
      "identity number",
    ],
    ["列1", ["13800138000", "13900139000", "010-12345678", "13700137000", "15000150000"], "phone number"],
    [
      "列1",
      [
        "北京市东城区某某路1号",
        "上海市浦东新区某某路2号",
        "广州市某区某街3号",
        "成都市某区某巷4号",
        "西安市某区某路5号",
      ],
      "address",
    ],
  ])("refuses %s with %j as %s", async (header, cells, kind) => {
    expect(personalColumns(await made(header, cells)).map(({params}) => params.kind)).toEqual([kind])
  })
  it.each([
    ["执行科室", ["高压氧舱", "CT室", "放射科", "超声科", "核医学科"]],
    ["部位", ["胸部", "颅脑", "颈椎", "腰椎", "膝关节"]],
    [
      "编码",
      ["100000000000000000", "100000000000000001", "100000000000000002", "100000000000000003", "100000000000000004"],
    ],
    ["项目地址码", ["A1", "A2", "A3", "A4", "A5"]],
    ["设备名称", ["飞利浦", "西门子", "东软", "联影", "佳能"]],
    ["开单医师组", ["一组", "二组", "三组", "四组", "五组"]],
  ])("lets %s with %j pass", async (header, cells) => {
    expect(personalColumns(await made(header, cells))).toEqual([])
  })
})

describe("lostCodes", () => {
  it("offers the zeros that fell off, and mends them when told", async () => {
    const sheet = await sheetOf("编码,名称\n0001234,甲\n0001235,乙\n1236,丙\n0001237,丁\n2024-01-03,戊\n")
    expect(lostCodes(sheet).map(({id, place, repairs}) => [id, place.row, repairs[0]?.text])).toEqual([
      ["code.zeros", 4, "0001236"],
      ["code.changed", 6, undefined],
    ])
    expect(rowsOf(mendZeros(sheet)).rows[2]?.code).toBe("0001236")
    expect(rowsOf(sheet).rows[2]?.code).toBe("1236")
  })
  it("says nothing of codes of no one width", async () => {
    expect(lostCodes(await sheetOf("编码,名称\n1,甲\n22,乙\n333,丙\nA4,丁\n"))).toEqual([])
  })
})

describe.each(["sqlite", "postgres"] as const)("an import on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  let store: Store
  let catalogueId: string
  const cause = {by: "system", why: ""}
  beforeEach(async () => {
    store = await openTicking(await places.make())
    const made = await change(store, cause, async tx =>
      addCatalogue(tx, (await addInstitution(tx, {code: "H1", name: "某医院"}))?.id ?? "", "放射"),
    )
    catalogueId = made.id
  })
  afterEach(() => store.close())
  afterAll(places.clear)
  const run = async (text: string, options = {}) =>
    importSheet(store, cause, {catalogueId, sheet: await sheetOf(text), options})

  it("takes rows in, tells what changed, and lets rows go only when the file is the whole", async () => {
    expect(await run("编码,名称,数量\nA,胸部,3\nB,头颅,4\n")).toMatchObject({added: 2, changed: 0, same: 0, gone: 0})
    const later = "编码,名称,数量\nA,胸部,5\nC,膝,1\n"
    const preview = await previewImport(store.db, catalogueId, await sheetOf(later))
    expect(preview.changed.map(({what}) => what)).toEqual([["volume"]])
    expect(preview.gone.map(({name}) => name)).toEqual(["头颅"])
    expect(await run(later)).toMatchObject({added: 1, changed: 1, same: 0, gone: 0})
    expect(await run(later, {complete: true})).toMatchObject({added: 0, changed: 0, same: 2, gone: 1})
    expect(await run(later, {complete: true})).toMatchObject({importId: undefined, same: 2})
    expect((await verifyAudit(store.db)).ok).toBe(true)
  })
  it("writes nothing of patients", async () => {
    await expect(run("名称,姓名\n胸部,王五\n")).rejects.toMatchObject({issue: {id: "column.personal"}})
    expect(await store.db.selectFrom("catalogue_rows").selectAll().execute()).toEqual([])
  })
  it("asks before it takes another hospital's file", async () => {
    const rows = (prefix: string) =>
      `编码,名称\n${Array.from({length: 30}, (_, i) => `${prefix}${i},检查${prefix}${i}`).join("\n")}\n`
    await run(rows("A"))
    await expect(run(rows("B"))).rejects.toMatchObject({issue: {id: "catalogue.other"}})
    expect(await run(rows("B"), {evenSo: true})).toMatchObject({added: 30})
  })
})
