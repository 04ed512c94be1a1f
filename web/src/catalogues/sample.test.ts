import {describe, expect, it} from "vitest"
import {freeCode, isSample, sampleCsv} from "./sample.ts"

describe("sample data", () => {
  it("are an institution's of a code that tells so and that none has", () => {
    expect(freeCode([])).toBe("SAMPLE")
    expect(freeCode([{code: "SAMPLE"}, {code: "H1"}, {code: "SAMPLE-2"}])).toBe("SAMPLE-3")
    expect(["SAMPLE", "SAMPLE-3", "SAMPLES", "H1"].map(code => isSample({code}))).toEqual([true, true, false, false])
  })
  it("have each code and name once", () => {
    const lines = sampleCsv().trim().split("\n").slice(1)
    expect(lines.length).toBeGreaterThan(40)
    for (const column of [0, 1]) expect(new Set(lines.map(line => line.split(",")[column])).size).toBe(lines.length)
  })
})
