import {describe, expect, it} from "vitest"
import {csvFile, csvText} from "./download.ts"

describe("CSV made in the page", () => {
  it.each([
    [["20", "=1+1", "a,b"], `20,'=1+1,"a,b"`],
    [["+1", "-2", "@x", "平扫+增强"], "'+1,'-2,'@x,平扫+增强"],
    [['"胸"', "两\n行", "一;二", "\tx"], `"""胸""","两\n行","一;二","'\tx"`],
    [["\ufeff名", "a\0b"], `"\ufeff名",a\ufffdb`],
    [[-1.5, Number.NaN, "-1"], "-1.5,,'-1"],
  ])("writes %j so that it reads back and runs nothing", (row, line) => {
    expect(csvText([row])).toBe(`${line}\r\n`)
  })
  it("begins with the mark that Excel knows UTF-8 by", async () => {
    const bytes = new Uint8Array(await csvFile([["名"]]).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
