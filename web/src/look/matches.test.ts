import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {matchesOf, matchesWithin} from "./matches.ts"

const marked = (text: string, query: string): string => {
  let end = 0
  let shown = ""
  for (const [from, to] of matchesOf(text, query)) {
    shown += `${text.slice(end, from)}<${text.slice(from, to)}>`
    end = to
  }
  return shown + text.slice(end)
}

describe("matches", () => {
  it.each([
    ["CT颅脑(平扫)", "颅脑 ct", "<CT颅脑>(平扫)"],
    ["CT颅脑(平扫)", "颅脑CT平扫", "<CT颅脑>(<平扫>)"],
    ["CT颅脑(平扫)", "脑颅平扫", "CT<颅脑>(<平扫>)"],
    ["CT brain (plain)", "BRAIN pl", "CT <brain> (<pl>ain)"],
    ["CT brain (plain)", "CT", "<CT> brain (plain)"],
    ["CT brain (plain + 3D reconstruction)", "ct", "<CT> brain (plain + 3D reconstruction)"],
    ["CT brain (plain + 3D reconstruction)", "struct", "CT brain (plain + 3D recon<struct>ion)"],
    ["20010100110000", "200101", "<200101>00110000"],
    ["MR膝关节(平扫)", "xyz", "MR膝关节(平扫)"],
    ["MR膝关节(平扫)", "", "MR膝关节(平扫)"],
  ])("of %s and %s", (text, query, shown) => expect(marked(text, query)).toBe(shown))
  it("of a whole are those of its parts", () => {
    expect(matchesWithin([[1, 5]], 0, 2)).toEqual([[1, 2]])
    expect(matchesWithin([[1, 5]], 2, 2)).toEqual([[0, 2]])
    expect(matchesWithin([[1, 5]], 6, 2)).toEqual([])
  })
  it("stand in order, apart and inside the text", () => {
    const text = fc.string({unit: fc.constantFrom("颅", "脑", "C", "t", "(", " ", "İ", "㎝")})
    fc.assert(
      fc.property(text, text, (whole, query) => {
        const ends = matchesOf(whole, query).flat()
        expect(ends).toEqual([...ends].sort((a, b) => a - b))
        expect(new Set(ends).size).toBe(ends.length)
        expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(whole.length)
      }),
    )
  })
})
