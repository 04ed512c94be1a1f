import {describe, expect, it} from "vitest"
import {wrongPart} from "./assignments.ts"

describe("wrongPart", () => {
  it("takes a range of codes in order", () => {
    expect(wrongPart({kind: "range", lower: "A1", upper: "A9"})).toBeUndefined()
    expect(wrongPart({kind: "range", lower: "B", upper: "A"})).toBe("range-wrong")
    expect(wrongPart({kind: "range", lower: "A", upper: " "})).toBe("range-wrong")
  })
  it("takes a share between 0 and 100", () => {
    expect(wrongPart({kind: "share", lower: "0", upper: "37.5"})).toBeUndefined()
    for (const [lower, upper] of [
      ["50", "20"],
      ["", "20"],
      ["-1", "5"],
      ["0", "101"],
      ["a", "5"],
    ] as const)
      expect(wrongPart({kind: "share", lower, upper}), `${lower}-${upper}`).toBe("share-wrong")
  })
})
