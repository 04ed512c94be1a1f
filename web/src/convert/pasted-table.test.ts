import {describe, expect, it} from "vitest"
import {tableIn} from "./pasted-table.ts"

const called = (n: number) => `列${n}`

describe("what is pasted", () => {
  it.each([
    ["names alone", "胸部CT平扫\n头颅MR"],
    ["one line", "A1\t胸部CT"],
    ["lines of which one has a tab", "胸部CT\n头颅\tMR"],
    ["nothing", ""],
  ])("is no table: %s", (_, text) => expect(tableIn(text, called)).toBeUndefined())
  it("keeps its own header", () => {
    expect(tableIn("编码\t检查名称\t例数\r\nA1\t胸部CT\t20\r\n", called)).toBe("编码\t检查名称\t例数\nA1\t胸部CT\t20")
    expect(tableIn("Code\tExam name\nA1\tCT CHEST", called)).toBe("Code\tExam name\nA1\tCT CHEST")
  })
  it("gets one where it has none, and loses no row to it", () => {
    expect(tableIn("A1\t胸部CT检查\t20\nA2\t头颅MR\t3", called)).toBe(
      "列1\t列2\t列3\nA1\t胸部CT检查\t20\nA2\t头颅MR\t3",
    )
  })
})
