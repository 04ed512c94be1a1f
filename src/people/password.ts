import {randomBytes} from "node:crypto"
import {fileURLToPath} from "node:url"
import {Piscina} from "piscina"
import {cost} from "./cost.ts"
import type {Guess} from "./guess-thread.ts"
import {refuse} from "./issues.ts"
import {isSame} from "./secrets.ts"

const saltBytes = 16

/** What is kept of a password: `scrypt$15$8$1$salt$key`, so that the cost can rise without anyone's loss. Throws as `checkPassword`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await keyOf(password, salt, cost)
  return ["scrypt", cost.log, cost.block, cost.parallel, salt.toString("base64url"), key].join("$")
}

/**
 * Whether a password is the one that was kept. Without one kept it costs the
 * same time, so that nobody learns which logins there are.
 *
 * @throws Refusal `request.often` where too many others are being checked
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

const threads = 2
const waiting = 16 // some half a second; whoever comes then is told to come again
const againSeconds = 2
let pool: Piscina | undefined

/** In threads of their own: in those of the system's pool they would hold up every file. Throws the Refusal `request.often`. */
async function keyOf(password: string, salt: Uint8Array, asked: typeof cost): Promise<string> {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL("./guess-thread.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
  })
  if (pool.queueSize >= waiting) throw refuse("request.often", {seconds: againSeconds})
  return await pool.run({password: password.normalize("NFKC"), salt, ...asked} satisfies Guess)
}
