import type {Place, Refusal} from "../issue/index.ts"
import {type Bytes, blocks} from "./bytes.ts"
import {refuse} from "./issues.ts"

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030"

/** How the text of a file is written, and how many bytes of byte order mark stand before it. */
export interface TextForm {
  readonly encoding: Encoding
  readonly mark: number
}

/**
 * Tell the encoding of a text file: by its byte order mark; else by 256 KB from
 * the first byte beyond ASCII on, which are UTF-8 if they can be, else GB18030
 * (that holds GBK and GB2312). A file of ASCII alone is UTF-8.
 *
 * @throws Refusal `file.binary`, or `file.encoding` when neither fits.
 */
export async function detectEncoding(file: Bytes): Promise<TextForm> {
  const start = await file.read(0, sampleBytes)
  const marked = marks.find(([mark]) => start.subarray(0, mark.length).equals(mark))
  if (marked) return {encoding: marked[1], mark: marked[0].length}
  if (isBinary(start)) throw refuse("file.binary", {path: file.path})
  const sample = await file.read(await firstBeyondAscii(file), sampleBytes)
  const encoding = guesses.find(guess => canBe(sample, guess))
  if (!encoding) throw refuse("file.encoding", {path: file.path, encoding: "UTF-8 / GB18030"})
  return {encoding, mark: 0}
}

const sampleBytes = 256 * 1024
const guesses = ["utf-8", "gb18030"] as const
const marks: readonly (readonly [Buffer, Encoding])[] = [
  [Buffer.of(0xef, 0xbb, 0xbf), "utf-8"],
  [Buffer.of(0xff, 0xfe), "utf-16le"],
  [Buffer.of(0xfe, 0xff), "utf-16be"],
]

/** Text on its way in. `pieces` runs once; pieces are cut between characters. */
export interface TextReader {
  readonly pieces: AsyncGenerator<string>
  /** Bytes of the file dealt with so far. */
  bytesRead(): number
}

/**
 * Read the text of a file.
 *
 * @param place Where a reader of the pieces stands, for the refusal.
 * @throws Refusal, from `pieces`: `file.encoding` at the first byte that does not
 * belong to the encoding, `file.binary` at a NUL; in both cases after the text
 * before it was given.
 */
export function decode(file: Bytes, form: TextForm, place: () => Place): TextReader {
  let read = 0
  async function* pieces() {
    let rest: Buffer = Buffer.alloc(0)
    for await (const block of blocks(file, form.mark)) {
      const bytes = rest.length ? Buffer.concat([rest, block]) : block
      const cut = lastCut(bytes, form.encoding)
      rest = bytes.subarray(cut)
      if (cut) yield* decodePiece(bytes.subarray(0, cut), form.encoding, file.path, place)
      read += block.length
    }
    if (rest.length) yield* decodePiece(rest, form.encoding, file.path, place)
    read = file.size
  }
  return {pieces: pieces(), bytesRead: () => read}
}

function* decodePiece(bytes: Buffer, encoding: Encoding, path: string, place: () => Place): Generator<string> {
  const text = tryDecode(bytes, encoding)
  if (text === undefined) {
    const lenient = new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
    yield lenient.slice(0, lenient.indexOf("\ufffd"))
    throw wrongEncoding(path, encoding, place())
  }
  const nul = text.indexOf("\0")
  if (nul < 0) return yield text
  yield text.slice(0, nul)
  throw refuse("file.binary", {path}, place())
}

const wrongEncoding = (path: string, encoding: Encoding, place: Place): Refusal =>
  refuse("file.encoding", {path, encoding: encoding.toUpperCase()}, place)

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined
    throw error
  }
}

/** Where the last character begins if it may be cut off, else the end. The bytes begin with a character. */
function lastCut(bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-8") return lastUtf8Cut(bytes)
  return encoding === "gb18030" ? lastGbCut(bytes) : lastPairCut(bytes, encoding === "utf-16le")
}

/** Where the last character of UTF-8 begins if it is beyond ASCII, and so may be cut off; else the end. */
export function lastUtf8Cut(bytes: Uint8Array): number {
  let cut = bytes.length
  while (cut > 0 && cut > bytes.length - 3 && ((bytes[cut - 1] as number) & 0xc0) === 0x80) cut--
  return cut > 0 && (bytes[cut - 1] as number) >= 0x80 ? cut - 1 : bytes.length
}

/** Characters have one, two or four bytes, and the later ones look like ASCII or like first ones: only counting from the start tells. */
function lastGbCut(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const width = gbWidth(bytes[at] as number, bytes[at + 1] ?? 0)
    if (at + width > bytes.length) break
    at += width
  }
  return at
}

function gbWidth(first: number, second: number): number {
  if (first < 0x81 || first === 0xff) return 1
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

function lastPairCut(bytes: Buffer, little: boolean): number {
  const even = bytes.length & ~1
  if (even === 0) return 0
  const unit = little ? bytes.readUInt16LE(even - 2) : bytes.readUInt16BE(even - 2)
  return (unit & 0xfc00) === 0xd800 ? even - 2 : even
}

async function firstBeyondAscii(file: Bytes): Promise<number> {
  let at = 0
  for await (const block of blocks(file, 0)) {
    const found = block.findIndex(byte => byte > 0x7f)
    if (found >= 0) return at + found
    at += block.length
  }
  return 0
}

/** Whether a sample can be read so; a character cut off at its end does not speak against it. */
function canBe(sample: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(sample, {stream: true})
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return false
    throw error
  }
}

/** A NUL, or more than a tenth of control characters, does not occur in text. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls++
  }
  return controls * 10 > sample.length
}
