import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {initialsOf, matchesInName, matchesOf, matchesWithin} from "./matches.ts"

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
  it.each([
    [
      "lnps",
      [
        [2, 4],
        [5, 7],
      ],
    ],
    ["CTLN", [[0, 4]]],
    [
      "ps ln",
      [
        [2, 4],
        [5, 7],
      ],
    ],
    ["l", []],
    ["颅脑", []],
    ["xyz", []],
  ])("of initials %s", (query, at) => expect(initialsOf("CT颅脑(平扫)", "CTLNPS", query)).toEqual(at))
  it.each([
    [
      "lnps ct",
      [
        [0, 4],
        [5, 7],
      ],
    ],
    [
      "ct 平扫",
      [
        [0, 2],
        [5, 7],
      ],
    ],
    ["plain ln", [[2, 4]]],
  ])("in a name of %s are as written, else by initials", (query, at) =>
    expect(matchesInName({zh: "CT颅脑(平扫)", en: "CT brain (plain)", pinyin: "CTLNPS"}, query)).toEqual(at),
  )
  it("of initials are none where a character has none", () =>
    expect(initialsOf("CT颅脑(平扫)", "CTLNP", "ln")).toEqual([]))
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
