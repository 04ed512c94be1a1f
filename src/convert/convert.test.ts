import {existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {openTable} from "../tables/index.ts"
import {put, workbookParts, zip} from "../tables/made-files.ts"
import {convertTable} from "./convert.ts"
import {openNames} from "./names-table.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-convert-"))
afterAll(() => rmSync(folder, {recursive: true}))

let files = 0

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function lines(path: string): Promise<readonly (readonly string[])[]> {
  const table = await openTable(path)
  const all: (readonly string[])[] = [table.header]
  for await (const rows of table.batches()) all.push(...rows.map(({cells}) => cells))
  return all
}

describe("a table of names", () => {
  it.each([
    ["names.txt", "CT胸部平扫\n膝关节,双侧\n", ["name"], 0, ["CT胸部平扫", "膝关节,双侧"]],
    ["pairs.txt", "胸部平扫\tCT\n颅脑\tMR\n", ["name", "modality"], 0, ["胸部平扫", "颅脑"]],
    ["headed.txt", "编码\t名称\nA\t颅脑\n", ["编码", "名称"], 1, ["颅脑"]],
    ["table.csv", "编码,名称\nA,颅脑\n", ["编码", "名称"], 1, ["颅脑"]],
  ])("%s is read as what it is", async (file, text, header, name, names) => {
    const opened = await openNames(written(file, text))
    expect(opened).toMatchObject({header, name})
    const found: string[] = []
    for await (const rows of opened.batches(1)) found.push(...rows.map(({cells}) => cells[name] ?? ""))
    expect(found).toEqual(names)
  })
  it("without a column of names is refused, as is one where several might be", async () => {
    await expect(openNames(written("none.csv", "甲,乙\n1,2\n"))).rejects.toMatchObject({issue: {id: "column.missing"}})
    const two = openNames(written("two.csv", "项目名称,检查名称\n1,2\n"))
    await expect(two).rejects.toMatchObject({issue: {id: "column.several"}})
  })
  it("comes out with what each name was read as, in the language asked for", async () => {
    const out = join(folder, "out.csv")
    const options = {shelf, edition: "5.0", usual: "5.0", accept: 0.9, candidates: 1, language: "en"} as const
    const done = await convertTable(written("in.txt", "CT胸部平扫\n神秘检查\n"), out, options)
    expect([done.rows, done.counts.get("standard")]).toEqual([2, 1])
    const [header, first] = await lines(out)
    expect(header?.at(-1)).toBe("candidates")
    expect(first?.slice(0, 5)).toEqual(["CT胸部平扫", "standard", "yes", "20040100110000", "CT胸部(平扫)"])
    expect(first?.[7]).toMatch(/= modality/)
  })
  const plain = {shelf, edition: "5.0", usual: "5.0", accept: 0.9, candidates: 0, language: "en"} as const
  const codesIn = async (file: string, options = {}) => {
    const out = join(folder, `codes-${files++}.csv`)
    const {issues} = await convertTable(file, out, {...plain, ...options})
    const [header = [], ...rows] = await lines(out)
    const codes = rows.map(cells => cells[header.indexOf("codes")])
    return {codes, sections: issues.filter(({id}) => id === "rows.section").map(({params}) => params)}
  }
  it("gives rows the modality of the headings that they stand under", async () => {
    const text = "编码,名称,检查类型\n,CT检查,\nA1,头颅平扫,\nA2,胸部平扫,MR\n,磁共振,\nA4,头颅平扫,\nA5,腹部超声,\n"
    const {codes, sections} = await codesIn(written("headings.csv", text))
    const alone = await codesIn(written("alone.csv", "名称,检查类型\n头颅平扫,CT\n胸部平扫,MR\n头颅平扫,MR\n"))
    expect([codes[1], codes[2], codes[4]]).toEqual(alone.codes)
    expect(new Set(alone.codes).size).toBe(3)
    expect(sections).toEqual([
      {count: 1, title: "CT检查", modality: "CT"},
      {count: 1, title: "磁共振", modality: "MR"},
    ])
  })
  it("gives rows the modality that their sheet is called by", async () => {
    const cell = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = `<row r="1">${cell("名称", "A1")}</row><row r="2">${cell("头颅平扫", "A2")}</row>`
    const file = put(folder, "sheet.xlsx", zip(workbookParts([{name: "CT目录", rows}])))
    const {codes, sections} = await codesIn(file)
    expect(codes).toEqual((await codesIn(written("one.csv", "名称,检查类型\n头颅平扫,CT\n"))).codes)
    expect(sections).toEqual([{count: 1, title: "CT目录", modality: "CT"}])
  })
  it("gives the same where it goes on under a heading that was read before", async () => {
    const file = written("long.csv", `编码,名称\n,CT\n${"A,头颅平扫\n".repeat(2500)}`)
    const whole = await codesIn(file)
    expect(new Set(whole.codes.slice(1)).size).toBe(1)
    const resume = join(folder, "long.resume")
    const ended = codesIn(file, {
      resume,
      progress: () => {
        throw new Error("ended")
      },
    })
    await expect(ended).rejects.toThrow("ended")
    expect(existsSync(resume)).toBe(true)
    expect(await codesIn(file, {resume})).toEqual(whole)
  })
  it.runIf(existsSync("/proc/self/fd"))("is closed however it ends, and leaves nothing half written", async () => {
    const file = written("ends.txt", "CT胸部平扫\n".repeat(9))
    const options = {shelf, edition: "5.0", usual: "5.0", accept: 0.9, candidates: 0, language: "en"} as const
    const interrupted = Promise.reject(new Error("ended"))
    interrupted.catch(() => {})
    await expect(convertTable(file, join(folder, "no-format"), options)).rejects.toThrow("format")
    await expect(convertTable(file, join(folder, "a.csv"), {...options, edition: "9"})).rejects.toThrow("edition")
    await expect(convertTable(file, join(folder, "b.csv"), {...options, interrupted})).rejects.toThrow("ended")
    for await (const _ of (await openNames(file)).batches(1)) break
    const open = readdirSync("/proc/self/fd").map(fd => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`)
      } catch {
        return "" // the one that the folder was read by
      }
    })
    expect(open.filter(path => path.startsWith(folder))).toEqual([])
    expect(readdirSync(folder).filter(name => /^[ab]\.csv|part$/.test(name))).toEqual([])
  })
})
