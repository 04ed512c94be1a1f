import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, inject, it} from "vitest"
import {addCatalogue} from "../store/catalogues/index.ts"
import {auditPage, change, type Store, verifyAudit} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {addInstitution} from "../store/people/index.ts"
import {createTable} from "../tables/index.ts"
import {lostCodes, mendZeros} from "./codes-lost.ts"
import {personalColumns} from "./guard.ts"
import {importSheet} from "./import.ts"
import {previewImport} from "./preview.ts"
import {rowsOf} from "./rows.ts"
import {readSheet, type ToldColumns, toldIn} from "./sheet.ts"

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
      '项目代码,项目名称,检查类型,执行科室,年检查量,单价,拼音码,五笔码,备注\nA1,胸部CT,CT,CT室,"1,200",260,XBCT,EUCT,旧\n',
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
        wubi: "EUCT",
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
    expect((await readSheet(path, {columns: {乙: "name", 甲: "code"}})).columns).toMatchObject({name: 1, code: 0})
    await expect(readSheet(path)).rejects.toMatchObject({issue: {id: "column.missing"}})
  })
  it("takes what is said of any column, site and method too, and none of what is said to be none", async () => {
    const path = written("编码,名称,检查区域,备注,单价\nA,CT平扫,胸部,旧,260\n")
    const columns = toldIn(["site:检查区域", "none:单价", "department：备注"])
    const sheet = await readSheet(path, {columns})
    expect(sheet.columns).toEqual({code: 0, name: 1, department: 3})
    expect(sheet.beside).toEqual([{kind: "site", index: 2, column: "检查区域"}])
    expect(rowsOf(sheet).rows[0]).toMatchObject({department: "旧", other: {单价: "260"}})
    expect(() => toldIn(["颜色:备注"])).toThrow(
      expect.objectContaining({issue: expect.objectContaining({id: "column.kind"})}),
    )
    await expect(readSheet(path, {columns: {颜色: "site"}})).rejects.toMatchObject({issue: {id: "column.unknown"}})
  })
  it("reads a file as was said of an earlier one with these columns, unless something is said now", async () => {
    const path = written("编码,名称,备注\nA,胸部CT,旧\n")
    const remembered = [{没有的列: "site"}, {备注: "department"}, {备注: "site"}] as const
    const options = {remembered: remembered as unknown as ToldColumns[]}
    expect(await readSheet(path, options)).toMatchObject({columns: {department: 2}, told: {备注: "department"}})
    expect((await readSheet(path, {...options, columns: {编码: "code"}})).columns).toEqual({code: 0, name: 1})
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

describe("what is no examination", () => {
  const list = (...rows: readonly string[]) => sheetOf(`编码,名称,单价\n${rows.join("\n")}\n`)
  const told = async (...rows: readonly string[]) => {
    const sheet = await list(...rows)
    const read = rowsOf(sheet)
    return {
      names: read.rows.map(({name}) => name),
      issues: [...read.issues, ...lostCodes(sheet)].map(({id, place, params}) => [id, place.row ?? params.title]),
    }
  }

  it("is a heading, by its code, and gets no zeros", async () => {
    const rows = [
      "21,（一）影像,",
      "2101,1.X线,",
      "210101001,透视,8",
      "210101002a,加收,3",
      "2102,2.MR,",
      "210200001,平扫,400",
    ]
    const {names, issues} = await told(...rows, "合计,合计,411", "注：以上为三级医院价格,x,")
    expect(names).toEqual(["透视", "加收", "平扫"])
    expect(issues).toEqual([
      ...[2, 3, 6, 8, 9].map(row => ["row.heading", row]),
      ...["1.X线", "2.MR"].map(title => ["rows.section", title]),
    ])
    expect(mendZeros(await list(...rows)).rows[0]?.cells[0]).toBe("21")
  })

  it.each([
    ["a code that has an addition", ["210102002,X线,5", "210102002a,加收,3", "210102003,透视,8"]],
    ["the first of codes without zeros", ["A1,头颅,", "A10,胸部,", "A11,腹部,", "A100,盆腔,"]],
    ["a code with a price of its own", ["21,影像,5", "210101001,透视,8", "210101002,摄片,8"]],
  ])("is not %s", async (_, rows) => {
    const {names} = await told(...rows)
    expect(names).toHaveLength(rows.length)
  })

  it("is a name that is none", async () => {
    expect((await told("A1,NULL,5", "A2,-,6", "A3,胸部,7")).issues).toEqual([
      ["row.unnamed", 2],
      ["row.unnamed", 3],
    ])
  })
})

describe("readSheet of a broken row", () => {
  it("keeps it to be mended, and takes nothing of it", async () => {
    const path = written("")
    writeFileSync(
      path,
      Buffer.concat([Buffer.from("编码,名称\nA1,胸部\nA2,头"), Buffer.of(0xff), Buffer.from("\nA3,腹部\n")]),
    )
    const sheet = await readSheet(path)
    expect(sheet.rows).toHaveLength(3)
    expect(rowsOf(sheet).rows.map(({code}) => code)).toEqual(["A1", "A3"])
    expect(sheet.issues).toMatchObject([{id: "row.encoding", place: {row: 3, column: "名称"}}])
  })
  it("says which columns rival, and keeps their cells and those without a header", async () => {
    const sheet = await sheetOf("编码1,编码2,名称,\nA1,B1,胸部,x\n")
    expect(sheet.columns).toEqual({name: 2})
    expect(sheet.issues.map(({id}) => id)).toEqual(["column.unnamed", "column.rivals"])
    expect(rowsOf(sheet).rows[0]?.other).toEqual({编码1: "A1", 编码2: "B1", 4: "x"})
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
  const run = async (text: string, options = {}) => {
    const sheet = await sheetOf(text)
    return change(store, cause, tx => importSheet(tx, {catalogueId, sheet, options}))
  }

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
  it("takes them in with all else of its change, or nothing", async () => {
    const sheet = await sheetOf("编码,名称\nA,胸部\n")
    const failed = change(store, cause, async tx => {
      await importSheet(tx, {catalogueId, sheet})
      throw new Error("later")
    })
    await expect(failed).rejects.toThrow("later")
    expect(await store.db.selectFrom("catalogue_rows").selectAll().execute()).toEqual([])
    expect((await auditPage(store.db, {limit: 9})).map(({act}) => act)).not.toContain("catalogue.import")
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
