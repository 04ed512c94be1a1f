import {scryptSync} from "node:crypto"

/** What is worked out of a password: `log`, `block` and `parallel` are scrypt's powers and factors. */
export interface Guess {
  readonly password: string
  readonly salt: Uint8Array
  readonly log: number
  readonly block: number
  readonly parallel: number
}

const memory = 64 * 2 ** 20
const keyBytes = 32

/** The task of a thread that works out keys of passwords. @returns the key, base64url */
export default ({password, salt, log, block, parallel}: Guess): string =>
  scryptSync(password, salt, keyBytes, {N: 2 ** log, r: block, p: parallel, maxmem: memory}).toString("base64url")
