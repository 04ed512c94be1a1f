import {randomBytes, scrypt} from "node:crypto"
import {isSame} from "./secrets.ts"

/** Powers and factors of scrypt: 32 MiB and some 60 ms a guess. */
const cost = {log: 15, block: 8, parallel: 1}
const memory = 64 * 2 ** 20
const [saltBytes, keyBytes] = [16, 32]

/** What is kept of a password: `scrypt$15$8$1$salt$key`, so that the cost can rise without anyone's loss. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await keyOf(password, salt, cost)
  return ["scrypt", cost.log, cost.block, cost.parallel, salt.toString("base64url"), key].join("$")
}

/**
 * Whether a password is the one that was kept. Without one kept it costs the
 * same time, so that nobody learns which logins there are.
 */
export async function checkPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [kind, log, block, parallel, salt = "", key = ""] = (kept ?? "").split("$")
  if (kind !== "scrypt") {
    await keyOf(password, Buffer.alloc(saltBytes), cost)
    return false
  }
  const asked = {log: Number(log), block: Number(block), parallel: Number(parallel)}
  return isSame(await keyOf(password, Buffer.from(salt, "base64url"), asked), key)
}

/** Whether what was kept costs less to guess than it would today. */
export const isWeak = (kept: string): boolean => !kept.startsWith(`scrypt$${cost.log}$${cost.block}$${cost.parallel}$`)

function keyOf(password: string, salt: Buffer, {log, block, parallel}: typeof cost): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {N: 2 ** log, r: block, p: parallel, maxmem: memory}
    scrypt(password.normalize("NFKC"), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key.toString("base64url")),
    )
  })
}
