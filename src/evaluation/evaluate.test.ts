import {describe, expect, it} from "vitest"
import {recognise} from "../recognition/index.ts"
import type {Status} from "../recognition/lists.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {compareRuns, savedRun} from "./compare-runs.ts"
import {evaluate} from "./evaluate.ts"
import {type Judged, judge, type Labelled} from "./judge.ts"

const lexicon = shelf.lexicon("5.0")
const [chest, brain] = ["20040100110000", "20010100110000"]

/** A name as read today under a label: `胸部CT平扫 => standard 20040100110000`. */
function judged(line: string, more: Partial<Labelled> = {}): Judged {
  const [name = "", rest = ""] = line.split(" => ")
  const [status = "", codes = ""] = rest.split(" ")
  const label = {
    name,
    status: status as Status,
    codes: codes.split(";").filter(Boolean),
    count: 1,
    stratum: "",
    ...more,
  }
  return judge(label, recognise(lexicon, name, label.modality))
}

const right = judged(`胸部CT平扫 => standard ${chest}`, {count: 97, stratum: "a", flags: []})
const wrongCode = judged(`胸部CT平扫 => standard ${brain}`, {count: 2, stratum: "b", equipment: ["23"]})
const wrongStatus = judged("胸部CT平扫 => unresolved", {stratum: "b"})
const all = [right, wrongCode, wrongStatus]
const figures = evaluate([lexicon.edition], all, 0.85)

describe("judge", () => {
  it("asks for status and the whole set of codes, in any order", () => {
    expect(all.map(one => one.exact)).toEqual([true, false, false])
    expect(judged("颈椎、腰椎MR平扫 => standard 30030100110000").exact).toBe(false)
  })
})

describe("evaluate", () => {
  it("counts names, and each as often as it is used", () => {
    expect(figures.exact).toEqual({names: {of: 3, part: 1}, uses: {of: 100, part: 97}})
    expect(figures.strata.b).toEqual({names: {of: 2, part: 0}, uses: {of: 3, part: 0}})
  })
  it("compares facet by facet, of names labelled standard", () => {
    expect(figures.facets.method).toEqual({of: 2, part: 2})
    expect(figures.facets.site).toEqual({of: 2, part: 1})
  })
  it("compares flags and stated equipment where they are labelled", () => {
    expect([figures.flags, figures.stated]).toEqual([
      {of: 1, part: 1},
      {of: 1, part: 0},
    ])
  })
  it("tells labelled from read status", () => {
    expect(figures.statuses.unresolved).toMatchObject({standard: 1, unresolved: 0})
    expect(figures.statuses.standard).toMatchObject({standard: 2})
  })
  it("tells what each threshold accepts, the one in use among them", () => {
    expect(figures.accepted.map(row => row.from)).toEqual([0.5, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99])
    expect(figures.accepted[2]?.coverage.names).toEqual({of: 3, part: 3})
    expect(figures.accepted[2]?.precision.uses).toEqual({of: 100, part: 97})
    expect(figures.reach).toBeUndefined()
    expect(evaluate([lexicon.edition], [right], 0.9).reach).toMatchObject({accepted: 1})
  })
  it("lists the misses", () => expect(figures.misses).toEqual([wrongCode, wrongStatus]))
  it("says nothing of nothing", () => {
    expect(evaluate([lexicon.edition], [], 0.9)).toMatchObject({exact: {names: {of: 0, part: 0}}, misses: []})
  })
})

describe("compareRuns", () => {
  const run = (...names: readonly Judged[]) => savedRun("5.0", "1", names)
  it("tells better from worse", () => {
    const [was, is] = [run(wrongCode), run(right)]
    expect(compareRuns(was, is)).toMatchObject({better: [{after: {exact: true}}], worse: [], other: []})
    expect(compareRuns(is, was).worse.map(pair => pair.before.name)).toEqual(["胸部CT平扫"])
  })
  it("keeps apart what is given beside the name", () => {
    const given = judged(`胸部CT平扫 => standard ${brain}`, {modality: "CT"})
    expect(compareRuns(run(right), run(given))).toMatchObject({added: 1, gone: 1, worse: []})
  })
  it("finds no change in the same run", () => {
    expect(compareRuns(run(...all), run(...all))).toMatchObject({better: [], worse: [], other: [], added: 0, gone: 0})
  })
})
