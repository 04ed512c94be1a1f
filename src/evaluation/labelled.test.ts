import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it} from "vitest"
import {readLabelled} from "./labelled.ts"
import {readSavedRun} from "./saved-run.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
afterAll(() => rmSync(folder, {recursive: true}))
const written = (text: string, name = "labelled.csv"): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe("readLabelled", () => {
  it("finds the columns by their headers", async () => {
    const path = written("检查名称,检查类型,状态,标准编码,设备,标记,人次,来源\n胸部 ,核磁,standard,B; A,23,,12,甲\n")
    expect((await readLabelled(path)).names).toEqual([
      {
        name: "胸部 ",
        modality: "MR",
        status: "standard",
        codes: ["A", "B"],
        equipment: ["23"],
        flags: [],
        count: 12,
        stratum: "甲",
      },
    ])
  })
  it("takes the column codes for the labels', beside a catalogue's own", async () => {
    const [label] = (await readLabelled(written("项目代码,项目名称,status,codes\nFS1,胸部,standard,A\n"))).names
    expect(label?.codes).toEqual(["A"])
  })
  it("leaves out what nobody labelled", async () => {
    const [label] = (await readLabelled(written("raw_name\tstatus\tcodes\n复印\tout-of-scope\t\n"))).names
    expect(label).toEqual({name: "复印", status: "out-of-scope", codes: [], count: 1, stratum: ""})
  })
  it.each([
    ["12", 12],
    ['"1,200"', 1200],
    ["0", 0],
    ["", 1],
    ["-3", 1],
    ["many", 1],
  ])("reads a count of %s", async (text, count) => {
    const path = written(`name,status,codes,count\n复印,out-of-scope,,${text}\n`)
    expect((await readLabelled(path)).names[0]?.count).toBe(count)
  })
  it("gives the faults of the table along", async () => {
    expect((await readLabelled(written("name,status,codes\n复印,out-of-scope\n"))).issues).toMatchObject([
      {id: "row.cells"},
    ])
  })
  it.each([
    ["name,codes\na,b\n", "column.missing"],
    ["name,status,codes\na,fine,b\n", "label.value"],
    ["name,status,codes\na,toString,b\n", "label.value"],
    ["name,status,codes,flags\na,standard,b,constructor\n", "label.value"],
  ])("refuses %j", async (text, id) => {
    await expect(readLabelled(written(text))).rejects.toMatchObject({issue: {id}})
  })
})

describe("readSavedRun", () => {
  it.each(["", "{}", "[]", "null", `{"kind":"zhengming-evaluation","verdicts":[1]}`])("refuses %j", text => {
    expect(() => readSavedRun(written(text, "run.json"))).toThrow(/--save/)
  })
  it("says when there is no such file", () => {
    expect(() => readSavedRun(join(folder, "none.json"))).toThrow(/no file/)
  })
})
