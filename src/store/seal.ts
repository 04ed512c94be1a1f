import {createHash} from "node:crypto"
import {createReadStream} from "node:fs"
import {stat} from "node:fs/promises"

/**
 * The last bytes of a packed file: an empty member of gzip (RFC 1952) whose
 * comment is the sha256 of all bytes before it. The sum inside the text does not
 * hold all of them: the time in a header, the bits that fill up a last byte and
 * what follows the last member change no text.
 *
 * @param sha256 64 hexadecimal digits
 */
export const sealOf = (sha256: string): Buffer =>
  Buffer.concat([header, Buffer.from(`sha256 ${sha256}\0`, "latin1"), nothing])

/** Deflated, with a comment, of no time, system unknown. */
const header = Buffer.from([0x1f, 0x8b, 8, 0b1_0000, 0, 0, 0, 0, 0, 0xff])

/** The last block, empty, and the sum and length of nothing. */
const nothing = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0])

const length = sealOf("0".repeat(64)).length

/** Whether a file ends with the seal of what is before it. */
export async function isSealed(path: string): Promise<boolean> {
  const end = (await stat(path)).size - length
  if (end <= 0) return false
  const hash = createHash("sha256")
  for await (const bytes of createReadStream(path, {end: end - 1})) hash.update(bytes as Buffer)
  const seal = sealOf(hash.digest("hex"))
  for await (const bytes of createReadStream(path, {start: end, highWaterMark: length}))
    return seal.equals(bytes as Buffer)
  return false
}
