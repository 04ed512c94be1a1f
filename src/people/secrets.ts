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

/** None that are taken for one another. */
const characters = ["abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "#%*"] as const // nor any that a spreadsheet begins a formula with
const all = characters.join("")
const passwordLength = 16 // 93 bits

/** A password to be told to a person and changed soon, with a character of each kind. */
export function newPassword(least = passwordLength): string {
  for (;;) {
    const made = Array.from({length: Math.max(least, passwordLength)}, () => all[randomInt(all.length)]).join("")
    if (characters.every(kind => [...kind].some(one => made.includes(one)))) return made
  }
}
