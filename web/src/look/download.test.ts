import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {csvText as serverText} from "../../../src/files/write-csv.ts"
import {csvFile, csvText} from "./download.ts"

describe("CSV made in the page", () => {
  it("is what the server writes", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("=1+1", "-2", "@x", "\t", "a,b", '"', "a\nb", "\ufeff名", "\0"))
    fc.assert(
      fc.property(fc.array(fc.array(cell, {minLength: 1})), rows => {
        expect(csvText(rows)).toBe(serverText(rows, ","))
      }),
    )
  })
  it("leaves numbers numbers, and what is none empty", () => {
    expect(csvText([[-1.5, Number.NaN, "-1"]])).toBe("-1.5,,'-1\r\n")
  })
  it("begins with the mark that Excel knows UTF-8 by", async () => {
    const bytes = new Uint8Array(await csvFile([["名"]]).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
