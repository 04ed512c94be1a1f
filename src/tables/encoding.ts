import type {Place} from "../issue/index.ts"
import {type Bytes, blocks} from "./bytes.ts"
import {refuse} from "./issues.ts"

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5"

/** How the text of a file is written, and how many bytes of byte order mark stand before it. */
export interface TextForm {
  readonly encoding: Encoding
  readonly mark: number
}

/** Text on its way in. `pieces` runs once; pieces are cut between characters. */
interface TextReader {
  readonly pieces: AsyncGenerator<string>
  /** Bytes of the file dealt with so far. */
  bytesRead(): number
  /** Whether a byte that belongs to no character was met so far. */
  hasStrays(): boolean
}

/**
 * Read the text of a file. A byte that belongs to no character is given as the
 * lone surrogate U+DC00 + byte, which no text holds otherwise; what follows it in
 * its line may hold U+FFFD for others. See `strayOf`.
 *
 * @param place Where a reader of the pieces stands, for the refusal.
 * @throws Refusal, from `pieces`: `file.binary` at a NUL, after the text before it was given.
 */
export function decode(file: Bytes, {encoding, mark}: TextForm, place: () => Place): TextReader {
  let read = 0
  let strays = false
  const textOf = (bytes: Buffer): string => {
    const text = tryDecode(bytes, strict(encoding))
    if (text !== undefined) return text
    strays = true
    return withStrays(bytes, encoding)
  }
  async function* pieces() {
    let rest: Buffer = Buffer.alloc(0)
    for await (const block of blocks(file, mark)) {
      const bytes = rest.length ? Buffer.concat([rest, block]) : block
      const cut = lastCut(bytes, encoding)
      rest = bytes.subarray(cut)
      if (cut) yield* untilNul(textOf(bytes.subarray(0, cut)), file.path, place)
      read += block.length
    }
    if (rest.length) yield* untilNul(textOf(rest), file.path, place)
    read = file.size
  }
  return {pieces: pieces(), bytesRead: () => read, hasStrays: () => strays}
}

/** The first byte of a text that belongs to no character; undefined where all do. */
export function strayOf(text: string): number | undefined {
  const at = text.search(stray)
  return at < 0 ? undefined : text.charCodeAt(at) - strayBase
}

/** The text with `\ufffd` for each such byte. */
export const withoutStrays = (text: string): string => text.replace(new RegExp(stray, "g"), "\ufffd")

const strayBase = 0xdc00
const stray = /(?<![\ud800-\udbff])[\udc00-\udcff]/

function* untilNul(text: string, path: string, place: () => Place): Generator<string> {
  const nul = text.indexOf("\0")
  if (nul < 0) return yield text
  yield text.slice(0, nul)
  throw refuse("file.binary", {path}, place())
}

type Strict = InstanceType<typeof TextDecoder>

const strict = (encoding: Encoding): Strict => new TextDecoder(encoding, {fatal: true, ignoreBOM: true})

/** @returns `undefined` where a byte is no part of a character */
function tryDecode(bytes: Uint8Array, decoder: Strict): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined
    throw error
  }
}

/** Line by line, for hardly any is broken. */
function withStrays(bytes: Buffer, encoding: Encoding): string {
  const lines = encoding.startsWith("utf-16") ? pairLines(bytes, encoding) : linesOf(bytes)
  const decoder = strict(encoding)
  return Array.from(lines, line => tryDecode(line, decoder) ?? broken(line, encoding, decoder)).join("")
}

/** A line with its first stray byte marked. */
function broken(line: Buffer, encoding: Encoding, decoder: Strict): string {
  let at = 0
  for (let width = 1; at < line.length; at += width) {
    width = widthAt(line, at, encoding)
    if (tryDecode(line.subarray(at, at + width), decoder) === undefined) break
  }
  const lenient = new TextDecoder(encoding, {ignoreBOM: true})
  const step = encoding.startsWith("utf-16") ? 2 : 1
  const mark = String.fromCharCode(strayBase + (line[at] ?? 0))
  return lenient.decode(line.subarray(0, at)) + mark + lenient.decode(line.subarray(at + step))
}

/** Lines with their ends. Only UTF-16 uses the byte of a line feed within characters. */
export function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, at)
    const end = feed < 0 ? bytes.length : feed + 1
    yield bytes.subarray(at, end)
    at = end
  }
}

function* pairLines(bytes: Buffer, encoding: Encoding): Generator<Buffer> {
  let from = 0
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (unitAt(bytes, at, encoding) !== lineFeed) continue
    yield bytes.subarray(from, at + 2)
    from = at + 2
  }
  if (from < bytes.length) yield bytes.subarray(from)
}

const lineFeed = 0x0a

const unitAt = (bytes: Buffer, at: number, encoding: Encoding): number =>
  encoding === "utf-16le" ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)

/** How many bytes the character that begins there has, if it is one. */
function widthAt(bytes: Buffer, at: number, encoding: Encoding): number {
  const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
  if (encoding === "utf-8") return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  if (encoding === "gb18030") return gbWidth(first, second)
  if (encoding === "big5") return first < 0x81 ? 1 : 2
  return at + 1 < bytes.length && (unitAt(bytes, at, encoding) & 0xfc00) === 0xd800 ? 4 : 2
}

/** Where the last character begins if it may be cut off, else the end. The bytes begin with a character. */
function lastCut(bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-8") return lastUtf8Cut(bytes)
  if (encoding.startsWith("utf-16")) return lastPairCut(bytes, encoding)
  return bytes.lastIndexOf(lineFeed) + 1 || lastWideCut(bytes, encoding)
}

/** Where the last character of UTF-8 begins if it is beyond ASCII, and so may be cut off; else the end. */
export function lastUtf8Cut(bytes: Uint8Array): number {
  let cut = bytes.length
  while (cut > 0 && cut > bytes.length - 3 && ((bytes[cut - 1] as number) & 0xc0) === 0x80) cut--
  return cut > 0 && (bytes[cut - 1] as number) >= 0x80 ? cut - 1 : bytes.length
}

/** Later bytes of a character look like ASCII or like first ones: without a line end only counting from the start tells. */
function lastWideCut(bytes: Buffer, encoding: Encoding): number {
  let at = 0
  while (at < bytes.length) {
    const width = widthAt(bytes, at, encoding)
    if (at + width > bytes.length) break
    at += width
  }
  return at
}

function gbWidth(first: number, second: number): number {
  if (first < 0x81 || first === 0xff) return 1
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

function lastPairCut(bytes: Buffer, encoding: Encoding): number {
  const even = bytes.length & ~1
  if (even === 0) return 0
  return (unitAt(bytes, even - 2, encoding) & 0xfc00) === 0xd800 ? even - 2 : even
}
