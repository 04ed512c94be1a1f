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
  it.each([
    ["腰椎平扫", ["CT腰椎(平扫) 0.777 site method", "MR腰椎(平扫) 0.776 site method", "CT腰椎(平扫+增强) 0.629 site"]],
    ["腰椎增强", ["CT腰椎(增强) 0.778 site method", "MR腰椎(增强) 0.776 site method"]],
    ["右膝关节平扫", ["CT右膝关节(平扫) 0.787 side site method", "MR右膝关节(平扫) 0.786 side site method"]],
    ["64排胸部囧囧囧平扫增强", ["CT胸部(平扫+增强) 0.549 equipment site method"]],
    ["MR头颅囧囧囧CTA", ["MR颅脑(平扫) 0.294 modality site; method", "MR颅脑(增强) 0.292 modality site; method"]],
    ["64排检查", ["RF胃肠排空试验 0 ; equipment"]],
    ["腹部正位囧囧囧", ["DR腹部侧位 0.349 site"]],
    ["膝关节MR平扫", ["MR左膝关节(平扫) 1 ", "MR右膝关节(平扫) 1 ", "MR双膝关节(平扫) 1 "]],
  ])("weighs what %s may mean, and tells why", (name, expected) => {
    const told = of(name).map(one => {
      const against = one.contradicts.length > 0 ? `; ${one.contradicts.join(" ")}` : ""
      return `${one.name} ${one.score} ${one.agrees.join(" ")}${against}`
    })
    expect(told.slice(0, expected.length)).toEqual(expected)
  })
  it("gives as many as are asked for, each once, best first", () => {
    expect([candidates.of(recognise(lexicon, "腰椎平扫"), 3), of("腰椎平扫")].map(({length}) => length)).toEqual([3, 5])
    const scores = candidates.of(recognise(lexicon, "右膝关节平扫"), 40).map(({score}) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores.length).toBeGreaterThan(20)
  })
  it("weighs items of closed lists by their names alone", () => {
    const found = new Candidates(shelf.lexicons("5.0")).of(recognise(shelf.lexicons("5.0"), "胰腺弹性成像"), 40)
    const closed = found.filter(({edition}) => edition !== "5.0")
    expect(closed.length).toBeGreaterThan(0)
    for (const {agrees, contradicts} of closed) expect([agrees, contradicts]).toEqual([[], []])
  })
})
