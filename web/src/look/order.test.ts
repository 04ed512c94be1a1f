import {describe, expect, it} from "vitest"
import {compareBy, nextOrder, readOrder} from "./order.ts"

describe("the order of a table", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    ["-", undefined],
    ["name", {column: "name", down: false}],
    ["-name", {column: "name", down: true}],
  ])("reads %s", (text, order) => expect(readOrder(text)).toEqual(order))

  it("goes up, down and back as a head is clicked", () => {
    expect(nextOrder(undefined, "name")).toBe("name")
    expect(nextOrder(readOrder("name"), "name")).toBe("-name")
    expect(nextOrder(readOrder("-name"), "name")).toBeUndefined()
    expect(nextOrder(readOrder("-name"), "code")).toBe("code")
  })

  it("puts numbers by size, words by language and nothing first", () => {
    expect([10, null, 9].sort(compareBy("en"))).toEqual([null, 9, 10])
    expect(["H10", "H9", null].sort(compareBy("en"))).toEqual([null, "H9", "H10"])
    expect(["浙江", "北京", "安徽"].sort(compareBy("zh-CN"))).toEqual(["安徽", "北京", "浙江"])
  })
})
