import {parse} from "csv-parse/sync"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {csvScanner} from "./csv-scan.ts"
import {detectDelimiter} from "./delimiter.ts"
import {defaultLimits} from "./limits.ts"
import {madeFolder, put, readAll, readCells, refusal} from "./made-files.ts"

const folder = madeFolder()
const csv = (content: string | Uint8Array, name = "table.csv") => put(folder, name, content)
const megabyte = 1024 * 1024

describe("rows of a CSV", () => {
  it.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CR LF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4\r"],
    ["all three", "a,b\r1,2\r\n3,4\n"],
    ["none at the end", "a,b\n1,2\n3,4"],
    ["empty lines at the end", "a,b\n1,2\n3,4\n\n\r\n\n"],
  ])("end with %s", async (_, text) => {
    expect(await readCells(csv(text))).toEqual([
      ["1", "2"],
      ["3", "4"],
    ])
  })

  it.each([
    ["a line end", 'x\n"1\r\n2"', "1\r\n2"],
    ["the delimiter", 'x,y\n"1,2",3', "1,2"],
    ["a doubled quotation mark", 'x\n"1""2"', '1"2'],
    ["nothing but two quotation marks", 'x\n""""""', '""'],
    ["blanks outside its quotation marks", 'x,y\n"1"  ,2', "1"],
    ["a quotation mark in plain text", 'x\n5" disc', '5" disc'],
    ["white space", "x,y\n 1\u3000,2", " 1\u3000"],
  ])("may have a cell with %s", async (_, text, cell) => {
    const {rows, issues} = await readAll(csv(text))
    expect(rows[0]?.cells[0]).toBe(cell)
    expect(issues).toEqual([])
  })

  it("are numbered as in the file, empty ones counted and line breaks in cells not", async () => {
    const {header, rows} = await readAll(csv('\n\nname\n\n"a\nb"\n,\n \nc'))
    expect(header).toEqual(["name"])
    expect(rows.map(row => [row.number, row.cells[0]])).toEqual([
      [5, "a\nb"],
      [8, "c"],
    ])
  })

  it("are filled up when they are short, which is an issue", async () => {
    const {rows, issues} = await readAll(csv("a,b,c\n1\n1,2,3"))
    expect(rows[0]?.cells).toEqual(["1", "", ""])
    expect(issues).toMatchObject([{id: "row.cells", params: {got: 1, expected: 3, extra: ""}, place: {row: 2}}])
  })

  it("keep in an issue what goes beyond the header", async () => {
    const {rows, issues} = await readAll(csv("a,b\n1,2,,腹部\n1,2,,,"))
    expect(rows.map(row => row.cells)).toEqual([
      ["1", "2"],
      ["1", "2"],
    ])
    expect(issues).toMatchObject([{id: "row.cells", params: {got: 4, expected: 2, extra: "腹部"}, place: {row: 2}}])
  })

  it("keep a cell as written when text follows its closing quotation mark", async () => {
    const {rows, issues} = await readAll(csv('code,name\n1,"CT\n2,"胸部",x\n3,MR'))
    expect(rows.map(row => row.cells)).toEqual([
      ["1", '"CT\n2,"胸部"'],
      ["3", "MR"],
    ])
    expect(issues.map(({id, place}) => [id, place.row, place.column])).toEqual([
      ["cell.quote", 2, "name"],
      ["row.cells", 2, undefined],
    ])
  })

  it("are refused from an unclosed quotation mark on", async () => {
    const path = csv('a,b\n1,2\n3,"4\n5,6\n')
    expect(await refusal(readAll(path))).toEqual({id: "row.quote", row: 3, column: "b"})
  })

  it("may be long, with an issue, but not without end", async () => {
    const long = await readAll(csv(`a,b\n1,${"x".repeat(40_000)}`))
    expect(long.rows[0]?.cells[1]).toHaveLength(40_000)
    expect(long.issues).toMatchObject([
      {id: "cell.too-long", params: {length: 40_000, limit: 32_767}, place: {row: 2, column: "b"}},
    ])
    for (const cell of ["x".repeat(10 * megabyte), `"${"x\n".repeat(5 * megabyte)}"`]) {
      expect(await refusal(readAll(csv(`a,b\n1,2\n3,${cell},4\n`)))).toEqual({id: "row.too-long", row: 3, column: "b"})
    }
  })

  it("do not take memory for a cell of 10 MB", async () => {
    const path = csv(`a,b\n1,"${"x".repeat(10 * megabyte)}"\n`)
    const before = process.memoryUsage().rss
    await refusal(readAll(path))
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * megabyte)
  })

  it("are limited in number and width", async () => {
    const rows = readAll(csv("a\n1\n2\n3"), {limits: {maxRows: 2}})
    expect(await refusal(rows)).toEqual({id: "rows.too-many", row: 4})
    expect(await refusal(readAll(csv(`a\n${",".repeat(1000)}`)))).toEqual({id: "columns.too-many", row: 2})
  })

  it("list 1,000 issues at most, the last of which counts the rest", async () => {
    const {issues} = await readAll(csv(`a,b\n${"1\n".repeat(5000)}`))
    expect(issues).toHaveLength(1000)
    expect(issues.at(-1)).toMatchObject({id: "issues.more", params: {count: 4001}})
  })
})

describe("header of a CSV", () => {
  it("may repeat itself, which is an issue, and be empty in parts", async () => {
    const {header, issues} = await readAll(csv("数量,,名称,数量 ,\n"))
    expect(header).toEqual(["数量", "", "名称", "数量 ", ""])
    expect(issues).toMatchObject([{id: "header.duplicate", params: {name: "数量", columns: "1, 4"}}])
  })

  it("is not needed", async () => {
    const {header, rows} = await readAll(csv("1,CT\n2,MR"), {headerless: true})
    expect(header).toEqual(["1", "2"])
    expect(rows.map(row => row.number)).toEqual([1, 2])
  })

  it("alone is a table without rows", async () => {
    expect(await readCells(csv("a,b"))).toEqual([])
  })

  it.each([
    ["nothing", ""],
    ["line ends", "\n\r\n"],
    ["delimiters", ",,\n,\n"],
    ["a byte order mark", "\ufeff"],
  ])("is missed in a file of %s", async (_, text) => {
    expect(await refusal(readAll(csv(text)))).toEqual({id: "file.empty"})
  })

  it.each([
    [",", "a,b;c"],
    ["\t", "a\tb\tc,d"],
    [";", "\n\na;b;c\n1,2,3,4"],
    ["|", 'a|"b,c,d,e"|f'],
    [",", "a"],
    [";", "sep=;\na;b,c,d\n"],
    ["\t", "检查,影像,项目,一览\na\tb\n1\t2\n"],
    ["|", 'a "quoted, word|b\n1|2'],
  ])("tells the delimiter %j", (delimiter, text) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })
})

describe("encoding of a CSV", () => {
  // 编码,名称\n20,颅脑\n in GB18030
  const gb = Buffer.from("b1e0c2eb2cc3fbb3c60a32302cc2adc4d40a", "hex")
  const text = "编码,名称\n20,颅脑\n"
  const big = (little: Buffer) => Buffer.from(little).swap16()

  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\ufeff${text}`)],
    ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["utf-16be", big(Buffer.from(`\ufeff${text}`, "utf16le"))],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16be", big(Buffer.from(text, "utf16le"))],
    ["gb18030", gb],
  ])("is told: %s", async (encoding, bytes) => {
    const table = await readAll(csv(bytes))
    expect(table).toMatchObject({encoding, delimiter: ",", header: ["编码", "名称"]})
    expect(table.rows[0]?.cells).toEqual(["20", "颅脑"])
    expect(table.bytesRead()).toBe(table.totalBytes)
  })

  it("is told by the first Chinese character, however late", async () => {
    const ascii = "a,b\n".repeat(200_000)
    const {encoding, rows} = await readAll(csv(Buffer.concat([Buffer.from(ascii), gb])))
    expect(encoding).toBe("gb18030")
    expect(rows.at(-1)?.cells).toEqual(["20", "颅脑"])
  })

  it.each([
    ["utf-8", (text: string) => Buffer.from(text)],
    ["utf-16le", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("%s survives blocks that end within a character", async (_, encode) => {
    const cells = Array.from({length: 60_000}, (_, i) => `${"x".repeat(i % 4)}颅𠀀${i}`)
    expect((await readCells(csv(encode(`名称\n${cells.join("\n")}`)))).flat()).toEqual(cells)
  })

  it("gb18030 survives them too, with characters of one, two and four bytes", async () => {
    const four = Buffer.from("95328236", "hex") // 𠀀
    const row = (i: number) => [gb.subarray(13, 17), four, Buffer.from(`${i}`), gb.subarray(0, 4), gb.subarray(9, 10)]
    const bytes = Buffer.concat(Array.from({length: 40_000}, (_, i) => row(i)).flat())
    const cells = (await readCells(csv(bytes), {headerless: true})).flat()
    expect(cells).toEqual(Array.from({length: 40_000}, (_, i) => `颅脑𠀀${i}编码`))
  })

  it("that breaks later refuses the row, not the file", async () => {
    const good = Buffer.from(`名称\n${"颅脑\n".repeat(100_000)}`)
    const bytes = Buffer.concat([good, Buffer.from("前"), Buffer.of(0xff, 0xfe), Buffer.from("\nx\n")])
    const {rows, issues} = await readAll(csv(bytes))
    expect(rows.at(-1)).toEqual({number: 100_003, cells: ["x"]})
    expect(rows).toHaveLength(100_001)
    expect(issues).toMatchObject([
      {
        id: "row.encoding",
        params: {byte: "0xFF", encoding: "UTF-8", text: "前��"},
        place: {row: 100_002, column: "名称"},
      },
    ])
    const nul = Buffer.concat([good, Buffer.from("a\0b\n")])
    expect(await refusal(readAll(csv(nul)))).toEqual({id: "file.binary", row: 100_002})
  })

  it.each([
    ["file.encoding", Buffer.from("name\nexam\xe9e,x\xff\xff", "latin1")],
    ["file.binary", Buffer.from("a,b\n1\0,2")],
    ["file.binary", Buffer.from(Array.from({length: 5000}, (_, i) => i % 29))],
    ["file.markup", Buffer.from("\ufeff <html><table><tr><td>编码</td></tr></table></html>")],
    ["file.other", Buffer.from("ID;PWXL;N;E\r\nB;Y1;X1\r\n")],
    ["file.other", Buffer.from('TABLE\r\n0,1\r\n"EXCEL"\r\n')],
    ["file.markup", Buffer.from('<?xml version="1.0"?><Workbook/>')],
    ["file.old-xls", Buffer.from("d0cf11e0a1b11ae10000", "hex")],
    ["file.no-table", Buffer.from("%PDF-1.4 hello\n")],
    ["file.no-table", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["file.no-table", Buffer.from("{\\rtf1\\ansi hello}")],
  ] as const)("is refused as %s", async (id, bytes) => {
    expect(await refusal(readAll(csv(bytes, "table.xls")))).toMatchObject({id})
  })

  it("of an encrypted workbook is no old one", async () => {
    const bytes = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(131_060),
      Buffer.from("EncryptedPackage", "utf16le"),
    ])
    expect(await refusal(readAll(csv(bytes, "table.xlsx")))).toEqual({id: "file.encrypted"})
  })
})

describe("file of a table", () => {
  it.each([
    ["file.missing", "none.csv"],
    ["file.not-file", "."],
  ])("is refused as %s", async (id, name) => {
    expect(await refusal(readAll(`${folder}/${name}`))).toEqual({id})
  })

  it("is refused when it is too large", async () => {
    expect(await refusal(readAll(csv("a\n1"), {limits: {maxBytes: 2}}))).toEqual({id: "file.too-large"})
  })
})

describe("csvScanner", () => {
  const nasty = fc.string({unit: fc.constantFrom("a", ",", '"', '"', "\n", "\r", " ", "颅"), maxLength: 40})
  const rowsOf = (pieces: readonly string[]) => {
    const scanner = csvScanner(",", defaultLimits)
    return [...pieces.flatMap(piece => scanner.push(piece)), ...scanner.end()].map(({cells, faults}) => ({
      cells,
      faults: faults?.length,
    }))
  }

  it("gives the same rows for any cut into pieces", () => {
    fc.assert(
      fc.property(nasty, text => {
        expect(rowsOf(Array.from(text))).toEqual(rowsOf([text]))
      }),
    )
  })

  it("agrees with csv-parse on well-formed text", () => {
    const quoted = fc
      .string({unit: fc.constantFrom("a", ",", '""', "\n", "\r", "颅"), maxLength: 5})
      .map(text => `"${text}"`)
    const plain = fc.string({unit: fc.constantFrom("a", "b", " ", "颅"), minLength: 1, maxLength: 5})
    const row = fc.array(fc.oneof(quoted, plain), {minLength: 1, maxLength: 4}).map(cells => cells.join(","))
    fc.assert(
      fc.property(fc.array(row, {minLength: 1, maxLength: 5}), fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
        const text = rows.join(end) + end
        const expected = parse(text, {relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"]})
        expect(rowsOf([text]).map(row => row.cells)).toEqual(expected)
      }),
    )
  })
})
