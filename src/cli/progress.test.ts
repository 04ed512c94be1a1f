import {describe, expect, it} from "vitest"
import {barLine} from "./progress.ts"

describe("barLine", () => {
  it("shows share, rows, rate and time left", () => {
    expect(barLine(0.5, 1000, 2)).toBe("████████████············  50 %  1000  500/s  2 s")
  })
  it("stays within its cells whatever is reported", () => {
    expect(barLine(1.7, 3, 0)).toBe("████████████████████████  100 %  3    0 s")
    expect(barLine(0, 0, 0)).toBe("························  0 %  0")
  })
})
