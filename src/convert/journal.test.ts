import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it} from "vitest"
import {openJournal} from "./journal.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
afterAll(() => rmSync(folder, {recursive: true}))
const table = join(folder, "list.csv")
const path = join(folder, "list.resume")
writeFileSync(table, "名称\n")

describe("openJournal", () => {
  it("gives back what was added before, without a line that was cut off", () => {
    const first = openJournal(path, table, ["1"])
    first.add([
      ["standard", "yes"],
      ["conflict", "no"],
    ])
    appendFileSync(path, '[["unres')
    expect(openJournal(path, table, ["1"]).rows).toEqual([
      ["standard", "yes"],
      ["conflict", "no"],
    ])
    expect(readFileSync(path, "utf8").endsWith("\n")).toBe(true)
  })
  it("begins anew for other options or another table", () => {
    expect(openJournal(path, table, ["2"]).rows).toEqual([])
    openJournal(path, table, ["2"]).add([["standard"]])
    writeFileSync(table, "名称\n胸部\n")
    expect(openJournal(path, table, ["2"]).rows).toEqual([])
  })
})
