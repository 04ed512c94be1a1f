import {describe, expect, it} from "vitest"
import {madeRow as row} from "./made-rows.ts"
import {Selection} from "./selection.ts"

describe("a selection", () => {
  it("takes rows in and out, each once, and tells it", () => {
    const selection = new Selection()
    let told = 0
    const end = selection.listen(() => void told++)
    selection.toggle(row("a"))
    selection.add(row("b"), undefined, row("a"), row("c"))
    selection.toggle(row("b"))
    expect([selection.rows.map(one => one.row), selection.has(row("b")), told]).toEqual([["a", "c"], false, 3])
    selection.clear()
    selection.clear()
    end()
    selection.add(row("a"))
    expect([selection.size, told]).toEqual([1, 4])
  })
})
