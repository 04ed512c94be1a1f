import {Refusal} from "../issue/index.ts"
import {type Change, type Connection, record, type Store} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {sessionIdleMs} from "./actor.ts"
import {refuse} from "./issues.ts"
import {checkPassword, hashPassword, isWeak} from "./password.ts"
import {mustBeNew, mustFit, replacePassword, rulesNow} from "./policy.ts"
import {csrfOf, hashOf, newSecret} from "./secrets.ts"
import {Throttle} from "./throttle.ts"

/** What slows down who guesses passwords. */
export interface LoginThrottle {
  /** Of one login from one address. */
  readonly near: Throttle
  /** Of one login from anywhere. */
  readonly account: Throttle
}

/**
 * Logins that fail from one address: five are free, then 1 s, 2 s … to a quarter
 * of an hour. From all addresses together: a hundred without an hour's pause
 * are, then 1 s, 2 s … to half a minute, so that nobody is locked out.
 */
export const loginThrottle = (): LoginThrottle => ({
  near: new Throttle({free: 5, firstMs: 1000, mostMs: 15 * 60_000}),
  account: new Throttle({free: 100, firstMs: 1000, mostMs: 30_000, forgetMs: 3_600_000}),
})

/** Who says who they are, and from where. */
interface Credentials {
  readonly login: string
  readonly password: string
  readonly address: string
}

/**
 * The user of a login and password.
 *
 * @throws Refusal `login.wrong`, `request.often`
 */
export async function userBy(
  {db, clock}: Store,
  {near, account}: LoginThrottle,
  {login, password, address}: Credentials,
): Promise<store.UsersTable> {
  const name = login.toLowerCase().slice(0, 64)
  const key = `${name} ${address}`
  mustWait(near.waitMs(key, clock()))
  near.fail(key, clock()) // before the check, so that tries at the same time count too
  const user = await store.userByLogin(db, login)
  const waitMs = account.waitMs(name, clock())
  if (waitMs > 0 && !(user && (await store.isKnownFrom(db, user.id, address)))) mustWait(waitMs)
  account.fail(name, clock())
  const right = await checkPassword(password, user?.disabled_at === null ? user.password : null).catch(error => {
    near.takeBack(key) // too many others were being checked: nobody guessed
    account.takeBack(name)
    throw error
  })
  if (!user || !right) throw refuse("login.wrong", {})
  near.succeed(key)
  account.takeBack(name)
  if (user.password !== null && isWeak(user.password)) await strengthen(db, user.id, password)
  return user
}

/** Keep a right password at today's cost; where too many others are being checked, the next sign-in will. */
async function strengthen(db: Connection, userId: string, password: string): Promise<void> {
  try {
    await store.keepPassword(db, userId, await hashPassword(password))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/**
 * That who is signed in knows their password too.
 *
 * @throws Refusal of `userBy`; `password.none` where they have none: they sign in elsewhere
 */
export async function mustKnowPassword(
  kept: Store,
  throttle: LoginThrottle,
  {user, ...said}: {readonly user: store.UsersTable} & Omit<Credentials, "login">,
): Promise<void> {
  mustHavePassword(user)
  await userBy(kept, throttle, {login: user.login, ...said})
}

/** Throws the Refusal `password.none`. */
function mustHavePassword({password}: store.UsersTable): void {
  if (password === null) throw refuse("password.none", {})
}

/** Throws the Refusal `request.often` where there is a time to wait. */
function mustWait(ms: number): void {
  if (ms > 0) throw refuse("request.often", {seconds: Math.ceil(ms / 1000)})
}

const longestAgent = 200

/**
 * Begin a session of a user who showed who they are, and enter it in the audit.
 *
 * @returns the secret for the cookie: only its hash is kept
 */
export async function beginSession(
  tx: Change,
  user: Pick<store.UsersTable, "id">,
  {address, agent}: {readonly address: string; readonly agent: string | undefined},
): Promise<string> {
  const secret = newSecret()
  await store.addSession(tx, {
    userId: user.id,
    hash: hashOf(secret),
    csrfHash: hashOf(csrfOf(secret)),
    expiresAt: tx.at + sessionIdleMs,
    address,
    ...(agent !== undefined && {agent: agent.slice(0, longestAgent)}),
  })
  await record(tx, [{act: "session.start", subject: `user:${user.id}`}])
  return secret
}

/** End a session of a user, and enter it in the audit. */
export async function endSession(tx: Change, user: Pick<store.UsersTable, "id">, sessionId?: string): Promise<void> {
  await store.endSessions(tx, user.id, sessionId)
  await record(tx, [{act: "session.end", subject: `user:${user.id}`}])
}

/** End all sessions of a user, and enter it in the audit. */
export async function endSessions(tx: Change, user: Pick<store.UsersTable, "id">): Promise<void> {
  await store.endSessions(tx, user.id)
  await record(tx, [{act: "session.end-all", subject: `user:${user.id}`}])
}

/** Another password, that whoever has the one before asked for. */
interface NewPassword {
  readonly userId: string
  readonly kept: string
  /** The user's tokens end too. */
  readonly tokens: boolean
}

/**
 * Check that a user knows their password, and work out what is kept of the new
 * one: before the transaction, for both take their time.
 *
 * @throws Refusal `password.none`, `login.wrong`, `password.same`, `password.short`, `password.kinds`, `password.weak`, `password.again`
 */
export async function newPasswordOf(
  db: Connection,
  user: store.UsersTable,
  {old, password, tokens = false}: {readonly old: string; readonly password: string; readonly tokens?: boolean},
): Promise<NewPassword> {
  mustHavePassword(user)
  if (!(await checkPassword(old, user.password))) throw refuse("login.wrong", {})
  if (password === old) throw refuse("password.same", {})
  const rules = await rulesNow(db)
  await mustFit(password, [user.login, user.name, user.email], rules)
  await mustBeNew(db, user.id, password, rules)
  return {userId: user.id, kept: await hashPassword(password), tokens}
}

/** Keep a user's own new password, and enter it in the audit: their sessions end, their tokens where they say so. */
export async function changePassword(tx: Change, {userId, kept, tokens}: NewPassword): Promise<void> {
  if (tokens) await store.revokeTokens(tx, userId)
  await replacePassword(tx, {id: userId}, {password: kept, given: false})
  await record(tx, [{act: "password.change", subject: `user:${userId}`, details: {tokens}}])
}
