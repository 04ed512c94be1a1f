import {describe, expect, it} from "vitest"
import {bodyOf, differencesOf, factsOf, faultsOf, type Institution, matches, noFacts} from "./institution-facts.ts"

const hospital: Institution = {
  id: "1",
  code: "H01",
  name: "第一医院",
  group: null,
  region: "华东",
  level: "三级甲等",
  secondLook: true,
  created: "2026-01-01T00:00:00Z",
  retired: null,
}

describe("the facts of an institution", () => {
  it("go to a form and back as they are", () => {
    expect(bodyOf(factsOf(hospital))).toEqual({
      ...{name: "第一医院", region: "华东", level: "三级甲等"},
      secondLook: true,
    })
    expect(bodyOf({...noFacts, name: " 一 "})).toEqual({name: "一", region: null, level: null, secondLook: false})
  })
  it("need a code and a name, neither too long", () => {
    expect(faultsOf(noFacts)).toEqual({code: "needed", name: "needed"})
    expect(faultsOf({...noFacts, code: "H01", name: "一".repeat(201)})).toEqual({name: "long"})
    expect(faultsOf(factsOf(hospital))).toEqual({})
  })
  it("differ by field", () => {
    expect(differencesOf(factsOf(hospital), {...factsOf(hospital), region: "华北", name: "第一医院 "})).toEqual([
      "region",
    ])
  })
  it.each([
    ["h01", true],
    ["第一 华东", true],
    ["医联体", true],
    ["第一 华北", false],
    ["", true],
  ])("are found by %s: %s", (asked, found) => expect(matches(hospital, "东部医联体", asked)).toBe(found))
})
