import {isAscii, isUtf8} from "node:buffer"
import {type Bytes, blocks} from "./bytes.ts"
import {type Encoding, linesOf, type TextForm} from "./encoding.ts"
import {frequentHan} from "./frequent-han.ts"
import {refuse} from "./issues.ts"

/**
 * Tell the encoding of a text file: by its byte order mark; else by what a
 * sample says in each of them. A reading is as likely as its characters are in
 * names of examinations and tables of them; bytes that are no character count
 * against it, and do not rule it out. A file of ASCII alone is UTF-8.
 *
 * The sample are lines with bytes beyond ASCII, from the first of these on.
 *
 * @throws Refusal `file.binary`; `file.encoding` when half of the first rows can be read in none.
 */
export async function detectEncoding(file: Bytes): Promise<TextForm> {
  const start = await file.read(0, startBytes)
  const marked = marks.find(([mark]) => start.subarray(0, mark.length).equals(mark))
  if (marked) return {encoding: marked[1], mark: marked[0].length}
  const sample = start.includes(0) ? start : await beyondAscii(file)
  const encoding = guesser()(sample)
  if (isBinary(start, encoding)) throw refuse("file.binary", {path: file.path})
  const row = brokenRow(start, encoding)
  if (row > 0) throw refuse("file.encoding", {path: file.path, encoding: known.join(" / ")}, {table: file.path, row})
  return {encoding, mark: 0}
}

const startBytes = 64 * 1024
const sampleBytes = 32 * 1024
const searchedBytes = 4 * 1024 * 1024
const marks: readonly (readonly [Buffer, Encoding])[] = [
  [Buffer.of(0xef, 0xbb, 0xbf), "utf-8"],
  [Buffer.of(0xff, 0xfe), "utf-16le"],
  [Buffer.of(0xfe, 0xff), "utf-16be"],
]
const known = ["UTF-8", "GB18030", "Big5", "UTF-16"]

/** Cost of a reading before it was begun: what is rare among files. In bits, as all costs here. */
const rarity: Readonly<Record<Encoding, number>> = {"utf-8": 0, gb18030: 1, big5: 6, "utf-16le": 8, "utf-16be": 10}
const narrow: readonly Encoding[] = ["utf-8", "gb18030", "big5"]
const wide: readonly Encoding[] = [...narrow, "utf-16le", "utf-16be"]
const wholeBits = 7 // text that is UTF-8 throughout takes more than one character to be something else

/**
 * Makes what tells in which encoding bytes say most likely what tables say; made
 * once for many samples, for its table of characters takes longer than a sample.
 * Only text in UTF-16 holds NULs.
 */
export function guesser(): (sample: Uint8Array) => Encoding {
  const bits = charCosts()
  return sample => {
    const candidates = sample.includes(0) ? wide : narrow
    const isWhole = isUtf8(sample)
    const costs = candidates.map(
      encoding =>
        rarity[encoding] +
        (isWhole && encoding !== "utf-8" ? wholeBits : 0) +
        costOf(decoded(sample, encoding), encoding, bits),
    )
    return candidates[costs.indexOf(Math.min(...costs))] ?? "utf-8"
  }
}

const decoded = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)

/** How unlikely a text is, in bits. Three bytes that happen to be a character of UTF-8 are so by their form already. */
function costOf(text: string, encoding: Encoding, bits: Float32Array): number {
  const form = encoding === "utf-8" ? formBits : 0
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    sum += bits[unit] as number
    if (unit >= 0x800 && unit !== 0xfffd) sum -= form
    if (unit > 0x7f) sum += strangeness(unit, text.charCodeAt(at - 1), text.charCodeAt(at + 1))
  }
  return sum
}

const formBits = 4

/** Accents stand within words; Chinese does not stand within a word in small letters, and seldom alone. */
function strangeness(unit: number, before: number, after: number): number {
  const isAccent = unit >= 0xc0 && unit <= 0x17f
  if (isAccent) return isLetter(before) || isLetter(after) ? 0 : 6
  if (unit < 0x4e00 || unit > 0x9fff) return 0
  return (isSmall(before) || isSmall(after) ? 12 : 0) + (before > 0x7f || after > 0x7f ? 0 : 13)
}

const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const isLetter = (unit: number): boolean => isSmall(unit | 0x20)

const impossible = 22
const rare = 28 // beyond the standards' rows, where Chinese hardly ever goes
const marksAndSigns = "\u00a0，。、；：？！（）【】《》“”‘’—…·～＋－／％＊＃＆×±°µμ℃→①②③④⑤⑥ⅠⅡⅢⅣⅤⅥ│％　"

function charCosts(): Float32Array {
  const made = new Float32Array(0x10000).fill(26)
  made.fill(impossible, 0, 0xa0) // controls
  made.fill(6, 0x20, 0x7f)
  made.fill(16, 0xa0, 0xc0)
  made.fill(13, 0xc0, 0x180) // letters with accents
  made.fill(14, 0x391, 0x3ca) // Greek
  made.fill(14, 0x410, 0x450) // Cyrillic
  made.fill(rare, 0x3400, 0xa000)
  made.fill(12, 0xff01, 0xff5f) // full width
  made.fill(12, 0xd800, 0xe000) // halves of what is beyond
  made.fill(rare, 0xe000, 0xf900) // private use
  made[0xfffd] = impossible
  for (const [encoding, first, last, cost] of commonRows)
    for (const char of hanOf(encoding, first, last)) made[char.charCodeAt(0)] = cost
  for (const char of frequentHan) made[char.charCodeAt(0)] = 10
  for (const char of marksAndSigns) made[char.charCodeAt(0)] = 9
  for (const char of "\t\r\n") made[char.charCodeAt(0)] = 6
  return made
}

/** Both standards have their frequent characters first: levels 2 and 1 of GB 2312 and of Big5, by first bytes. */
const commonRows = [
  ["big5", 0xc9, 0xf9, 20],
  ["gb18030", 0xd8, 0xf7, 20],
  ["big5", 0xa4, 0xc6, 14],
  ["gb18030", 0xb0, 0xd7, 14],
] as const

function hanOf(encoding: Encoding, first: number, last: number): string {
  const rows = Array.from({length: last - first + 1}, (_, i) => first + i)
  const bytes = rows.flatMap(row => Array.from({length: 94}, (_, i) => [row, 0xa1 + i]).flat())
  const lower =
    encoding === "big5" ? rows.flatMap(row => Array.from({length: 63}, (_, i) => [row, 0x40 + i]).flat()) : []
  return decoded(Uint8Array.from([...bytes, ...lower]), encoding).replaceAll("\ufffd", "")
}

/** The lines that are not ASCII alone, as many as make a sample. */
async function beyondAscii(file: Bytes): Promise<Buffer> {
  const found: Buffer[] = []
  let [held, searched] = [0, 0]
  let rest: Buffer = Buffer.alloc(0)
  for await (const block of blocks(file, 0)) {
    const bytes = rest.length ? Buffer.concat([rest, block]) : block
    if (held > 0) searched += block.length
    if (isAscii(bytes)) continue
    const end = bytes.lastIndexOf(0x0a) + 1 || bytes.length
    for (const line of linesOf(bytes.subarray(0, end))) {
      if (isAscii(line)) continue
      found.push(Buffer.from(line))
      held += line.length
      if (held >= sampleBytes) break
    }
    if (held >= sampleBytes || searched > searchedBytes) return Buffer.concat(found)
    rest = bytes.subarray(end)
  }
  return Buffer.concat(isAscii(rest) ? found : [...found, rest])
}

/** The first row that holds what is no character, where half of the first rows do; 0 where it is fewer. */
function brokenRow(start: Buffer, encoding: Encoding): number {
  const lines = decoded(start, encoding).split(/\r\n?|\n/)
  const whole = lines.filter(line => line.trim() !== "").length
  const bad = lines.filter(line => line.includes("\ufffd")).length
  return bad * 2 >= whole && bad > 0 ? lines.findIndex(line => line.includes("\ufffd")) + 1 : 0
}

/** A NUL, or more than a tenth of control characters, does not occur in text. */
function isBinary(start: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith("utf-16")) {
    const text = decoded(start, encoding)
    return costOf(text, encoding, charCosts()) > text.length * mostBits
  }
  let controls = 0
  for (const byte of start) {
    if (byte === 0) return true
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls++
  }
  return controls * 10 > start.length
}

const mostBits = 18 // for each character of a text; anything read in pairs of bytes has more
