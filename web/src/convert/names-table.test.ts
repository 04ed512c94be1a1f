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
    const text = csvText(namesTable(readings, (group, id) => `${group}:${id}`))
    expect(text.split("\r\n")).toEqual([
      "name,status,accepted,codes,names,confidence,flags,explanation",
      `CT胸部+(医保),standard,yes,20040100110000,CT胸部(平扫),0.98,method-assumed,"CT = kind:modality; 胸部 = kind:site; 医保 = kind:aside billing; flag:method-assumed"`,
      "'=1+1,unresolved,no,,,,,",
      "",
    ])
  })
})
