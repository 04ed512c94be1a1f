import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {Candidates} from "./candidate.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicon("5.0")
const candidates = new Candidates(lexicon)
const of = (name: string, from = candidates) => from.of(recognise(lexicon, name))

describe("Candidates", () => {
  it("proposes nothing for a name that is determined or out of scope", () => {
    expect(of("头颅CT平扫")).toEqual([])
    expect(of("会诊费")).toEqual([])
  })
  it("puts what the reading left open first", () => {
    expect(
      of("膝关节MR平扫")
        .slice(0, 3)
        .map(one => one.source),
    ).toEqual(["reading", "reading", "reading"])
  })
  it("finds the item of a name without its modality, and says what agrees", () => {
    expect(of("腰椎平扫").map(one => one.name)).toContain("MR腰椎(平扫)")
    expect(of("腰椎平扫")[0]?.agrees).toContain("site")
  })
  it("takes a contradiction from the score: a left side never comes first for a right one", () => {
    const found = of("右膝关节平扫")
    expect(found[0]?.name).toContain("右")
    expect(found.find(one => one.name.includes("左"))?.contradicts ?? ["side"]).toContain("side")
  })
  it("knows only codes of the edition", () => {
    const all = ["腰椎平扫", "眼底照片", "气脑", "zzz", "右膝", ""].flatMap(name => of(name))
    expect(all.every(one => lexicon.edition.items.has(one.code) || one.source === "reading")).toBe(true)
  })
  it("remembers what the institution decided, if its codes exist", () => {
    const own = new Candidates(lexicon, [
      {name: "全身一片", codes: ["40999999005100"]},
      {name: "全身一片", codes: ["99999999999999"]},
    ])
    expect(of("全身一片子", own)[0]).toMatchObject({code: "40999999005100", source: "institution"})
  })
})
