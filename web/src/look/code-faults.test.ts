import {describe, expect, it} from "vitest"
import {placesOf, repairsOf} from "./code-faults.ts"

describe("the places of faults", () => {
  it("stand in order and apart, inside the text", () =>
    expect(
      placesOf(
        [
          {place: {at: 8, length: 2}},
          {place: {at: 2, length: 4}},
          {place: {at: 4, length: 3}},
          {place: {segment: "site1"}},
          {place: {at: 30, length: 2}},
          {place: {at: 12}},
        ],
        14,
      ),
    ).toEqual([
      [2, 7],
      [8, 10],
      [12, 13],
    ]))
  it("are none of a text that isn't there", () => expect(placesOf([{place: {at: 0, length: 1}}], 0)).toEqual([]))
})

describe("repairs", () => {
  it("are told once", () => {
    const repair = {text: "20010100110000", name: "CT颅脑(平扫)"}
    expect(repairsOf([{repairs: [repair]}, {repairs: [{...repair}, {text: "2"}]}])).toEqual([repair, {text: "2"}])
  })
})
