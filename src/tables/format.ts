import {type Bytes, blocks} from "./bytes.ts"
import {openCsv} from "./csv.ts"
import {refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"
import type {Source} from "./source.ts"
import {openXlsx, type WantedSheet} from "./xlsx.ts"

/** Which sheet of a workbook; what parts the cells, of text. */
interface Wanted extends WantedSheet {
  readonly delimiter?: string
}

/**
 * Open the table in a file as what its first bytes say it is.
 *
 * @throws Refusal `file.old-xls`, `file.encrypted`, `file.no-table`, or as `openXlsx` and `openCsv`.
 */
export async function openSource(file: Bytes, limits: Limits, wanted: Wanted): Promise<Source> {
  const start = await file.read(0, oleMark.length)
  const mark = start.toString("latin1", 0, 4)
  if (start.equals(oleMark)) {
    throw refuse((await isEncrypted(file)) ? "file.encrypted" : "file.old-xls", {path: file.path})
  }
  const other = documents.find(([, begin]) => begin === start.toString("latin1", 0, begin.length))
  if (other) throw refuse("file.no-table", {path: file.path, format: other[0]})
  return zipMarks.includes(mark) ? openXlsx(file, limits, wanted) : openCsv(file, limits, wanted.delimiter)
}

/** An archive, which a workbook is; the second is an empty one. */
const zipMarks = ["PK\x03\x04", "PK\x05\x06"]

/** What people send that holds no table, or one that only eyes can read. */
const documents = [
  ["PDF", "%PDF-"],
  ["RTF", "{\\rtf"],
  ["PNG", "\x89PNG"],
  ["JPEG", "\xff\xd8\xff"],
  ["GIF", "GIF8"],
] as const

/** The older container of Office: an .xls, or the wrapping of a workbook with a password. */
const oleMark = Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

const wrapped = Buffer.from("EncryptedPackage", "utf16le")

/** Whether the directory of an older container, wherever it stands, lists an encrypted workbook. */
async function isEncrypted(file: Bytes): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0)
  for await (const block of blocks(file, 0)) {
    const bytes = Buffer.concat([tail, block])
    if (bytes.includes(wrapped)) return true
    tail = bytes.subarray(-wrapped.length)
  }
  return false
}
