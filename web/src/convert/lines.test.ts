import {describe, expect, it} from "vitest"
import {linesOf, longestName} from "./lines.ts"

describe("linesOf", () => {
  it("takes one name a line, whatever ends the lines", () => {
    const {names, lines} = linesOf("\ufeff胸部CT\r\n头颅MR\r 膝关节 \n")
    expect(names).toEqual(["胸部CT", "头颅MR", "膝关节"])
    expect([...lines]).toEqual([1, 2, 3])
  })
  it("leaves empty lines out but counts them, and keeps the numbers of the others", () => {
    const {lines, empty} = linesOf("\n胸部CT\n \n头颅MR")
    expect([[...lines], empty]).toEqual([[2, 4], 2])
  })
  it("tells what is repeated and what is too long", () => {
    const long = "胸".repeat(longestName + 1)
    expect(linesOf(`胸部CT\n胸部CT\n${long}\n${long}`)).toMatchObject({repeated: 2, long: 1, empty: 0})
  })
  it("has nothing of nothing", () => expect(linesOf("")).toMatchObject({names: [], empty: 0}))
  it("splits a megabyte", () => {
    expect(linesOf("CT胸部平扫(医保)\n".repeat(100_000))).toMatchObject({repeated: 99_999, empty: 0})
  })
})
