import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {madeReading} from "./made-readings.ts"
import {type Reading, Readings} from "./readings.ts"
import {Shown} from "./shown.ts"

const some = fc.record({
  name: fc.string(),
  status: fc.constantFrom("standard", "conflict", "unresolved"),
  accepted: fc.boolean(),
  confidence: fc.integer({min: 0, max: 1000}).map(n => n / 1000),
  items: fc.array(
    fc
      .record({edition: fc.constantFrom("5.0", "us-1.1"), code: fc.string(), name: fc.string()})
      .map(item => ({...item, en: item.name})),
    {maxLength: 3},
  ),
  flags: fc.array(fc.constantFrom("unlisted", "site-assumed"), {maxLength: 2}),
  account: fc.array(fc.tuple(fc.nat(5000), fc.nat(5000), fc.constantFrom("site", "aside"), fc.string())),
})

const besides = fc.option(
  fc.array(
    fc.record({
      kind: fc.constantFrom("site" as const, "method" as const),
      column: fc.string(),
      text: fc.string(),
      account: fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.constantFrom("site", "unknown"), fc.string())),
    }),
    {minLength: 1, maxLength: 2},
  ),
)

describe("readings", () => {
  it("come back as they were added", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(some, besides)), list => {
        const readings = new Readings()
        const added = list.map(([one, beside], i): Reading => ({row: 2 * i + 1, ...one, ...(beside && {beside})}))
        for (const one of added) readings.add(one)
        expect(added.map((_, i) => readings.at(i))).toEqual(added)
        expect(added.map(({row}) => readings.placeOf(row))).toEqual(added.map((_, i) => i))
        expect(readings.placeOf(2)).toBe(-1)
      }),
    )
  })
  it("are counted by status", () => {
    const readings = of(["胸部CT", "standard"], ["头颅", "conflict"], ["足", "standard"])
    expect([...readings.counts]).toEqual([
      ["standard", 2],
      ["conflict", 1],
    ])
    expect(readings.accepted).toBe(2)
  })
})

describe("what is shown of readings", () => {
  it("is narrowed to a status, and grows with what comes", () => {
    const readings = of(["胸部CT", "standard"], ["头颅", "conflict"])
    const shown = new Shown(readings, {show: "conflict"})
    expect([shown.size, shown.at(0)]).toEqual([1, 1])
    readings.add(madeReading(3, "足", {status: "conflict"}))
    shown.follow()
    expect([shown.size, shown.at(1), shown.find(2)]).toEqual([2, 2, 1])
  })
  it("is narrowed to words, in the name, beside it or in the items, in any case", () => {
    const readings = new Readings()
    readings.add(
      madeReading(1, "ct 胸", {
        items: [{edition: "5.0", code: "20040100110000", name: "CT胸部(平扫)", en: "CT chest (plain)"}],
      }),
    )
    readings.add(madeReading(2, "足", {items: []}))
    expect(new Shown(readings, {q: "CT"}).size).toBe(1)
    expect(new Shown(readings, {q: "平扫 胸"}).size).toBe(1)
    expect(new Shown(readings, {q: "200401"}).size).toBe(1)
    expect(new Shown(readings, {q: "chest"}).size).toBe(1)
    expect(new Shown(readings, {show: "accepted", q: "足"}).size).toBe(1)
    const beside = [{kind: "site" as const, column: "检查部位", text: "跟骨", account: []}]
    readings.add(madeReading(3, "平扫", {items: [], beside}))
    expect(new Shown(readings, {q: "跟骨"}).size).toBe(1)
    expect(new Shown(readings, {}).size).toBe(3)
  })
})

function of(...rows: readonly (readonly [name: string, status: string])[]): Readings {
  const readings = new Readings()
  for (const [i, [name, status]] of rows.entries())
    readings.add(madeReading(i + 1, name, {status, accepted: status === "standard"}))
  return readings
}
