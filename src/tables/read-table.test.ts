import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {Refusal} from "../issue/index.ts"
import {madeFolder, put, readAll, sheetRow, workbook, workbookParts, zip} from "./made-files.ts"

const folder = madeFolder()
let files = 0
const csv = (text: string) => put(folder, `${files++}.csv`, text)
const xlsx = (content: Uint8Array) => put(folder, `${files++}.xlsx`, content)

/** Rows of a sheet with something behind them. */
const sheetWith = (rows: string, behind: string): Buffer =>
  workbook("", {
    "xl/worksheets/sheet1.xml": `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${rows}</sheetData>${behind}</worksheet>`,
  })
const merge = (...ranges: readonly string[]) =>
  `<mergeCells>${ranges.map(range => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`

describe("what stands beside the table", () => {
  it("above the header is told, and passed over again where pages repeat it", async () => {
    const text = "某某医院检查项目表\n编码,名称,例数\n,,例\nA1,胸部,3\n某某医院检查项目表\n编码,名称,例数\nA2,头颅,4\n"
    const {header, headerRow, columns, rows, issues} = await readAll(csv(text))
    expect(header).toEqual(["编码", "名称", "例数"])
    expect(headerRow).toBe(2)
    expect(columns).toEqual({code: 0, name: 1, count: 2})
    expect(rows.map(row => [row.number, row.cells[1]])).toEqual([
      [4, "胸部"],
      [7, "头颅"],
    ])
    expect(issues).toMatchObject([
      {id: "header.above", params: {count: 1, rows: "1", header: 2, text: "某某医院检查项目表"}, place: {row: 1}},
      {id: "header.below", params: {rows: "3", text: "例"}, place: {row: 3}},
      {id: "rows.repeated", params: {count: 2, rows: "5-6"}},
    ])
  })

  it("in columns without a name is told where the rows are read plain", async () => {
    const {issues} = await readAll(csv("编码,名称,\nA1,胸部,x\nA2,头颅,\nA3,腹部,y\n"), {plain: true})
    expect(issues).toMatchObject([{id: "column.unnamed", params: {column: 3, count: 2}, place: {row: 2, column: "3"}}])
  })

  it("is never a reason to lose a cell", async () => {
    const word = fc.constantFrom("胸部CT", "颅脑MR", "膝关节正侧位", "CT HEAD W/O", "上腹部增强")
    const junk = fc.constantFrom<readonly string[]>(
      ["某某县人民医院放射科收费项目表"],
      ["检查项目一览表（2024年）"],
      ["This list covers every item and procedure."],
      ["填报单位：某某医院", "", "填报日期：2024-01-01"],
      ["说明：1.名称请勿修改；2.编码必填。"],
      ["单位：元"],
      [],
    )
    const made = fc.record({
      above: fc.array(junk, {maxLength: 6}),
      left: fc.nat({max: 3}),
      more: fc.uniqueArray(fc.constantFrom("单价", "例数", "备注", "执行科室", "规格"), {maxLength: 4}),
      rows: fc.array(fc.tuple(word, fc.nat({max: 9999})), {minLength: 1, maxLength: 12}),
      form: fc.constantFrom("csv", "tsv", "xlsx", "sep"),
    })
    await fc.assert(
      fc.asyncProperty(made, async ({above, left, more, rows, form}) => {
        const pad = (cells: readonly string[]) => [...Array.from({length: left}, () => ""), ...cells]
        const header = pad(["编码", "检查名称", ...more])
        const body = rows.map(([name, n], i) => pad([`A${n}${i}`, name, ...more.map((_, at) => `${at + 1}${n}`)]))
        const all = [...above, header, ...body]
        const table = await readAll(written(all, form))
        expect(table.header.map(cell => cell.trim())).toEqual(header)
        expect(table.rows.map(row => row.cells)).toEqual(body)
        const told = JSON.stringify(table.issues)
        for (const cell of above.flat().filter(Boolean)) expect(told).toContain(cell.slice(0, 20))
      }),
      {numRuns: 60},
    )
  })

  const written = (rows: readonly (readonly string[])[], form: string): string => {
    if (form === "xlsx") return xlsx(workbook(rows.map((cells, i) => sheetRow(i + 1, ...cells)).join("")))
    const delimiter = {csv: ",", tsv: "\t", sep: ";"}[form] ?? ","
    const lines = rows.map(cells => cells.join(delimiter)).join("\r\n")
    return csv(form === "sep" ? `sep=;\r\n${lines}\r\n` : `${lines}\r\n`)
  }
})

describe("codes and empty cells of a plain table", () => {
  const header = "院内编码,检查名称,单价,例数,停用日期"
  const plain = async (...rows: readonly string[]) => {
    const table = await readAll(csv(`${header}\n${rows.join("\n")}\n`), {plain: true})
    return {cells: table.rows.map(row => row.cells), issues: table.issues}
  }

  it.each([
    ['"=""00123"""', "00123", '="…"'],
    ["'00123", "00123", "'…"],
    ['"""00123"""', "00123", '"…"'],
    ["20010100110000.0", "20010100110000", ".0"],
    ["2001 0100 1100 00", "20010100110000", "U+0020"],
    [" A4", "A4", "U+0020"],
    ["\u200bA4\u00ad", "A4", "U+200B"],
    ["Ａ４０１", "A401", "Ａ"],
  ])("%s is %s", async (written, code, dress) => {
    const {cells, issues} = await plain(`${written},胸部CT,1,2,`, "A9,头颅,1,2,")
    expect(cells[0]?.[0]).toBe(code)
    expect(issues).toMatchObject([{id: "code.dressed", params: {count: 1, dress}, place: {row: 2, column: "院内编码"}}])
  })

  it("loses the .0 of a number beside a code that became a power of ten", async () => {
    const {cells} = await plain("127.0,胸部CT,1,2,", "1.23457E+17,头颅,1,2,")
    expect(cells[0]?.[0]).toBe("127")
  })

  it.each(["A-1", "1.5", "CT 001", "检查 1", "'"])("%s stays", async code => {
    const {cells, issues} = await plain(`${code},胸部CT,1,2,`, "1.25,头颅,1,2,")
    expect(cells[0]?.[0]).toBe(code)
    expect(issues).toEqual([])
  })

  it("are empty where NULL and the like stand, names never", async () => {
    const {cells, issues} = await plain("NULL,无,nan,-,/", "A1,-,暂无,／,N/A")
    expect(cells).toEqual([
      ["", "无", "", "", ""],
      ["A1", "-", "", "", ""],
    ])
    expect(issues.map(({id, params, place}) => [id, params.count, place.column])).toEqual(
      [
        ["cell.nothing", 2, "单价"],
        ["cell.nothing", 2, "例数"],
        ["cell.nothing", 2, "停用日期"],
        ["cell.nothing", 1, "院内编码"],
      ].sort((a, b) => header.split(",").indexOf(`${a[2]}`) - header.split(",").indexOf(`${b[2]}`)),
    )
  })

  it("stay as written where the rows are not read plain", async () => {
    const {rows, issues} = await readAll(csv("编码,名称\n'00123,NULL\n-,x\n"))
    expect(rows.map(row => row.cells)).toEqual([
      ["'00123", "NULL"],
      ["-", "x"],
    ])
    expect(issues).toEqual([])
  })

  it("of more digits than a sheet keeps are marked, and none is made up", async () => {
    const codes = ["n:1.20140000100001E+17", "n:3007220311000123", "n:200101001100", "120140000100001001"]
    const rows = codes.map((code, i) => sheetRow(i + 2, code, "胸部CT"))
    const table = await readAll(xlsx(workbook([sheetRow(1, "编码", "名称"), ...rows].join(""))))
    expect(table.rows.map(row => [row.cells[0], row.rounded])).toEqual([
      ["120140000100001000", [0]],
      ["3007220311000123", [0]],
      ["200101001100", undefined],
      ["120140000100001001", undefined],
    ])
  })
})

describe("a sheet's shape", () => {
  const rows =
    sheetRow(1, "检查类型", "编码", "名称", "例数") +
    sheetRow(2, "CT", "C1", "头颅", "n:9") +
    sheetRow(3, "", "C2", "胸部").replace("<row ", '<row hidden="1" ') +
    sheetRow(4, "MR", "M1", "腰椎", "n:7") +
    sheetRow(5, "以下是介入")

  it("gives values of cells merged downwards to their rows, counts not", async () => {
    const table = await readAll(xlsx(sheetWith(rows, merge("A2:A3", "D2:D3", "A5:D5"))))
    expect(table.rows.map(row => row.cells)).toEqual([
      ["CT", "C1", "头颅", "9"],
      ["CT", "C2", "胸部", ""],
      ["MR", "M1", "腰椎", "7"],
      ["以下是介入", "", "", ""],
    ])
    expect(table.rows.map(row => row.band)).toEqual([undefined, undefined, undefined, true])
    expect(table.issues).toMatchObject([
      {id: "columns.hidden", params: {columns: "编码"}},
      {id: "cells.merged", params: {count: 1}, place: {row: 3}},
      {id: "rows.hidden", params: {count: 1, rows: "3"}},
    ])
  })

  it("makes no row of cells that merging alone would fill", async () => {
    const table = await readAll(
      xlsx(sheetWith(`${sheetRow(1, "编码", "名称")}${sheetRow(2, "A", "胸部")}${sheetRow(3)}`, merge("A2:A3"))),
    )
    expect(table.rows).toHaveLength(1)
  })

  const header = ["编码", "检查名称"]
  const list = (...names: readonly string[]) =>
    sheetRow(1, ...header) + names.map((n, i) => sheetRow(i + 2, `A${i}`, n)).join("")
  const book = zip(
    workbookParts([
      {
        name: "填报说明",
        rows: sheetRow(1, "请按下表填写：名称必填。") + sheetRow(2, "字段名称", "要求") + sheetRow(3, "编码", "必填"),
      },
      {name: "CT", rows: list("胸部", "头颅")},
      {name: "MR", rows: sheetRow(1, "MR检查项目") + sheetRow(2, "检查名称", "编码") + sheetRow(3, "腰椎", "M1")},
      {name: "价格", rows: sheetRow(1, "编码", "单价") + sheetRow(2, "A1", "5")},
      {name: "旧", rows: list("废"), state: "hidden"},
    ]),
  )

  it("is read from the first sheet with a table of names, and names the others", async () => {
    const table = await readAll(xlsx(book))
    expect(table).toMatchObject({sheet: "CT", header})
    expect(table.issues).toMatchObject([{id: "sheets.others", params: {sheet: "CT", others: "填报说明, MR, 价格, 旧"}}])
  })

  it("can be taken together with those of the same columns, in their order", async () => {
    const table = await readAll(xlsx(book), {sheet: "all"})
    expect(table.rows).toEqual([
      {number: 2, cells: ["A0", "胸部"]},
      {number: 3, cells: ["A1", "头颅"]},
      {number: 3, cells: ["M1", "腰椎"], sheet: "MR"},
    ])
    expect(table.issues).toMatchObject([
      {id: "sheets.together", params: {sheets: "CT, MR"}},
      {id: "header.above", params: {text: "MR检查项目"}, place: {sheet: "MR", row: 1}},
      {id: "sheets.others", params: {others: "填报说明, 价格, 旧"}},
    ])
  })

  it("may be that of the strict kind of workbook", async () => {
    const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    const parts = Object.entries(workbookParts([{name: "s", rows: list("胸部")}])).map(([name, content]) => [
      name,
      `${content}`.replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", strict),
    ])
    expect((await readAll(xlsx(zip(Object.fromEntries(parts))))).rows).toHaveLength(1)
  })

  it.each([
    [".xlsb", workbookBinary()],
    ["OpenDocument (.ods)", zip({mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})],
    [".numbers", zip({"Index/Document.iwa": "x"})],
  ])("is refused by name where it is %s", async (format, bytes) => {
    await expect(readAll(xlsx(bytes))).rejects.toMatchObject({issue: {id: "file.other", params: {format}}})
  })
})

function workbookBinary(): Buffer {
  const {"_rels/.rels": links, ...others} = workbookParts([{name: "s", rows: ""}])
  return zip({
    ...others,
    "_rels/.rels": `${links}`.replace("xl/workbook.xml", "xl/workbook.bin"),
    "xl/workbook.bin": "x",
  })
}

describe("any bytes at all", () => {
  it("are read or refused, and nothing else happens", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({maxLength: 300}),
      fc
        .string({unit: "binary", maxLength: 100})
        .map(text => new Uint8Array(Buffer.from(`名称,编码\n${text}`, "utf16le"))),
      fc
        .array(fc.constantFrom("编码", "名称", ",", "\n", '"', "\t", "1", "\xc2", "=", "合计"), {maxLength: 60})
        .map(parts => new Uint8Array(Buffer.from(parts.join(""), "utf8"))),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (content, plain) => {
        const outcome = await readAll(put(folder, "any.csv", content), {plain}).catch(error => error)
        expect(outcome instanceof Refusal || outcome.format === "csv").toBe(true)
      }),
      {numRuns: 200},
    )
  })
})
