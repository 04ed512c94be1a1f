import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {apart, codesText, isOpen, itemsIn, placed} from "./one-of.ts"

const knee = [["L1", "L2"], ["R1", "R2"], ["B"]]
const shoulder = [["SL"], ["SR"]]
const oneOf = [knee, shoulder]
const itemOf = (code: string) => ({edition: "5.0", code})
const sayings = (text: string) => codesText(placed(itemsIn(text, itemOf), oneOf))

describe("one of several items", () => {
  it.each([
    ["C", "C"],
    ["C;L1", "C;L1"],
    ["L1;L2", "L1;L2"],
    ["L1;SR;C", "L1;SR;C"],
    ["L1;R1", "L1|R1"],
    ["L1;L2;R1;R2;B;C", "C;L1+L2|R1+R2|B"],
    ["B;L1;SL;SR", "B|L1;SL|SR"],
    ["C|D", "C|D"],
    ["C|D;L1", "L1;C|D"],
    ["C|D;L1;R1", "C|D;L1|R1"],
    ["L1|C", "L1|C"],
    ["L1|SL", "L1|SL"],
    ["L1+R1|C", "L1|R1|C"],
    ["L1|L1", "L1;L1"],
  ])("is told of %s as %s", (said, told) => expect(sayings(said)).toBe(told))

  it.each([
    ["a；b，c d", "a;b;c;d"],
    ["a ｜ b ; c", "c;a|b"],
    ["a＋b|c", "a+b|c"],
    ["a|", "a"],
    ["", ""],
  ])("is read from %s", (text, codes) => expect(codesText(itemsIn(text, itemOf))).toBe(codes))

  it("is not said away, and is the same when it is looked for again", () => {
    const code = fc.constantFrom("C", "D", ...oneOf.flat(2))
    const place = fc.record({choice: fc.integer({min: 1, max: 3}), alternative: fc.integer({min: 1, max: 3})})
    const item = fc.tuple(code, fc.option(place)).map(([code, at]) => ({edition: "5.0", code, ...at}))
    fc.assert(
      fc.property(fc.uniqueArray(item, {selector: ({code}) => code, maxLength: 7}), items => {
        const found = placed(items, oneOf)
        expect(placed(found, oneOf)).toEqual(found)
        expect(placed(itemsIn(codesText(found), itemOf), oneOf).length).toBe(found.length)
        const codes = new Set(apart(found).sure.map(({code}) => code))
        for (const choice of oneOf)
          expect(choice.filter(alternative => alternative.some(code => codes.has(code))).length).toBeLessThan(2)
        expect(isOpen(found)).toBe(apart(found).oneOf.length > 0)
      }),
    )
  })
})
