import {describe, expect, it} from "vitest"
import {csvText} from "../look/download.ts"
import {madeReading} from "./made-readings.ts"
import {namesTable} from "./names-table.ts"
import {Readings} from "./readings.ts"

describe("the table of names", () => {
  it("has the columns of the command, with what each name was read as", () => {
    const readings = new Readings()
    readings.add(
      madeReading(1, "CT胸部+(医保)", {
        flags: ["method-assumed"],
        account: [
          [0, 2, "modality", "CT"],
          [2, 2, "site", "胸部"],
          [4, 1, "punctuation", ""],
          [6, 2, "aside", "billing"],
        ],
      }),
    )
    readings.add(madeReading(2, "=1+1", {status: "unresolved", accepted: false, confidence: 0, items: [], account: []}))
    const items = ["1", "2", "3", "9"].map(code => ({edition: "5.0", code, name: `n${code}`, en: ""}))
    const oneOf = [[["1", "2"], ["3"]]]
    readings.add(madeReading(3, "knee", {status: "underspecified", accepted: false, items, oneOf, account: []}))
    const text = csvText(namesTable(readings, (group, id) => `${group}:${id}`))
    expect(text.split("\r\n")).toEqual([
      "name,status,accepted,codes,names,confidence,flags,explanation,editions",
      `CT胸部+(医保),standard,yes,20040100110000,CT胸部(平扫),0.98,method-assumed,"CT = kind:modality; 胸部 = kind:site; 医保 = kind:aside billing; flag:method-assumed",5.0`,
      "'=1+1,unresolved,no,,,,,,",
      'knee,underspecified,no,"9;1+2|3","n9;n1+n2|n3",0.98,,,5.0',
      "",
    ])
  })
})
