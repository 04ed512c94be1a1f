import {describe, expect, it} from "vitest"
import {Sequences} from "./sequence.ts"

const most = 65_535
const of = (sequences: Sequences, units: readonly number[], rare = false) =>
  sequences.of(Uint16Array.from([...units, 9, 9]), units.length, rare)
/** Two units that no other number has. */
const unitsOf = (i: number): readonly number[] => [1 + (i % 60_000), 1 + Math.floor(i / 60_000)]

describe("sequences", () => {
  it("have a number each, from 1, the same whenever they come", () => {
    const sequences = new Sequences()
    const all = [[1, 2], [2, 1], [1, 2, 1], [1], [], [60_000, 5]]
    expect(all.map(units => of(sequences, units))).toEqual([1, 2, 3, 4, 5, 6])
    expect(all.toReversed().map(units => of(sequences, units))).toEqual([6, 5, 4, 3, 2, 1])
  })
  it("that may never come again are kept the second time", () => {
    const sequences = new Sequences()
    expect([1, 2, 3].map(() => of(sequences, [7, 8], true))).toEqual([0, 1, 1])
    expect(of(sequences, [8, 7], true)).toBe(0)
    expect(of(sequences, [7, 8])).toBe(1)
  })
  it("are told apart however many and however long they are", () => {
    const sequences = new Sequences()
    const long = Array.from({length: 70_000}, (_, i) => 1 + (i % 1000))
    expect(of(sequences, long)).toBe(1)
    const numbers = Array.from({length: 20_000}, (_, i) => of(sequences, unitsOf(i)))
    expect(numbers).toEqual(Array.from({length: 20_000}, (_, i) => i + 2))
    expect(Array.from({length: 20_000}, (_, i) => of(sequences, unitsOf(i)))).toEqual(numbers)
    expect(of(sequences, long)).toBe(1)
  })
  it("are kept until there are as many as a number can tell, and forgotten all at once", () => {
    const sequences = new Sequences()
    for (let i = 0; i < most - 1; i++) of(sequences, unitsOf(i))
    expect(sequences.full).toBe(false)
    expect(of(sequences, unitsOf(most))).toBe(most)
    expect([sequences.full, of(sequences, unitsOf(most + 1)), of(sequences, unitsOf(0))]).toEqual([true, 0, 1])
    sequences.clear()
    expect([sequences.full, of(sequences, unitsOf(5)), of(sequences, unitsOf(6)), of(sequences, unitsOf(5))]).toEqual([
      false,
      1,
      2,
      1,
    ])
  })
})
