import {describe, expect, it} from "vitest"
import {chosenOf, extended, placed, type Range} from "./characters.ts"

const clicks = (...places: readonly number[]): Range | undefined =>
  places.reduce<Range | undefined>((range, at) => extended(range, at), undefined)

describe("characters of a name", () => {
  it("are chosen by their ends, in either order; a third click begins anew", () => {
    expect(clicks(2)).toEqual({from: 2, to: 2, open: true})
    expect(clicks(2, 4)).toEqual({from: 2, to: 4})
    expect(clicks(4, 2)).toEqual({from: 2, to: 4})
    expect(clicks(2, 2)).toEqual({from: 2, to: 2})
    expect(clicks(2, 4, 1)).toEqual({from: 1, to: 1, open: true})
  })
  it("are those that are seen, not halves of them", () => {
    const characters = placed("胸𠀀部")
    expect(characters.map(({at}) => at)).toEqual([0, 1, 3])
    expect(chosenOf(characters, {from: 1, to: 2})).toBe("𠀀部")
  })
})
