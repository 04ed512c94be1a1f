import {readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"
import {
  madeFolder,
  put,
  readAll,
  readCells,
  refusal,
  sheetRow,
  sheetXml,
  workbook,
  workbookParts,
  zip,
} from "./made-files.ts"
import {numberForm, numberText, plain} from "./numbers.ts"
import {openTable} from "./read-table.ts"

const folder = madeFolder()
const xlsx = (content: Uint8Array, name = "table.xlsx") => put(folder, name, content)
const megabyte = 1024 * 1024

const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="171" formatCode="00000000"/><numFmt numFmtId="172" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId='170'/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>`
const strings = `<sst><si><t>名称</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">CT </t></r><r><t>胸部</t></r><rPh sb="0" eb="1"><t>jing</t></rPh></si>
<si><t>a_x000D_b &amp; &#x4e2d;&#20013;<![CDATA[<c>]]></t></si><si/></sst>`
const others = {"xl/sharedStrings.xml": strings, "xl/styles.xml": styles}

/** The text of one cell under a header. */
async function cell(xml: string): Promise<string | undefined> {
  const rows = await readCells(
    xlsx(workbook(`${sheetRow(1, "a", "b")}<row r="2">${xml}<c r="B2"><v>9</v></c></row>`, others)),
  )
  return rows[0]?.[0]
}

describe("cells of a sheet", () => {
  it.each([
    ["a code kept as a number", '<c r="A2"><v>20010100110000</v></c>', "20010100110000"],
    ["a code in exponents", '<c r="A2"><v>2.001010011E+13</v></c>', "20010100110000"],
    ["a code shown with leading zeros", '<c r="A2" s="3"><v>123</v></c>', "00000123"],
    ["a fraction", '<c r="A2" s="4"><v>0.30000000000000004</v></c>', "0.3"],
    ["a date", '<c r="A2" s="1"><v>45351</v></c>', "2024-02-29"],
    ["a Chinese date with a time", '<c r="A2" s="2"><v>45351.5</v></c>', "2024-02-29T12:00:00"],
    ["an ISO date", '<c r="A2" t="d"><v>2024-02-29</v></c>', "2024-02-29"],
    ["a date no calendar has", '<c r="A2" s="1"><v>-5</v></c>', "-5"],
    ["true", '<c r="A2" t="b"><v>1</v></c>', "TRUE"],
    ["a shared text", '<c r="A2" t="s"><v>0</v></c>', "名称"],
    ["rich text without its reading", '<c r="A2" t="s"><v>1</v></c>', "CT 胸部"],
    ["entities and escapes", '<c r="A2" t="s"><v>2</v></c>', "a\rb & 中中<c>"],
    ["an unknown entity", '<c r="A2" t="inlineStr"><is><t>&xxe;</t></is></c>', "&xxe;"],
    ["inline rich text", '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>', "a b"],
    ["the result of a formula", '<c r="A2" t="str"><f>B2&amp;"x"</f><v>9x</v></c>', "9x"],
    ["an empty result of a formula", '<c r="A2" t="str"><f>""</f><v></v></c>', ""],
    ["no reference", "<c><v>5</v></c>", "5"],
    ["prefixes", '<x:c r="A2" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c>', "p"],
    ["other quotes and blanks", "<c\n r = 'A2' t='b' ><v>0</v></c >", "FALSE"],
    ["a > in an attribute", '<c r="A2" note="a>b" t="b"><v>0</v></c>', "FALSE"],
  ])("read %s", async (_, xml, text) => {
    expect(await cell(xml)).toBe(text)
  })

  it("name formulas without a result and Excel errors as issues", async () => {
    const rows = `${sheetRow(1, "code", "name")}<row r="7"><c r="A7"><f>1+1</f></c><c r="B7" t="e"><v>#N/A</v></c></row>
      <row r="8"><c r="A8"><f>1+1</f><v></v></c><c r="B8"><v>1</v></c></row>`
    const table = await readAll(xlsx(workbook(rows)))
    expect(table.rows).toEqual([{number: 8, cells: ["", "1"]}])
    expect(table.issues).toMatchObject([
      {id: "cell.formula", place: {row: 7, column: "code"}},
      {id: "cell.error", params: {text: "#N/A"}, place: {row: 7, column: "name"}},
      {id: "cell.formula", place: {row: 8, column: "code"}},
    ])
  })

  it("stand in rows of their own number, empty ones passed over", async () => {
    const rows = `${sheetRow(3, "a", "b")}<row r="4"><c r="A4" s="1"/></row><row r="9"><c r="B9"><v>1</v></c></row><row><c><v>2</v></c></row>`
    const {header, rows: read, issues} = await readAll(xlsx(workbook(rows, others)))
    expect(header).toEqual(["a", "b"])
    expect(read).toEqual([
      {number: 9, cells: ["", "1"]},
      {number: 10, cells: ["2", ""]},
    ])
    expect(issues).toEqual([])
  })

  it("beyond the header are kept in an issue", async () => {
    const {issues} = await readAll(xlsx(workbook(sheetRow(1, "a") + sheetRow(2, "1", "", "备注"))))
    expect(issues).toMatchObject([{id: "row.cells", params: {got: 3, expected: 1, extra: "备注"}, place: {row: 2}}])
  })

  it("of 10 MB are refused with row and column", async () => {
    const long = "x".repeat(10 * megabyte)
    const inline = workbook(sheetRow(1, "a", "b") + sheetRow(2, "1", long))
    expect(await refusal(readAll(xlsx(inline)))).toEqual({id: "row.too-long", row: 2, column: "b"})
    const shared = {"xl/sharedStrings.xml": `<sst><si><t>${long}</t></si></sst>`}
    expect(await refusal(readAll(xlsx(workbook(sheetRow(1, "a", "b") + sheetRow(2, "1", "s:0"), shared))))).toEqual({
      id: "row.too-long",
      row: 2,
      column: "b",
    })
  })

  it("in far columns are refused", async () => {
    const far = `${sheetRow(1, "a")}<row r="2"><c r="XFD2"><v>1</v></c></row>`
    expect(await refusal(readAll(xlsx(workbook(far))))).toEqual({id: "columns.too-many", row: 2})
  })
})

describe("numberText", () => {
  it.each([
    ["100000000000000000000", "100000000000000000000"],
    ["1E+22", "10000000000000000000000"],
    ["-3.0", "-3"],
    ["007", "007"],
    ["not a number", "not a number"],
    ["1e999", "1e999"],
    ["", ""],
  ])("reads %j as %j", (text, expected) => {
    expect(numberText(text, plain, false)).toBe(expected)
  })

  it.each([
    ["1", "1900-01-01"],
    ["59", "1900-02-28"],
    ["61", "1900-03-01"],
    ["0.75", "18:00:00"],
    ["45351.999999", "2024-03-01"],
    ["2958465", "9999-12-31"],
    ["2958466", "2958466"],
  ])("reads day %s as %s", (text, expected) => {
    expect(numberText(text, {kind: "date"}, false)).toBe(expected)
  })

  it("counts from 1904 on old Macs", () => {
    expect(numberText("43889", {kind: "date"}, true)).toBe("2024-02-29")
  })

  it.each(["General", "0.00E+00", "@", '"days" 0', "[Red]0", "#,##0.00_);[Red](#,##0.00)", "0\\d"])(
    "%s is no date",
    code => {
      expect(numberForm(200, code)).toEqual(plain)
    },
  )
})

describe("sheets of a workbook", () => {
  const rows = (text: string) => sheetRow(1, text) + sheetRow(2, "1")
  const bytes = zip(
    workbookParts([
      {name: "藏", rows: rows("hidden"), state: "hidden"},
      {name: "深藏", rows: rows("deep"), state: "veryHidden"},
      {name: "甲 &amp; 乙", rows: rows("shown")},
      {name: "丙", rows: rows("second")},
    ]),
  )

  it("are read from the first visible one unless one is named", async () => {
    expect(await readAll(xlsx(bytes))).toMatchObject({format: "xlsx", sheet: "甲 & 乙", header: ["shown"]})
    expect(await readAll(xlsx(bytes), {sheet: "藏"})).toMatchObject({sheet: "藏", header: ["hidden"]})
  })

  it("are listed when the one named is not there", async () => {
    await expect(openTable(xlsx(bytes), {sheet: "丁"})).rejects.toThrow(
      "has no sheet “丁”; it has: 藏, 深藏, 甲 & 乙, 丙.",
    )
  })

  it("must not all be hidden", async () => {
    const hidden = zip(workbookParts([{name: "a", rows: "", state: "hidden"}]))
    expect(await refusal(openTable(xlsx(hidden)))).toEqual({id: "file.no-sheet"})
  })

  it("are limited in number", async () => {
    expect(await refusal(openTable(xlsx(bytes), {limits: {maxSheets: 3}}))).toEqual({id: "file.parts"})
    expect(await refusal(openTable(xlsx(bytes), {limits: {maxParts: 3}}))).toEqual({id: "file.parts"})
  })

  it("may be empty, which is a refusal, or a header alone", async () => {
    expect(await refusal(openTable(xlsx(workbook(""))))).toEqual({id: "file.empty"})
    expect(await readCells(xlsx(workbook(sheetRow(1, "a"))))).toEqual([])
  })
})

describe("archive of a workbook", () => {
  const good = workbook(sheetRow(1, "a") + sheetRow(2, "1").repeat(3000))
  const bomb = (part: string) => {
    const zeros = Buffer.alloc(64 * megabyte, "<x/>")
    return zip(
      workbookParts([{name: "s", rows: sheetRow(1, "a")}], {[part]: Buffer.concat([Buffer.from("<x>"), zeros])}),
    )
  }

  it.each([0.1, 0.5, 0.9, 0.999])("is refused when only %d of it is there", async share => {
    expect(await refusal(readAll(xlsx(good.subarray(0, good.length * share))))).toEqual({id: "file.damaged"})
  })

  it.each([
    ["its checksum is wrong", zip(workbookParts([{name: "s", rows: sheetRow(1, "a")}]), {crc: 5})],
    ["a sheet is cut off", workbook("", {"xl/worksheets/sheet1.xml": sheetXml(sheetRow(1, "a")).slice(0, -20)})],
    ["a text is missing", workbook(sheetRow(1, "s:7"))],
    ["a row is beyond the last", workbook(sheetRow(2_000_000, "a"))],
    ["a column is beyond the last", workbook('<row><c r="ZZZZ1"><v>1</v></c></row>')],
    ["it is no UTF-8", workbook("", {"xl/worksheets/sheet1.xml": Buffer.from("<row>\xff</row>", "latin1")})],
    [
      "it declares entities",
      workbook("", {
        "xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetXml(sheetRow(1, "&a;"))}`,
      }),
    ],
    ["nothing is in it", Buffer.from(`PK\x05\x06${"\0".repeat(18)}`)],
  ])("is refused when %s", async (_, bytes) => {
    const id = bytes.length === 22 ? "file.not-workbook" : "file.damaged"
    expect(await refusal(readAll(xlsx(bytes)))).toEqual({id})
  })

  it("is refused when any byte of it is overturned, or reads the same", async () => {
    const expected = await readCells(xlsx(good))
    for (let at = 0; at < good.length; at += 7) {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] as number) ^ 0x55
      const path = xlsx(bytes, "flipped.xlsx")
      const outcome = await readCells(path).catch(error => error.name)
      if (outcome !== "Refusal") expect(outcome).toEqual(expected)
    }
  })

  it("is refused when it is not a workbook, or locked", async () => {
    expect(await refusal(readAll(xlsx(zip({"word/document.xml": "<a/>"}))))).toEqual({id: "file.not-workbook"})
    const locked = zip(workbookParts([{name: "s", rows: ""}]), {flags: 1})
    expect(await refusal(readAll(xlsx(locked)))).toEqual({id: "file.encrypted"})
  })

  it.each(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])(
    "is refused when %s is a bomb",
    async part => {
      const path = xlsx(bomb(part))
      expect(readFileSync(path).length).toBeLessThan(megabyte)
      const before = process.memoryUsage().rss
      expect(await refusal(readAll(path))).toEqual({id: "file.bomb"})
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * megabyte)
    },
  )

  it("is refused when a part unpacks to more than the limit", async () => {
    expect(await refusal(readAll(xlsx(good), {limits: {maxUnpackedBytes: 100_000}}))).toEqual({id: "file.bomb"})
    const many = workbook(sheetRow(1, "s:0"), {"xl/sharedStrings.xml": `<sst>${"<si/>".repeat(20_000)}</sst>`})
    expect(await refusal(readAll(xlsx(many), {limits: {maxSharedBytes: 200_000}}))).toEqual({id: "file.bomb"})
  })

  it("takes no ages over long tags and formats", async () => {
    const tags = `${sheetRow(1, "a")}<row r="2"><c r = 'A2' ${"x".repeat(900_000)}><v>1</v></c></row>`
    const formats = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${"[".repeat(900_000)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`
    expect(await readCells(xlsx(workbook(tags, {"xl/styles.xml": formats})))).toEqual([["1"]])
  }, 5_000)

  it("is known by its content, not by its name", async () => {
    expect(await readAll(xlsx(good, "table.csv"))).toMatchObject({format: "xlsx"})
    expect(await readAll(xlsx(Buffer.from("a\n1"), "text.xlsx"))).toMatchObject({format: "csv"})
  })

  it("can be closed before, while and after it is read", async () => {
    const before = await openTable(xlsx(good))
    await before.close()
    const during = await openTable(xlsx(good))
    for await (const _ of during.batches()) break
    await during.close()
    const {bytesRead, totalBytes, close} = await readAll(xlsx(good))
    expect(bytesRead()).toBe(totalBytes)
    await close()
  })
})
