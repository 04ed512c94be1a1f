import {describe, expect, it} from "vitest"
import {ProblemError} from "../../../src/client/call.ts"
import {
  changesOf,
  fileName,
  headerOf,
  mayApply,
  type Preview,
  readingWith,
  restOf,
  sheetsOf,
  zerosLost,
} from "./import.ts"

const fault = (id: string) => ({id, params: {}, place: {}, repairs: [], zh: id, en: id})
const preview: Preview = {
  applied: false,
  added: 2,
  changed: 1,
  same: 5,
  gone: 3,
  columns: {name: "名称", code: "编码"},
  beside: [{kind: "site", column: "检查部位"}],
  told: {},
  renamed: 0,
  header: ["编码", "名称", "检查部位", "备注", ""],
  examples: {added: [], changed: [], gone: []},
  issues: [fault("code.zeros"), fault("row.unnamed"), fault("code.zeros")],
  objections: [],
}
const said = {evenSo: false, complete: false}

describe("a preview", () => {
  it("may be taken in when something changes", () => {
    expect(mayApply(preview, said)).toBe(true)
    const same = {...preview, added: 0, changed: 0}
    expect(mayApply(same, said)).toBe(false)
    expect(mayApply(same, {...said, complete: true})).toBe(true)
    expect(changesOf(preview, {...said, complete: true})).toBe(6)
  })
  it("of a file that seems another's waits for a word", () => {
    const strange = {...preview, objections: [fault("catalogue.other")]}
    expect(mayApply(strange, said)).toBe(false)
    expect(mayApply(strange, {...said, evenSo: true})).toBe(true)
  })
  it("with patients' data is never taken in", () => {
    const patients = {...preview, objections: [fault("column.personal")]}
    expect(mayApply(patients, {evenSo: true, complete: true})).toBe(false)
  })
  it("says of every column what it holds, and of no two the same", () => {
    expect(readingWith({sheet: "一"}, preview, ["备注", "name"])).toEqual({
      sheet: "一",
      column: ["code:编码", "none:名称", "site:检查部位", "name:备注"],
    })
    expect(readingWith({name: "名称"}, preview, ["备注", "site"]).column).toContain("site:检查部位")
  })
  it("tells the columns that nothing is read of, and how many zeros were lost", () => {
    expect(restOf(preview)).toEqual(["备注"])
    expect(zerosLost(preview)).toBe(2)
  })
})

describe("a refusal", () => {
  it("offers the sheets of a workbook that has not the one asked for", () => {
    const issues = [{...fault("file.sheet"), params: {path: "a.xlsx", sheet: "没有", sheets: "目录, 说明, …"}}]
    expect(sheetsOf(new ProblemError({type: "", title: "", status: 400, issues}))).toEqual(["目录", "说明"])
  })
  it("offers the columns of a file whose names can't be told", () => {
    const issues = [{...fault("column.missing"), params: {column: "name", header: "编号, 项目, 备注"}}]
    expect(headerOf(new ProblemError({type: "", title: "", status: 400, issues}))).toEqual(["编号", "项目", "备注"])
    expect(headerOf(new TypeError("gone"))).toBeUndefined()
  })
})

describe("fileName", () => {
  it("keeps the ending of a long one", () => {
    expect(fileName(`${"长".repeat(300)}.xlsx`)).toMatch(/^长+\.xlsx$/)
    expect(fileName(`${"长".repeat(300)}.xlsx`)).toHaveLength(200)
  })
})
