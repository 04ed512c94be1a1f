import {describe, expect, it} from "vitest"
import {durationOf, ranMs, rereadOf, resultOf} from "./job-facts.ts"

describe("a job", () => {
  it.each([
    [-5, ["instant"]],
    [999, ["instant"]],
    [1000, ["seconds", {s: 1}]],
    [59_400, ["seconds", {s: 59}]],
    [61_000, ["minutes", {m: 1, s: 1}]],
    [3_600_000 * 2 + 60_000 * 3, ["hours", {h: 2, m: 3}]],
  ])("that took %i ms is told so", (ms, told) => expect(durationOf(ms)).toEqual(told))

  it("has run from when it began to its end, or until now", () => {
    const [began, ended, now] = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:05Z", Date.parse("2026-01-01T00:00:09Z")]
    expect(ranMs({started: null, ended: null}, now)).toBeUndefined()
    expect(ranMs({started: began, ended}, now)).toBe(5000)
    expect(ranMs({started: began, ended: null}, now)).toBe(9000)
  })

  it.each([
    ["audit-verify", {holds: true, seq: 12, hash: "ab"}, ["audit-holds", {count: "12"}]],
    ["audit-verify", {holds: false, zh: "断", en: "broken"}, ["audit-broken"]],
    ["backup", {file: "x.backup", rows: 3}, ["backup-made", {count: "3"}]],
    [
      "catalogue-map",
      {rows: 9, accepted: 5, inherited: 1, proposed: 3},
      ["map-made", {rows: "9", accepted: "5", inherited: "1", proposed: "3"}],
    ],
    [
      "catalogue-remap",
      {rows: 9, changed: 2, applied: false},
      ["remap-made", {rows: "9", changed: "2", applied: "not-applied"}],
    ],
    [
      "words-read",
      {rows: 9, counts: {sure: 5, unsure: 1, disagree: 2}},
      ["words-made", {rows: "9", sure: "5", unsure: "1", disagree: "2"}],
    ],
    ["something-new", {rows: 1}, undefined],
    ["backup", undefined, undefined],
  ])("%s says what came of it", (kind, result, told) => expect(resultOf(kind, result, String)).toEqual(told))

  it("shows what reads differently now", () => {
    const example = {
      row: "1",
      name: "胸部CT",
      volume: 3,
      before: {state: "accepted", codes: ["a"]},
      after: {state: "none", codes: []},
    }
    expect(rereadOf({examples: [example]})).toEqual([{name: "胸部CT", before: ["a"], after: []}])
    expect(rereadOf({})).toEqual([])
    expect(rereadOf(undefined)).toEqual([])
  })
})
