import {describe, expect, it} from "vitest"
import {ProblemError} from "../../../src/client/call.ts"
import {headersOf} from "./headers.ts"

const problem = (id: string, params: object) =>
  new ProblemError({
    type: "about:blank",
    title: "",
    status: 422,
    issues: [{id, zh: "", en: "", params} as {id: string; zh: string; en: string}],
  })

describe("headersOf", () => {
  it("are those among which the column of names is", () => {
    expect(headersOf(problem("column.missing", {header: "甲, 乙, 甲"}))).toEqual(["甲", "乙"])
    expect(headersOf(problem("column.several", {columns: "1 名称, 3 项目名称"}))).toEqual(["名称", "项目名称"])
  })
  it("are not told by another refusal", () => {
    expect(headersOf(problem("file.empty", {}))).toBeUndefined()
    expect(headersOf(new TypeError("away"))).toBeUndefined()
  })
})
