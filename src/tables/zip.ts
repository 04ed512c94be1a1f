import {pipeline, Readable} from "node:stream"
import {crc32, createInflateRaw} from "node:zlib"
import type {Refusal} from "../issue/index.ts"
import {type Bytes, blocks} from "./bytes.ts"
import {lastUtf8Cut} from "./encoding.ts"
import {refuse} from "./issues.ts"
import type {Limits} from "./limits.ts"

/** One part of an archive, as the directory at its end describes it. */
export interface ZipPart {
  /** As written, with `/` between folders. */
  readonly name: string
  /** 0 is stored, 8 is deflated; no other is read. */
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  /** Bytes in the archive, and unpacked. */
  readonly packed: number
  readonly unpacked: number
  /** Where its own header stands in the file. */
  readonly offset: number
}

export interface Zip {
  readonly file: Bytes
  /** By name in lower case: some programs write names one way and refer to them another. */
  readonly parts: ReadonlyMap<string, ZipPart>
}

/**
 * Read the directory of an archive (APPNOTE 6.3.10 §4.3.12–16, ZIP64 too).
 *
 * @throws Refusal `file.damaged` or `file.parts`.
 */
export async function openZip(file: Bytes, limits: Limits): Promise<Zip> {
  const {count, size, offset} = await findDirectory(file)
  if (count > limits.maxParts) throw refuse("file.parts", {path: file.path, count, limit: limits.maxParts})
  if (offset + size > file.size || size > maxDirectoryBytes) throw damaged(file)
  const bytes = await file.read(offset, size)
  const parts = new Map<string, ZipPart>()
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged(file)
    const [name, extra, comment] = [28, 30, 32].map(field => bytes.readUInt16LE(at + field)) as [number, number, number]
    const end = at + 46 + name + extra + comment
    if (end > bytes.length) throw damaged(file)
    const part = readEntry(bytes.subarray(at, end), name, extra)
    parts.set(part.name.toLowerCase(), part)
    at = end
  }
  return {file, parts}
}

const maxDirectoryBytes = 64 * 1024 * 1024

/**
 * The bytes of a part, unpacked as they are asked for.
 *
 * @param onPacked Told how many packed bytes were taken from the file, each time.
 * @throws Refusal `file.damaged` (also when length or checksum are not as
 * promised), `file.encrypted`, or `file.bomb` as soon as a limit is passed.
 */
export async function* unpack(
  zip: Zip,
  part: ZipPart,
  limits: Limits,
  onPacked: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const {file} = zip
  const source = await packedBytes(file, part, onPacked)
  let total = 0
  let crc = 0
  for await (const block of unpacked(source, part, file)) {
    total += block.length
    guard(total, part, file, limits)
    crc = crc32(block, crc)
    yield block
  }
  if (total !== part.unpacked || (part.crc !== 0 && crc !== part.crc)) throw damaged(file)
}

/**
 * The text of a part, unpacked as it is asked for. Parts of a workbook are UTF-8.
 *
 * @throws Refusal as `unpack`.
 */
export async function* unpackText(
  zip: Zip,
  part: ZipPart,
  limits: Limits,
  onPacked?: (bytes: number) => void,
): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const block of unpack(zip, part, limits, onPacked)) {
    const bytes = rest.length ? Buffer.concat([rest, block]) : block
    const cut = lastUtf8Cut(bytes) // whole pieces are decoded far faster than a stream
    rest = bytes.subarray(cut)
    yield decodeUtf8(bytes.subarray(0, cut), zip.file)
  }
  yield decodeUtf8(rest, zip.file)
}

function decodeUtf8(bytes: Buffer, file: Bytes): string {
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw damaged(file)
    throw error
  }
}

export const damaged = (file: Bytes): Refusal => refuse("file.damaged", {path: file.path})

interface Directory {
  readonly count: number
  readonly size: number
  readonly offset: number
}

async function findDirectory(file: Bytes): Promise<Directory> {
  const start = Math.max(0, file.size - 22 - 0xffff) // a comment of up to 65,535 bytes may follow
  const tail = await file.read(start, file.size - start)
  const at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1")
  if (at < 0 || at + 22 > tail.length) throw damaged(file)
  const count = tail.readUInt16LE(at + 10)
  const size = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  if (count < 0xffff && size < 0xffffffff && offset < 0xffffffff) return {count, size, offset}
  return findLargeDirectory(file, start + at)
}

/** ZIP64: a locator before the end record points at a larger one. */
async function findLargeDirectory(file: Bytes, end: number): Promise<Directory> {
  const locator = await file.read(Math.max(0, end - 20), 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) throw damaged(file)
  const record = await file.read(Math.min(large(locator, 8), file.size), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw damaged(file)
  return {count: large(record, 32), size: large(record, 40), offset: large(record, 48)}
}

const large = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at))

function readEntry(entry: Buffer, nameLength: number, extraLength: number): ZipPart {
  const name = entry.toString("utf8", 46, 46 + nameLength).replaceAll("\\", "/")
  const extra = largeFields(entry.subarray(46 + nameLength, 46 + nameLength + extraLength))
  const field = (at: number) => {
    const value = entry.readUInt32LE(at)
    return value === 0xffffffff ? (extra.shift() ?? value) : value
  }
  const unpacked = field(24) // ZIP64 lists its fields in this order
  const packed = field(20)
  const offset = field(42)
  const encrypted = (entry.readUInt16LE(8) & 1) === 1
  return {name, method: entry.readUInt16LE(10), encrypted, crc: entry.readUInt32LE(16), packed, unpacked, offset}
}

/** The 64-bit fields of the ZIP64 extra field, those that did not fit in 32 bits. */
function largeFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = extra.readUInt16LE(at + 2)
    const body = extra.subarray(at + 4, at + 4 + size)
    if (extra.readUInt16LE(at) === 1) return Array.from({length: body.length >> 3}, (_, i) => large(body, i * 8))
    at += 4 + size
  }
  return []
}

async function packedBytes(file: Bytes, part: ZipPart, onPacked: (bytes: number) => void) {
  if (part.encrypted) throw refuse("file.encrypted", {path: file.path})
  const header = await file.read(Math.min(part.offset, file.size), 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged(file)
  const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (start + part.packed > file.size) throw damaged(file)
  return (async function* () {
    for await (const block of blocks(file, start, start + part.packed)) {
      yield block
      onPacked(block.length)
    }
  })()
}

async function* unpacked(source: AsyncGenerator<Buffer>, part: ZipPart, file: Bytes): AsyncGenerator<Buffer> {
  if (part.method === 0) return yield* source
  if (part.method !== 8) throw damaged(file)
  const inflate = createInflateRaw({chunkSize: inflatedBytes})
  pipeline(Readable.from(source), inflate, () => {}) // its error comes out of `inflate` below
  try {
    yield* inflate as AsyncIterable<Buffer>
  } catch (error) {
    if (`${(error as NodeJS.ErrnoException).code}`.startsWith("Z_")) throw damaged(file)
    throw error
  }
}

const inflatedBytes = 128 * 1024

function guard(total: number, part: ZipPart, file: Bytes, limits: Limits): void {
  if (total > limits.maxUnpackedBytes)
    throw refuse("file.bomb", {path: file.path, limit: `${limits.maxUnpackedBytes} B`})
  if (total > ratioGraceBytes && total > part.packed * limits.maxRatio) {
    throw refuse("file.bomb", {path: file.path, limit: `${limits.maxRatio} : 1`})
  }
}

/** Small parts may compress as well as they like. */
const ratioGraceBytes = 16 * 1024 * 1024
