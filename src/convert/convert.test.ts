import {existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {openTable} from "../tables/index.ts"
import {convertTable} from "./convert.ts"
import {openNames} from "./names-table.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-convert-"))
afterAll(() => rmSync(folder, {recursive: true}))

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
    const options = {shelf, edition: "5.0", accept: 0.9, candidates: 1, language: "en"} as const
    const done = await convertTable(written("in.txt", "CT胸部平扫\n神秘检查\n"), out, options)
    expect([done.rows, done.counts.get("standard")]).toEqual([2, 1])
    const [header, first] = await lines(out)
    expect(header?.at(-1)).toBe("candidates")
    expect(first?.slice(0, 5)).toEqual(["CT胸部平扫", "standard", "yes", "20040100110000", "CT胸部(平扫)"])
    expect(first?.[7]).toMatch(/= modality/)
  })
  it.runIf(existsSync("/proc/self/fd"))("is closed however it ends, and leaves nothing half written", async () => {
    const file = written("ends.txt", "CT胸部平扫\n".repeat(9))
    const options = {shelf, edition: "5.0", accept: 0.9, candidates: 0, language: "en"} as const
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
