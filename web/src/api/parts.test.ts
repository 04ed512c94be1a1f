import {describe, expect, it} from "vitest"
import {partsOf} from "./parts.ts"

describe("the people that are asked for", () => {
  it("stand in parts, each once, that stay as more are added", () => {
    expect(partsOf(["a", "b", "a", "system", "c"], 2)).toEqual([["a", "b"], ["c"]])
    expect(partsOf([], 2)).toEqual([])
  })
})
