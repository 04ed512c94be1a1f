import {createHash, randomBytes, randomInt, timingSafeEqual} from "node:crypto"

/** 256 bits of chance as text that fits in a header and an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** What the store keeps of a secret: its sha256. A secret is long and random, so that no salt is needed. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")

/** The token against forged requests that belongs to a session: who has the cookie can tell it, nobody else. */
export const csrfOf = (sessionSecret: string): string =>
  createHash("sha256").update(`csrf ${sessionSecret}`).digest("base64url")

export const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789" // none that are taken for one another
const passwordLength = 16 // 79 bits

/** A password to be told to a person and changed soon. */
export const newPassword = (): string =>
  Array.from({length: passwordLength}, () => letters[randomInt(letters.length)]).join("")
