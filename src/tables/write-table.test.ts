import {spawn, spawnSync} from "node:child_process"
import {once} from "node:events"
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync} from "node:fs"
import {join} from "node:path"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {madeFolder, partOf, readAll, readCells, refusal} from "./made-files.ts"
import {openTable} from "./read-table.ts"
import {createTable, type WriteOptions} from "./write-table.ts"

type Rows = readonly (readonly string[])[]

const folder = madeFolder()
const at = (name: string) => join(folder, name)

async function save(name: string, header: readonly string[], rows: Rows, options?: WriteOptions): Promise<string> {
  const table = await createTable(at(name), header, options)
  await table.write(rows)
  await table.close()
  return at(name)
}

const parts = () => readdirSync(folder).filter(name => name.endsWith(".part"))
const controls = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

describe.each(["csv", "tsv", "xlsx"])("a table written as .%s", format => {
  const name = `table.${format}`
  const header = ["编码", "", "名称"]

  it("reads back", async () => {
    const rows = [
      ["20010100110000", 'CT"胸部",\t平扫;|', " x "],
      ["00012", "两\r\n行\r\n", "_x0041_"],
      ["", "𠀀", "_x005F_x0041_"],
    ]
    const table = await readAll(await save(name, header, rows))
    expect(table.header).toEqual(header)
    expect(table.rows.map(row => row.cells)).toEqual(rows)
    expect(table.issues).toEqual([])
  })

  it("fills short rows up and takes rows of no cells", async () => {
    expect(await readCells(await save(name, header, [["1"], [], ["2", "b"]]))).toEqual([
      ["1", "", ""],
      ["2", "b", ""],
    ])
  })

  it("may be a header alone", async () => {
    expect(await readAll(await save(name, header, []))).toMatchObject({header, rows: []})
  })

  it("takes rows in many calls", async () => {
    const table = await createTable(at(name), ["n"])
    for (let i = 0; i < 300; i++) await table.write(Array.from({length: 20}, (_, j) => [`${i * 20 + j}`]))
    await table.close()
    expect((await readCells(at(name))).flat()).toEqual(Array.from({length: 6000}, (_, i) => `${i}`))
  })

  it("stands under its name whole or not at all", async () => {
    const path = await save(name, ["old"], [["1"]])
    const table = await createTable(path, ["new"])
    await table.write([["2"]])
    expect(parts()).toHaveLength(1)
    expect(await readAll(path)).toMatchObject({header: ["old"]})
    await table.abort()
    await table.abort()
    expect(await readAll(path)).toMatchObject({header: ["old"]})
    expect(parts()).toEqual([])
    await expect(table.write([["3"]])).rejects.toThrow("closed")
  })

  it("may replace the one that is being read", async () => {
    const path = await save(name, ["a"], [["1"], ["2"]])
    const table = await openTable(path)
    const copy = await createTable(path, ["b"])
    for await (const rows of table.batches()) await copy.write(rows.map(row => row.cells))
    await copy.close()
    expect(await readAll(path)).toMatchObject({header: ["b"], rows: [{cells: ["1"]}, {cells: ["2"]}]})
  })

  it("is aborted when a row is wider than the header", async () => {
    const table = await createTable(at(`wide.${format}`), ["a"])
    await expect(table.write([["1", "2"]])).rejects.toThrow(RangeError)
    expect(existsSync(at(`wide.${format}`))).toBe(false)
    expect(parts()).toEqual([])
  })

  /** A program that writes the table into a folder of its own until something stops it. */
  const endless = (
    away: string,
  ) => `import {createTable} from ${JSON.stringify(join(import.meta.dirname, "write-table.ts"))}
    const table = await createTable(${JSON.stringify(join(away, name))}, ["a"])
    const rows = Array.from({length: 5000}, () => [Math.random() + "颅脑"])
    try { for (let i = 0; ; i++) { await table.write(rows); if (i === 3) console.log("writing") } }
    catch (error) { console.log(error.message) }`
  const program = (away: string) => ["--input-type=module", "--eval", endless(away)]

  it("leaves nothing under its name when the process is killed", async () => {
    const away = mkdtempSync(at("killed-"))
    const child = spawn(process.execPath, program(away), {stdio: ["ignore", "pipe", "inherit"]})
    await once(child.stdout, "data")
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(readdirSync(away)).toEqual([expect.stringMatching(/^\.table\.\w+\.\d+\.\w+\.part$/)])
  })

  it.skipIf(process.platform === "win32")("leaves nothing at all when there is no room", () => {
    const away = mkdtempSync(at("full-"))
    const limited = ["-c", 'trap "" XFSZ; ulimit -f 100; exec "$@"', "sh", process.execPath, ...program(away)]
    const {stdout} = spawnSync("sh", limited, {encoding: "utf8"})
    expect(stdout).toMatch(/cannot be written: the file is too large\.$/m)
    expect(readdirSync(away)).toEqual([])
  })
})

describe("CSV as written", () => {
  const bytesOf = async (...args: Parameters<typeof save>) => readFileSync(await save(...args), "utf8")

  it("is UTF-8 with a byte order mark, its lines ending with CR LF", async () => {
    expect(await bytesOf("t.csv", ["编码", "b"], [["1", "x,y"]])).toBe('\ufeff编码,b\r\n1,"x,y"\r\n')
    expect(await bytesOf("t.csv", ["a"], [["1"]], {bom: false})).toBe("a\r\n1\r\n")
    expect(await bytesOf("t.tsv", ["a", "b"], [["1", "x,y"]])).toBe('a\tb\r\n1\t"x,y"\r\n')
  })

  it("marks what a spreadsheet would run", async () => {
    const cells = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "1=1", "'=1"]
    const path = await save(
      "t.csv",
      ["cell"],
      cells.map(cell => [cell]),
    )
    expect((await readCells(path)).flat()).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "1=1", "'=1"])
  })

  it("reads back whatever the text", async () => {
    const unit = fc.oneof(
      fc.constantFrom(..."=+-@＝＋－＠'\"\t\r\n,;| \ufeff"),
      fc.string({unit: "binary", minLength: 1, maxLength: 1}),
    )
    const text = fc.string({unit, maxLength: 8}).map(text => text.replace(controls, "")) // many of them look binary
    const row = fc.array(text, {minLength: 3, maxLength: 3})
    const safe = (cell: string) => (/^[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell)
    const hasText = (cells: readonly string[]) => cells.some(cell => cell.trim() !== "")
    const readBack = async (name: string, header: readonly string[], rows: Rows) => {
      const table = await readAll(await save(name, header, rows))
      expect(table.header).toEqual(header.map(safe))
      expect(table.rows.map(row => row.cells)).toEqual(rows.map(cells => cells.map(safe)).filter(hasText))
    }
    const name = fc.constantFrom("p.csv", "p.tsv")
    const header = ["编码", "检查项目名称", "例数"] // any text may stand below a header that is known as one
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 5}), name, (rows, name) => readBack(name, header, rows)),
      {numRuns: 150},
    )
    await fc.assert(
      fc.asyncProperty(row.filter(hasText), name, (cells, name) => readBack(name, cells, [])),
      {numRuns: 50},
    )
  })
})

describe("a workbook as written", () => {
  it("holds texts only, so nothing runs", async () => {
    const cells = ["=1+1", "+1", "-1", "@x", "#N/A", "TRUE", "1e5"]
    const path = await save(
      "t.xlsx",
      ["cell"],
      cells.map(cell => [cell]),
    )
    expect((await readCells(path)).flat()).toEqual(cells)
  })

  it("has U+FFFD for what XML cannot hold", async () => {
    const path = await save("t.xlsx", ["cell"], [["a\0b\x1bc\ud800d\uffffe"]])
    expect(await readCells(path)).toEqual([["a\ufffdb\ufffdc\ufffdd\ufffde"]])
  })

  it("reads back whatever the text", async () => {
    const text = fc.string({unit: "grapheme", maxLength: 8}).map(text => text.replace(controls, ""))
    await fc.assert(
      fc.asyncProperty(fc.array(text, {minLength: 1, maxLength: 5}), async cells => {
        const path = await save(
          "p.xlsx",
          ["编码", "检查项目名称"],
          cells.map(cell => ["1", cell]),
        )
        expect((await readCells(path)).map(row => row[1])).toEqual(cells)
      }),
      {numRuns: 50},
    )
  })

  it("is refused beyond the rows and cells that Excel opens, and aborted", async () => {
    const long = await createTable(at("long.xlsx"), ["a", "b"])
    expect(await refusal(long.write([["1", "x".repeat(32_768)]]))).toEqual({id: "cell.too-long", row: 2, column: "2"})
    const tall = await createTable(at("tall.xlsx"), ["a"])
    expect(await refusal(tall.write(new Array(1_048_576).fill([""])))).toEqual({id: "rows.too-many"})
    expect(parts().length + Number(existsSync(at("long.xlsx"))) + Number(existsSync(at("tall.xlsx")))).toBe(0)
  })
})

describe("createTable", () => {
  it.each([
    ["file.format", "table.txt", undefined],
    ["file.format", "table.xls", undefined],
    ["file.folder", "nowhere/table.csv", undefined],
    ["file.not-file", "folder.csv", undefined],
    ["file.not-file", "folder.csv", "xlsx"],
  ] as const)("refuses with %s: %s", async (id, name, format) => {
    mkdirSync(at("folder.csv"), {recursive: true})
    expect(await refusal(createTable(at(name), ["a"], format ? {format} : {}))).toEqual({id})
  })

  it("refuses a folder where nothing can be written", async () => {
    expect(await refusal(createTable("/proc/table.csv", ["a"]))).toEqual({id: "file.folder"})
  })

  it("takes the format named over that of the extension", async () => {
    expect(await readAll(await save("t.dat", ["a"], [["1"]], {format: "xlsx"}))).toMatchObject({format: "xlsx"})
  })

  it("gives a new file 0644 and keeps the mode of an old one", async () => {
    expect(statSync(await save("mode.csv", ["a"], [])).mode & 0o777).toBe(0o644)
    chmodSync(at("mode.csv"), 0o600)
    expect(statSync(await save("mode.csv", ["a"], [])).mode & 0o777).toBe(0o600)
  })

  it("follows a link", async () => {
    const path = await save("real.csv", ["a"], [["1"]])
    symlinkSync(path, at("link.csv"))
    await save("link.csv", ["b"], [["2"]])
    expect(await readAll(path)).toMatchObject({header: ["b"]})
  })
})

describe("how a workbook shows its columns", () => {
  const header = ["编码", "例数", "决定"]
  const look = {name: "对照", numbers: [1], lists: [{column: 2, values: ["接受", "暂缓"]}]}
  const rows = [
    ["00012", "2009", ""],
    ["20010100110000", "很多", "接受"],
    ["", "0012", ""],
    ["=1+1", "-3.5", ""],
  ]
  const sheetOf = (path: string) => partOf(path, "xl/worksheets/sheet1.xml")

  it("writes numbers of a column of numbers as such, and everything else as text", async () => {
    const xml = await sheetOf(await save("look.xlsx", header, rows, {look}))
    expect(xml).toMatch(/<c r="B2"[^>]*><v>2009<\/v>/)
    expect(xml).toMatch(/<c r="B5"[^>]*><v>-3.5<\/v>/)
    for (const cell of ["A2", "A3", "B3", "B4", "A5"])
      expect(xml, cell).not.toMatch(new RegExp(`<c r="${cell}"( s="\\d+")?><v>`))
    expect(await readCells(at("look.xlsx"))).toEqual(rows)
  })
  it("offers what can be chosen in the rows that there are and in empty ones", async () => {
    const xml = await sheetOf(await save("look.xlsx", header, rows, {look}))
    expect(xml).toMatch(/<dataValidation [^>]*sqref="C2:C1000"/)
    expect(xml).toContain('<formula1>"接受,暂缓"</formula1>')
    expect(await partOf(at("look.xlsx"), "xl/workbook.xml")).toContain('name="对照"')
  })
  it("of more rows than are held at once is written as they come, with all of them", async () => {
    const many = Array.from({length: 20_001}, (_, i) => [String(i), String(i), ""])
    expect(await readCells(await save("many.xlsx", header, many, {look}))).toEqual(many)
  })
})
