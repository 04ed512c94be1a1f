import {describe, expect, it} from "vitest"
import {alikeOf} from "./fit.ts"

describe("candidates that fit best alike", () => {
  it.each([
    [[1, 1, 1, 0.4], 3],
    [[0.9, 0.4, 0.4], 1],
    [[0.5], 1],
  ])("of %o there are %i", (scores, count) => expect(alikeOf(scores)).toBe(count))
})
