import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {canonical, type Json} from "./canonical.ts"
import {makeIds} from "./ids.ts"

describe("canonical JSON", () => {
  it("orders keys, leaves absent values out and writes no space", () => {
    expect(canonical({b: [1, {d: null, c: "“\n"}], a: true, z: undefined})).toBe(
      '{"a":true,"b":[1,{"c":"“\\n","d":null}]}',
    )
  })
  it("is read back as the same value, and one value is spelled one way", () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const back = JSON.parse(canonical(value as Json))
        expect(back).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(back)).toBe(canonical(value as Json))
      }),
    )
  })
})

describe("ids", () => {
  it("have one width, sort by age and never repeat, even when the clock goes back", () => {
    const times = [5, 5, 5, 9, 3, 10 ** 12]
    const newId = makeIds(
      () => times.shift() ?? 10 ** 13,
      limit => limit - 1,
    )
    const ids = Array.from({length: 8}, newId)
    expect(ids.every(id => /^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true)
    expect([...new Set(ids)].sort()).toEqual(ids)
  })
})
