import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {tableChecker} from "./check-table.ts"
import {tableColumns} from "./table-columns.ts"

const edition = shelf.edition("5.0")

/** Ids of the issues of a table written as lines of cells between `|`, each with its row; row 1 is the header. */
function check(lines: readonly string[], id = "5.0"): readonly string[] {
  const own = shelf.edition(id)
  const [header = [], ...rows] = lines.map(line => line.split("|"))
  const columns = tableColumns(own, header, rows)
  if (!columns) return ["no columns"]
  const checker = tableChecker(own, "t", header, columns)
  const found = rows.flatMap((cells, i) => checker.check({row: i + 2, cells}))
  return [...found, ...checker.finish()].map(issue => `${issue.place.row ?? "-"} ${issue.id}`)
}

describe("a list of items", () => {
  const header = "一级编码|二级编码|项目编码|项目标准名"
  it.each([
    [["01|0101|20010100110000|CT 颅脑（平扫）"], []],
    [["01|0101|20010100110000|CT颅脑(平扫)", "01|0101|20010100110000|CT颅脑(平扫)"], ["3 row.repeated"]],
    [["01|0101|20010100110000|CT颅脑(平扫)", "01|0101|20010100110000|CT颅脑(增强)"], ["3 code.repeated"]],
    [["01|0101|20010100110000|CT颅脑(增强)"], ["2 name.segment"]],
    [["01|0101|20010100110000|CT颅脑(墂强)"], ["2 name.apart"]],
    [["01|0102|20010100110000|CT颅脑(平扫)"], ["2 segment.apart"]],
    [["04|0401|20040100004100|CT肺结节分析"], ["2 method.undefined"]],
    [["01|0101|2001010011000|CT颅脑(平扫)"], ["2 code.width"]],
    [["01|0101|2001010011000o|CT颅脑(平扫)"], ["2 code.charset"]],
    [["01|0101|20010102110000|CT头颅(平扫)"], ["2 site.modality"]],
    [
      ["01|0101|20010100110000|CT颅脑(平扫)", "01|0101|20010100210000|CT颅脑(平扫)"],
      ["3 name.repeated", "3 name.segment"],
    ],
    [["04|0401|40040100000100|\\* DR 胸部正位"], ["- text.escaped"]],
    [
      ["01|0101|20010100110000|", "01|0101|20010100210000|", "01|0101|20010100999900|"],
      ["4 term.unknown", "4 term.unknown"],
    ],
  ])("%j gives %j", (rows, issues) => {
    expect(check([header, ...rows])).toEqual(issues)
  })

  it("that is nearly whole is told what it lacks", () => {
    const rows = [...edition.items.values()].filter(item => item.modality === "CT").slice(1)
    expect(
      check(["编码|名称", ...rows.map(item => `${item.code}|${item.zh}`)]).filter(id => id.includes("missing")),
    ).toEqual(["- item.missing"])
  })

  it("that has just half of an equipment's items is no whole list that lacks the rest, nor is one with less", () => {
    const all = [...edition.items.values()].filter(({code}) => code.startsWith("20"))
    const lacking = (count: number) =>
      check(["编码|名称", ...all.slice(0, count).map(item => `${item.code}|${item.zh}`)]).filter(id =>
        id.includes("item.missing"),
      ).length
    const half = Math.ceil(all.length / 2)
    expect([lacking(half - 1), lacking(half)]).toEqual([0, all.length - half])
  })

  it("is told where it writes one thing in two ways, with how often", () => {
    const rows = ["01|0101|20010100110000|CT颅脑(平扫)", "01|0101|20010100210000|CT颅脑（增强）"]
    const columns = tableColumns(
      edition,
      header.split("|"),
      rows.map(row => row.split("|")),
    )
    if (!columns) throw new Error("no columns")
    const checker = tableChecker(edition, "t", header.split("|"), columns)
    for (const [i, row] of rows.entries()) checker.check({row: i + 2, cells: row.split("|")})
    expect(checker.finish()).toMatchObject([{id: "text.mixed", params: {ways: "() 1, （） 1"}}])
  })

  it.each(["5.0", "us-1.1", "pet-1.1", "spect-2.0"])(
    "generated from %s has no fault but what the standard itself leaves undefined",
    id => {
      const items = [...shelf.edition(id).items.values()]
      const found = check(["code|name", ...items.map(item => `${item.code}|${item.zh}`)], id)
      expect(found.filter(line => !line.endsWith("method.undefined"))).toEqual([])
    },
  )

  it("is told of each thing that it writes in two ways, with its own name", () => {
    const header = ["编码", "名称"]
    const columns = tableColumns(edition, header, [])
    const checker = columns && tableChecker(edition, "清单", header, columns)
    const names = ["*CT颅脑(平扫)", "\\* CT颅脑(增强)", "X线胸部", "X 线胸部"]
    for (const [i, name] of names.entries()) checker?.check({row: i + 2, cells: [`2001010011000${i}`, name]})
    expect(checker?.finish()).toMatchObject([
      {id: "text.mixed", params: {ways: "X线 1, X 线 1"}, place: {table: "清单"}},
      {id: "text.mixed", params: {ways: "* 1, \\* 1"}, place: {table: "清单"}},
      {id: "text.escaped", params: {count: 1}, place: {table: "清单"}},
    ])
  })
  it("has segment columns that must agree, the first column too", () => {
    expect(check(["site1_code|code|name", "02|20010100110000|CT颅脑(平扫)"])).toEqual(["2 segment.apart"])
    expect(check(["code|name_zh|site_code", "50U508500C0000|经直肠前列腺常规超声检查|07"], "us-1.1")).toEqual([
      "2 segment.apart",
    ])
  })
})

describe("a dictionary", () => {
  const header = "模态|一级编码|一级扫描方式|二级编码|二级扫描方式"
  it.each([
    [["CT|1|平扫|11|平扫", "MR|1|平扫|11|平扫"], []],
    [["CT|1|平扫|11|平扫", "CT|1|平扫|11|平扫"], ["3 row.repeated"]],
    [
      ["X线|M|乳腺X线|M6|X线TOMO断层摄影", "X线|M|乳腺X线|M10|X线TOMO断层摄影"],
      ["3 term.width", "3 term.name-repeated"],
    ],
    [["X线|M|乳腺X线|M4|钼靶导管造影", "X线|M|乳腺X线|M8|钼靶导管造影"], ["3 term.name-repeated"]],
    [["CT|2|增强|11|平扫"], ["2 term.parent"]],
    [["|1|平扫|11|平扫"], ["2 term.modality-missing"]],
    [["MR|7|特殊|7e|平扫+波普成像"], ["2 term.unlike"]],
    [["CT|1|平扫|1o|平扫"], ["2 code.charset", "2 term.unknown"]],
  ])("%j gives %j", (rows, issues) => {
    expect(check([header, ...rows])).toEqual(issues)
  })

  it("of equipment shows lost decimal points", () => {
    expect(check(["模态|编码|名称", "CT|20|CT不区分设备", "MR|33|3.0TMR", "MR|32|15TMR"])).toEqual(["4 term.unlike"])
  })

  it.each([
    ["体位编码|体位名称|模态", "position"],
    ["设备编码|设备名称", "equipment"],
    ["后处理编码|后处理|模态", "processing"],
    ["扫描方式编码|扫描方式|模态", "method"],
    ["部位编码|部位名称", "site"],
    ["一级编码|二级编码|三级编码|三级名称", "site"],
  ])("headed %s is of the facet %s", (header, facet) => {
    expect(tableColumns(edition, header.split("|"), [["99"]])).toMatchObject({kind: "dictionary", facet})
  })
  it("says the column of a term's fault by its header", () => {
    const header = ["模态", "一级编码", "一级扫描方式", "二级编码", "二级扫描方式"]
    const rows = [["CT", "2", "增强", "11", "平扫"]]
    const columns = tableColumns(edition, header, rows)
    const [fault] = (columns && tableChecker(edition, "t", header, columns).check({row: 2, cells: rows[0] ?? []})) ?? []
    expect(fault?.place).toEqual({table: "t", row: 2, column: "一级编码"})
  })
  it("knows the term of the row's own modality", () => {
    expect(check(["模态|一级编码|一级扫描方式|二级编码|二级扫描方式", "CT|5|弥散|52|DWI"])).toContain("2 term.unknown")
  })
  it("says the column of a fault by its header, and none where the table has none", () => {
    const header = ["编码", "名称"]
    const columns = tableColumns(edition, header, [])
    const checker = columns && tableChecker(edition, "t", header, columns)
    const [fault] = checker?.check({row: 2, cells: ["20010100210000", "CT颅脑(平扫)"]}) ?? []
    expect(fault?.place).toEqual({table: "t", row: 2, column: "名称"})
    const codes = tableColumns(edition, ["编码"], [])
    const alone = codes && tableChecker(edition, "t", ["编码"], codes)
    expect(alone?.check({row: 2, cells: ["20010100110000"]})).toEqual([])
    const [wrong] = alone?.check({row: 3, cells: ["2001010011"]}) ?? []
    expect(wrong?.place).toEqual({table: "t", row: 3, column: "编码", at: 0, length: 10})
  })

  it("is told where it writes one thing in two ways", () => {
    expect(check(["模态|一级编码|一级扫描方式", "CT|1|平扫(a)", "CT|2|增强（b）"])).toContain("- text.mixed")
  })

  it("of sites shows unknown modalities", () => {
    const rows = ["08|0812|081201|下肢动脉|CT / MR", "07|0732|073200|四肢淋巴管|错"]
    expect(check(["一级编码|二级编码|三级编码|三级名称|适用模态", ...rows])).toEqual(["3 modality.unknown"])
  })
})
