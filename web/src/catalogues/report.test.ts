import {describe, expect, it} from "vitest"
import {byDay, byPerson} from "./report.ts"

const people: Parameters<typeof byDay>[0] = [
  {by: "wang", byName: "王", act: "accept", day: "2026-05-02", decisions: 10, medianMs: 2000},
  {by: "wang", byName: "王", act: "change", day: "2026-05-02", decisions: 3, medianMs: 9000},
  {by: "li", byName: "李", act: "accept", day: "2026-05-02", decisions: 20, medianMs: null},
  {by: "wang", byName: "王", act: "accept", day: "2026-05-01", decisions: 40, medianMs: 3000},
]

describe("the report", () => {
  it("stands by day and person, the newest day first", () => {
    expect(byDay(people).map(({day, by, decisions}) => [day, by, decisions])).toEqual([
      ["2026-05-02", "li", 20],
      ["2026-05-02", "wang", 13],
      ["2026-05-01", "wang", 40],
    ])
  })
  it("sums up each person, without a median of medians", () => {
    expect(byPerson(people)[0]).toEqual({
      by: "wang",
      byName: "王",
      decisions: 53,
      acts: [
        {act: "accept", decisions: 50, medianMs: null},
        {act: "change", decisions: 3, medianMs: 9000},
      ],
    })
  })
})
