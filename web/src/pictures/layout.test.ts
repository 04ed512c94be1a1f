import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {namedDays, pathOf, pointsOf} from "./coverage.ts"
import {fitText, widthOf, wrapText} from "./fit-text.ts"
import {heatOf, others} from "./heat.ts"
import {madeItem} from "./made-items.ts"
import {boundsOf, stepOf, steps, ticksOf} from "./scale.ts"
import {tilesOf} from "./treemap.ts"

describe("the colour scale", () => {
  it("has its own step for nothing, and the last for the most", () => {
    expect([stepOf(0, 10), stepOf(10, 10), stepOf(1, 1), stepOf(5, 0)]).toEqual([0, steps - 1, steps - 1, 0])
  })
  it("never falls as values grow, and begins a step at its bound", () => {
    fc.assert(
      fc.property(fc.integer({min: 7, max: 1e7}), fc.nat(1e7), (most, value) => {
        const small = value % most
        expect(stepOf(small, most)).toBeLessThanOrEqual(stepOf(small + 1, most))
        expect(boundsOf(most)[0]).toBe(1)
      }),
    )
  })
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [97, [0, 50, 100]],
    [1234, [0, 500, 1000, 1500]],
  ])("has round ticks up to %d", (most, ticks) => expect(ticksOf(most)).toEqual(ticks))
})

describe("a text in little room", () => {
  it("is cut where it does not fit", () => {
    expect(fitText("胸部平扫", 100, 12)).toBe("胸部平扫")
    expect(fitText("胸部平扫增强", 40, 12)).toBe("胸部…")
    expect(fitText("胸部平扫", 12, 12)).toBe("")
  })
  it("is never wider than its room", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), fc.integer({min: 0, max: 200}), (text, width) => {
        expect(widthOf(fitText(text, width, 11), 11)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe("a text in lines", () => {
  it.each([
    ["磁共振波谱成像", 40, ["磁共振", "波谱成", "像"]],
    ["diffusion-weighted imaging", 76, ["diffusion-", "weighted", "imaging"]],
    ["plain", 70, ["plain"]],
    ["", 70, []],
    ["一二三四五六七八九十", 36, ["一二三", "四五六", "七八…"]],
  ])("%s, of %d pixels", (text, width, lines) => expect(wrapText(text, width, 12, 3)).toEqual(lines))
  it("are never wider than their room", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), fc.integer({min: 30, max: 100}), (text, width) => {
        const lines = wrapText(text, width, 11, 4)
        expect(lines.length).toBeLessThanOrEqual(4)
        for (const line of lines) expect(widthOf(line, 11)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe("the heat map", () => {
  const items = [
    madeItem("1", {site1: "胸部", method: "平扫", volume: 10, names: 1}),
    madeItem("2", {site1: "胸部", method: "增强", volume: 5, names: 2}),
    madeItem("3", {site1: "头部", method: "平扫", volume: 20, names: 4}),
    madeItem("4", {site1: "胸部", method: "平扫", volume: 1, names: 1}),
  ]
  it("sums items by site and method, the methods with the most first", () => {
    const heat = heatOf(items, "volume")
    expect(heat.methods.map(({zh}) => zh)).toEqual(["平扫", "增强"])
    expect(heat.sites.map(({zh}, i) => [zh, heat.cells[i]])).toEqual(
      expect.arrayContaining([
        ["胸部", [11, 5]],
        ["头部", [20, 0]],
      ]),
    )
    expect(heat.most).toBe(20)
    expect(heatOf(items, "names").most).toBe(4)
  })
  it("puts methods that are too many together", () => {
    const many = Array.from({length: 30}, (_, i) => madeItem(`${i}`, {method: `方法${i}`, volume: i + 1}))
    const heat = heatOf(many, "volume", 16)
    expect(heat.methods).toHaveLength(16)
    expect(heat.methods.at(-1)?.key).toBe(others)
    expect(heat.cells[0]?.reduce((a, b) => a + b)).toBe(465)
  })
  it("has all methods where there is room", () => {
    const many = Array.from({length: 30}, (_, i) => madeItem(`${i}`, {method: `方法${i}`}))
    expect(heatOf(many, "volume").methods).toHaveLength(30)
  })
  it("is empty of nothing", () => expect(heatOf([], "volume")).toMatchObject({sites: [], cells: [], most: 0}))
})

describe("the treemap", () => {
  it("gives each item its share of the area, within the room, none over another", () => {
    const volumes = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 60})
    fc.assert(
      fc.property(volumes, volumes => {
        const items = volumes.map((volume, i) =>
          madeItem(`${i}`, {volume, modality: i % 3 === 0 ? "CT" : "MR", site1: `部位${i % 5}`}),
        )
        const leaves = tilesOf({items, unmapped: {volume: 50}}, 800, 400).filter(
          ({kind}) => kind === "item" || kind === "unmapped",
        )
        expect(leaves.length).toBeLessThanOrEqual(volumes.length + 1)
        for (const {x, y, width, height} of leaves)
          expect(x >= 0 && y >= 0 && x + width <= 800 && y + height <= 400).toBe(true)
        const area = leaves.reduce((sum, {width, height}) => sum + width * height, 0)
        expect(area).toBeLessThanOrEqual(800 * 400)
      }),
      {numRuns: 30},
    )
  })
  it("has every item that is not lost among others", () => {
    const items = Array.from({length: 40}, (_, i) => madeItem(`${i}`, {volume: 40 + i, site1: `部位${i % 5}`}))
    expect(tilesOf({items, unmapped: {volume: 0}}, 800, 400).filter(({kind}) => kind === "item")).toHaveLength(40)
  })
  it("puts what is too small to be seen together", () => {
    const items = Array.from({length: 500}, (_, i) => madeItem(`${i}`, {volume: 500 - i}))
    const tiles = tilesOf({items, unmapped: {volume: 0}}, 800, 400)
    expect(tiles.filter(({kind}) => kind === "item")).toHaveLength(240)
    expect(tiles.find(({kind}) => kind === "rest")).toMatchObject({count: 260})
  })
})

describe("coverage", () => {
  const day = (day: string, rowsDone: number) => ({day, rows: 10, rowsDone, volume: 100, volumeDone: rowsDone * 9})
  it("stands where its days are in time", () => {
    const points = pointsOf([day("2026-01-01", 1), day("2026-01-02", 5), day("2026-01-11", 10)])
    expect(points.map(({x}) => x)).toEqual([0, 0.1, 1])
    expect(points.map(({names}) => names)).toEqual([0.1, 0.5, 1])
    expect(points.at(-1)?.examinations).toBe(0.9)
    expect(pointsOf([day("2026-01-01", 1)]).map(({x}) => x)).toEqual([1])
  })
  it("names the first and the last day, and days between", () => {
    const days = [day("2026-01-01", 1), day("2026-01-11", 10)]
    expect(namedDays(days, 3).map(({day}) => day)).toEqual(["2026-01-01", "2026-01-06", "2026-01-11"])
    expect(namedDays([day("2026-01-01", 1)], 3)).toEqual([{day: "2026-01-01", x: 1}])
    expect(namedDays([], 3)).toEqual([])
  })
  it("is a line from the bottom to the top", () => {
    expect(
      pathOf(
        [
          {x: 0, y: 0},
          {x: 1, y: 1},
        ],
        100,
        50,
      ),
    ).toBe("M0 50L100 0")
  })
})
