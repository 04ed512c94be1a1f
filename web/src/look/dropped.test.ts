import {describe, expect, it} from "vitest"
import {refusedOf} from "./dropped.ts"

const file = (name: string, size: number, folder = false) => ({file: {name, size}, folder})
const limit = 512 * 2 ** 20

describe("refusedOf", () => {
  it("takes one file within the limit", () => {
    expect(refusedOf([file("目录.csv", limit)], limit)).toBeUndefined()
  })
  it("says why it takes nothing else", () => {
    expect(refusedOf([], limit)?.why).toBe("nothing")
    expect(refusedOf([file("a", 1), file("b", 1)], limit)).toEqual({why: "several", params: {count: 2}})
    expect(refusedOf([file("a", 4096, true)], limit)).toEqual({why: "folder", params: {name: "a"}})
    expect(refusedOf([file("a.csv", 0)], limit)).toEqual({why: "empty", params: {name: "a.csv"}})
    expect(refusedOf([file("a.csv", limit + 1)], limit)).toEqual({
      why: "large",
      params: {name: "a.csv", size: 513, limit: 512},
    })
  })
})
