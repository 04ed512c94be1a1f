import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {itemOfCode} from "../standard/index.ts"
import {conceptsOf, readConcepts} from "./concept.ts"
import {protocolFields} from "./protocol-fields.ts"

const edition = shelf.edition("5.0")
const {concepts, issues} = shelf.concepts()

/** `scheme concept relation` of an item's concepts. */
const told = (code: string, id = "5.0") => {
  const own = shelf.edition(id)
  const item = itemOfCode(own, code)?.item
  return item ? conceptsOf(concepts, own, item).map(one => `${one.scheme} ${one.concept} ${one.relation}`) : []
}
const fields = (code: string, id = "5.0") => {
  const own = shelf.edition(id)
  const item = itemOfCode(own, code)?.item
  const list = item ? protocolFields(own, item, conceptsOf(concepts, own, item)) : []
  return Object.fromEntries(list.map(({place, value}) => [place, value]))
}

describe("the concepts of DICOM", () => {
  it("have no fault in their table", () => {
    expect(issues).toEqual([])
  })
  it.each([
    ["20040100110000", ["DCM CT equivalent", "SCT 816094009 equivalent", "BodyPartExamined CHEST equivalent"]],
    [
      "22072201110000",
      ["DCM CT narrower", "SCT 72696002 narrower", "BodyPartExamined KNEE narrower", "SCT 7771000 equivalent"],
    ],
    ["20053000110000", ["DCM CT equivalent"]],
  ])("of %s are %j", (code, expected) => {
    expect(told(code)).toEqual(expected)
  })
  it("are those of the edition's own tables", () => {
    expect(told("C010A104B0000", "spect-2.0")).toEqual(["DCM NM narrower"])
    expect(told("2004010011000000", "3.0")).toContain("BodyPartExamined CHEST equivalent")
  })
  it.each([
    [{facet: "colour"}, "concept.value", "facet"],
    [{relation: "like"}, "concept.value", "relation"],
    [{edition: "9.9"}, "concept.edition", "edition"],
    [{code: "049900"}, "concept.term", "code"],
    [{meaning: ""}, "concept.empty", undefined],
  ])("are refused with %o: %s, naming row and column", (wrong, id, column) => {
    const row = {
      edition: "5.0",
      facet: "site",
      code: "040100",
      scheme: "SCT",
      concept: "816094009",
      meaning: "Chest",
      relation: "equivalent",
    }
    const read = readConcepts([row, {...row, code: "020100", ...wrong}, row], [edition], "t.csv")
    expect(read.concepts).toEqual([row])
    expect(read.issues).toMatchObject([
      {id, place: {table: "t.csv", row: 3, ...(column && {column})}},
      {id: "concept.repeated", place: {row: 4}},
    ])
  })
})

describe("protocol fields", () => {
  it("write an item in DICOM and HL7", () => {
    expect(fields("20072201110000")).toEqual({
      "(0008,0060)": "CT",
      "(0008,1030)": "CT左膝关节(平扫)",
      "(0008,1032)": '(20072201110000, 99ZHENGMING [5.0], "CT左膝关节(平扫)")',
      "(0032,1064)": '(20072201110000, 99ZHENGMING [5.0], "CT左膝关节(平扫)")',
      "(0040,0008)": '(20072201110000, 99ZHENGMING [5.0], "CT左膝关节(平扫)")',
      "(0018,1030)": "CT左膝关节(平扫)",
      "(0018,0015)": "KNEE",
      "(0020,0060)": "L",
      "OBR-4": "20072201110000^CT左膝关节(平扫)^99ZHENGMING",
    })
  })
  it("say nothing of what is not sure", () => {
    const both = fields("20072203110000")
    expect([both["(0020,0060)"], both["(0018,5101)"]]).toEqual([undefined, undefined])
    expect(fields("40040100002200")["(0018,5101)"]).toBe("PA")
    expect(fields("40040100000100")["(0018,5101)"]).toBeUndefined()
  })
})
