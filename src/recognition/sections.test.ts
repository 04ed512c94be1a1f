import {describe, expect, it} from "vitest"
import {isHeading, startSections} from "./sections.ts"

const row = (...cells: readonly string[]) => ({cells})
const given = (sections: ReturnType<typeof startSections>, name: string, ...cells: readonly string[]) =>
  sections.of(row(name, ...cells), name).map(({kind, column, text}) => `${kind} ${column} ${text}`)

describe("a heading of a list", () => {
  it.each([
    [["CT"], true],
    [["", " CT ", ""], true],
    [["（二）磁共振"], true],
    [["胸部平扫"], false],
    [["CT", "胸部"], false],
    [["CT室所做的全部检查项目以及其他各种各样的检查"], false],
    [[""], false],
    [["合计"], true],
    [["", "合 计", "12"], true],
    [["Grand Total: 12"], true],
    [["合计检查"], false],
    [["制表人：张三", "2026"], true],
    [["注1:以上"], true],
    [["胸部", "合计"], false],
  ])("%j is one in a table: %s", (cells, expected) => expect(isHeading({cells}, true)).toBe(expected))
  it("outside a table is a sum, a signature or a band alone", () => {
    expect(isHeading(row("CT"), false)).toBe(false)
    expect(isHeading(row("合计"), false)).toBe(true)
    expect(isHeading({cells: ["甲"], band: true}, false)).toBe(true)
    expect(isHeading({cells: ["甲"], band: false}, true)).toBe(false)
  })
})

describe("sections of a list", () => {
  it("give the rows beneath them their modality, and tell how often", () => {
    const sections = startSections({sheet: undefined, coded: false})
    expect(given(sections, "胸部平扫")).toEqual([])
    sections.heading(row("", "1.", " （二）磁共振 "))
    expect(given(sections, "胸部平扫")).toEqual(["heading （二）磁共振 MR"])
    expect(given(sections, "头颅平扫", "12")).toEqual(["heading （二）磁共振 MR"])
    expect(sections.issues()).toMatchObject([
      {id: "rows.section", params: {count: 2, title: "（二）磁共振", modality: "MR"}, place: {}},
    ])
  })
  it("say nothing of a name that tells its modality", () => {
    const sections = startSections({sheet: undefined, coded: false})
    sections.heading(row("CT"))
    expect(given(sections, "胸部MR平扫")).toEqual([])
    expect(sections.issues()).toEqual([])
  })
  it("end with a heading of no modality, and with a name alone in a list of codes", () => {
    const sections = startSections({sheet: undefined, coded: true})
    sections.heading(row("CT"))
    expect(given(sections, "胸部平扫", "01")).toHaveLength(1)
    sections.heading(row("其他"))
    expect(given(sections, "胸部平扫", "01")).toEqual([])
    sections.heading(row("CT"))
    expect(given(sections, "骨科", " ")).toEqual([])
    expect(given(sections, "胸部平扫", "01")).toEqual([])
  })
  it("are the sheets too, each as far as it goes", () => {
    const sections = startSections({sheet: "CT", coded: false})
    expect(given(sections, "胸部平扫")).toEqual(["heading CT CT"])
    const on = (sheet: string, name: string) => sections.of({cells: [name], sheet}, name).map(({text}) => text)
    expect(on("MR", "胸部平扫")).toEqual(["MR"])
    expect(on("MR", "头颅平扫")).toEqual(["MR"])
    expect(on("其他", "胸部平扫")).toEqual([])
    sections.heading({cells: ["DR"], sheet: "CT"})
    expect(on("CT", "胸部")).toEqual(["XR"])
    expect(given(sections, "胸部")).toEqual(["heading DR XR"])
    expect(sections.issues().map(({place, params}) => [place.sheet, params.count])).toEqual([
      ["CT", 1],
      ["MR", 2],
      ["CT", 2],
    ])
  })
})
