import {crc32, deflateRawSync} from "node:zlib"

/** What is put on a server without signing in: requests, each with how often it is sent at once. */
export interface Load {
  readonly what: string
  /** Bytes of the body, as sent. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly path: string
  readonly type: "application/json" | "application/octet-stream"
  readonly times: number
  /** Addresses that send it, in turn. */
  readonly addresses: number
}

type Made = (what: string) => Load

/** An archive of deflated parts. */
function zip(parts: Readonly<Record<string, Uint8Array>>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, bytes] of Object.entries(parts)) {
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed])
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, tail, Buffer.from(name)]))
    bodies.push(body)
    offset += body.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, entries, Buffer.from("PK\x05\x06"), end])
}

const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const link = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`

/** A workbook of one name, with shared strings of one's choice. */
const workbook = (strings: Uint8Array): Buffer =>
  zip({
    "_rels/.rels": Buffer.from(`<Relationships>${link("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`),
    "xl/workbook.xml": Buffer.from(`<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": Buffer.from(
      `<Relationships>${link("r1", "worksheet", "worksheets/a.xml")}${link("r2", "sharedStrings", "s.xml")}</Relationships>`,
    ),
    "xl/worksheets/a.xml": Buffer.from(
      `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`,
    ),
    "xl/s.xml": strings,
  })

const megabyte = 2 ** 20

/** So many bytes of one piece after another, in a list of shared strings. */
const strings = (piece: string, bytes: number): Buffer =>
  Buffer.concat([
    Buffer.from("<sst>"),
    Buffer.alloc(Math.ceil(bytes / piece.length) * piece.length, piece),
    Buffer.from("</sst>"),
  ])

/** Texts that no two are the same, so that they pack no better than real ones. */
function texts(bytes: number): Buffer {
  const some: string[] = []
  for (let i = 0, length = 0; length < bytes; i++) {
    const text = `<si><t>${i}${"x".repeat(900)}</t></si>`
    some.push(text)
    length += text.length
  }
  return Buffer.from(`<sst>${some.join("")}</sst>`)
}

const file = (what: string, body: Uint8Array, times = 1): Load => ({
  what,
  body: Uint8Array.from(body),
  path: "/api/v1/editions/5.0/converted?file=a.csv&as=csv",
  type: "application/octet-stream",
  times,
  addresses: times,
})

const json = (what: string, path: string, body: string, times = 1): Load => ({
  what,
  body: Uint8Array.from(Buffer.from(body)),
  path,
  type: "application/json",
  times,
  addresses: 4,
})

/** Loads of files; each is made when it is asked for, for some are large. */
export const files: readonly (readonly [what: string, make: Made])[] = [
  ["texts of 240 MB", what => file(what, workbook(texts(240 * megabyte)))],
  ["empty texts of 250 MB", what => file(what, workbook(strings("<si/>", 250 * megabyte)))],
  ["texts of 30 MB, within the limit", what => file(what, workbook(texts(30 * megabyte)))],
  ["200 tags of 900 KB", what => file(what, workbook(strings(`<si a="${"x".repeat(900_000)}"/>`, 180 * megabyte)))],
  ["CSV, 50 rows of 1 MB", what => file(what, Buffer.from(`名称\n${`${"x".repeat(megabyte)}\n`.repeat(50)}`))],
  ["CSV, 15 rows of 1 MB", what => file(what, Buffer.from(`名称\n${`${"x".repeat(megabyte)}\n`.repeat(15)}`))],
  ["CSV, 200,000 odd quotes in a row", what => file(what, Buffer.from(`名称\n${'"a""b"x"",'.repeat(200_000)}`))],
  ["CSV, 200,000 rows of odd quotes", what => file(what, Buffer.from(`名称\n${'"a""b"x"",\n'.repeat(200_000)}`))],
  ["5 MB of line ends", what => file(what, Buffer.alloc(5 * megabyte, "\n"))],
  ["15 MB of line ends", what => file(what, Buffer.alloc(15 * megabyte, "\n"))],
  [
    "500,000 plain names",
    what => file(what, Buffer.from(`名称\n${"CT胸部平扫\n膝关节MR平扫+增强\n".repeat(250_000)}`)),
  ],
  ["6 × texts of 240 MB at once", what => file(what, workbook(texts(240 * megabyte)), 6)],
  ["16 × texts of 240 MB at once", what => file(what, workbook(texts(240 * megabyte)), 16)],
  [
    "16 × 500,000 names at once",
    what => file(what, Buffer.from(`名称\n${"CT胸部平扫\n膝关节MR平扫\n".repeat(250_000)}`), 16),
  ],
]

const chain = Array.from({length: 1000}, (_, i) => `${"MR腰椎(增强)".repeat(10)}${i}`)
const other = Array.from({length: 1000}, (_, i) => `CT${i}胸部平扫及${i}`.repeat(40).slice(0, 300))
const codes = Array.from({length: 10_000}, (_, i) => String(20040100110000 + i))
const recognise = "/api/v1/editions/5.0/recognise"
const check = "/api/v1/editions/5.0/check"

/** Loads of JSON. */
export const bodies: readonly (readonly [what: string, make: Made])[] = [
  ["recognise 1,000 chains", what => json(what, recognise, JSON.stringify({names: chain}))],
  ["recognise 1,000 of 300 characters", what => json(what, recognise, JSON.stringify({names: other}))],
  ["the same with candidates", what => json(what, recognise, JSON.stringify({names: other, candidates: 20}))],
  [
    "check 10,000",
    what => json(what, check, JSON.stringify({rows: codes.map(code => ({code, name: "CT胸部(平扫)"}))})),
  ],
  ["recode 10,000", what => json(what, "/api/v1/editions/5.0/recode/3.0", JSON.stringify({codes}))],
  ["15 MB of null", what => json(what, recognise, `{"names":[${"null,".repeat(3 * megabyte)}null]}`)],
  ["2 MB of null", what => json(what, recognise, `{"names":[${"null,".repeat(400_000)}null]}`)],
  ["1 MB of [", what => json(what, recognise, "[".repeat(megabyte - 1))],
  ["2 MB of [], 100 deep", what => json(what, recognise, `[${`${"[".repeat(90)}${"]".repeat(90)},`.repeat(11_000)}0]`)],
  ["24 × check 10,000 at once", what => json(what, check, JSON.stringify({rows: codes.map(code => ({code}))}), 24)],
]

/** Logins whose password is wrong, from four addresses. */
export const logins = (): Load =>
  json("120 wrong logins at once", "/api/v1/session", '{"login":"nobody","password":"not this one"}', 120)
