/** Files made for the tests of this folder, whole and hostile ones. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {crc32, deflateRawSync} from "node:zlib"
import {afterAll} from "vitest"
import {Refusal} from "../issue/index.ts"
import {openBytes} from "./bytes.ts"
import {defaultLimits} from "./limits.ts"
import {openTable, type ReadOptions, type TableReader} from "./read-table.ts"
import type {Row} from "./row.ts"
import {openZip, unpackText} from "./zip.ts"

/** A folder that is gone after the tests of the file. */
export function madeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-files-"))
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Write a file under the folder and give its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface ReadAll extends TableReader {
  readonly rows: readonly Row[]
}

/** The whole table at once. */
export async function readAll(path: string, options?: ReadOptions): Promise<ReadAll> {
  const table = await openTable(path, options)
  const rows: Row[] = []
  for await (const batch of table.batches()) rows.push(...batch)
  return {...table, rows}
}

/** The cells of the whole table. */
export const readCells = async (path: string, options?: ReadOptions): Promise<readonly (readonly string[])[]> =>
  (await readAll(path, options)).rows.map(row => row.cells)

/** The issue by which the work is refused. Anything else it throws is thrown on. */
export async function refusal(work: Promise<unknown>): Promise<{id: string; row?: number; column?: string}> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const {id, place} = error.issue
    return {id, ...(place.row && {row: place.row}), ...(place.column && {column: place.column})}
  }
  throw new Error("This was not refused")
}

type Parts = Readonly<Record<string, string | Uint8Array>>

interface ZipTricks {
  /** Bit 0 of the flags: the part is encrypted. */
  readonly flags?: number
  readonly crc?: number
}

/** An archive of deflated parts. */
export function zip(parts: Parts, {flags = 0, crc}: ZipTricks = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc ?? crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
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

interface MadeSheet {
  readonly name: string
  readonly rows: string
  readonly state?: string
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const link = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`

/** The parts of a workbook around the XML of the rows of its sheets. */
export function workbookParts(sheets: readonly MadeSheet[], others: Parts = {}): Parts {
  const links = sheets.map((_, i) => link(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`))
  const list = sheets.map(
    ({name, state}, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${i + 1}"/>`,
  )
  return {
    "_rels/.rels": `${declaration}<Relationships>${link("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships>${links.join("")}${link("rId98", "sharedStrings", "sharedStrings.xml")}${link("rId99", "styles", "/xl/styles.xml")}</Relationships>`,
    ...Object.fromEntries(sheets.map(({rows}, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows)])),
    ...others,
  }
}

/** A workbook of one sheet. */
export const workbook = (rows: string, others?: Parts): Buffer => zip(workbookParts([{name: "Sheet1", rows}], others))

export const sheetXml = (rows: string): string =>
  `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

/** A row of cells given as the inside of `<c …>`: `n:5`, `s:0`, `str:x`, `b:1`, `e:#N/A`, or plain text. */
export function sheetRow(number: number, ...cells: readonly string[]): string {
  const xml = cells.map((cell, i) => {
    const [, type = "inlineStr", style = "", text = ""] = /^(?:(n|s|str|b|e|d)(\d*):)?(.*)$/s.exec(cell) ?? []
    const tag = `r="${String.fromCharCode(65 + i)}${number}" t="${type}"${style && ` s="${style}"`}`
    return type === "inlineStr" ? `<c ${tag}><is><t>${text}</t></is></c>` : `<c ${tag}><v>${text}</v></c>`
  })
  return `<row r="${number}">${xml.join("")}</row>`
}

/** The text of a part of an archive. */
export async function partOf(path: string, name: string): Promise<string> {
  const file = await openBytes(path, defaultLimits)
  const archive = await openZip(file, defaultLimits)
  const part = archive.parts.get(name.toLowerCase())
  let text = ""
  if (part) for await (const piece of unpackText(archive, part, defaultLimits)) text += piece
  await file.close()
  return text
}
