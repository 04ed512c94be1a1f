import {expect, it} from "vitest"
import {stampOf} from "./stamp.ts"

it("tells the day and the minute where the reader is", () => {
  expect(stampOf(new Date(2026, 0, 5, 7, 4).toISOString())).toEqual(["2026-01-05", "07:04"])
})
