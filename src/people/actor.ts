import type {Store} from "../store/index.ts"
import type {Scope} from "../store/lists.ts"
import {
  liveSession,
  liveToken,
  type RolesTable,
  rolesOf,
  scopesOf,
  touchSession,
  touchToken,
  type UsersTable,
  userById,
} from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import {type Needs, type PasswordRules, type Right, roleRights, type SignInWay, scopeRights} from "./lists.ts"
import {isExpired} from "./policy.ts"
import {hashOf} from "./secrets.ts"

/** Who sends a request. */
export type Actor = Nobody | User

interface Nobody {
  readonly kind: "nobody"
}

export interface User {
  readonly kind: "user"
  readonly user: UsersTable
  readonly roles: readonly RolesTable[]
  /** How they showed who they are; `sessionId` for a cookie, `scopes` for a token. */
  readonly via: SignInWay
  readonly sessionId?: string
  /** The cookie's secret. */
  readonly secret?: string
  readonly csrfHash?: string
  /** What is kept of the token. */
  readonly tokenHash?: string
  readonly scopes?: readonly Scope[]
}

export const nobody: Nobody = {kind: "nobody"}

/** A session lives this long without use, and no longer than this in all. */
export const sessionIdleMs = 12 * 3_600_000
export const sessionMostMs = 7 * 24 * 3_600_000
const touchMs = 60_000 // use is written down once a minute

/** Who has this session cookie; nobody when it is unknown or over. */
export async function bySession(store: Store, secret: string): Promise<Actor> {
  const now = store.clock()
  const session = await liveSession(store.db, hashOf(secret), now)
  const user = session && (await userById(store.db, session.user_id))
  if (!session || !user) return nobody
  if (now - session.seen_at > touchMs)
    await touchSession(store.db, session.id, now, Math.min(now + sessionIdleMs, session.created_at + sessionMostMs))
  const roles = await rolesOf(store.db, user.id)
  return {kind: "user", user, roles, via: "session", sessionId: session.id, secret, csrfHash: session.csrf_hash}
}

/**
 * Who has this token.
 *
 * @throws Refusal `access.token`
 */
export async function byToken(store: Store, secret: string): Promise<Actor> {
  const now = store.clock()
  const token = await liveToken(store.db, hashOf(secret), now)
  const user = token && (await userById(store.db, token.user_id))
  if (!token || !user) throw refuse("access.token", {})
  if (now - (token.used_at ?? 0) > touchMs) await touchToken(store.db, token.id, now)
  const roles = await rolesOf(store.db, user.id)
  return {kind: "user", user, roles, via: "token", tokenHash: token.hash, scopes: scopesOf(token)}
}

/**
 * A user as they are now, by the session or token that they came with, for what
 * goes on after it began; undefined once that is over. It counts as no use.
 */
export async function renewed({db, clock}: Store, user: User): Promise<User | undefined> {
  const {secret = "", tokenHash} = user
  const alive =
    tokenHash === undefined ? await liveSession(db, hashOf(secret), clock()) : await liveToken(db, tokenHash, clock())
  const row = alive && (await userById(db, alive.user_id))
  return row && {...user, user: row, roles: await rolesOf(db, row.id)}
}

/** Whether the actor has a right at an institution; everywhere when none is named. */
export function may(actor: Actor, right: Right, institutionId?: string): boolean {
  if (actor.kind === "nobody") return false
  if (actor.scopes && !actor.scopes.some(scope => has(scopeRights[scope], right))) return false
  return actor.roles.some(
    ({role, institution_id}) =>
      has(roleRights[role], right) &&
      (institution_id === null ||
        (institutionId !== undefined && institution_id === institutionId) ||
        right === "standard.read"),
  )
}

/** The institutions where a user has a right; `undefined` where they have it everywhere. */
export function institutionsWith(user: User, right: Right): readonly string[] | undefined {
  if (may(user, right)) return undefined
  const held = user.roles.flatMap(({institution_id}) => institution_id ?? [])
  return [...new Set(held)].filter(id => may(user, right, id))
}

const has = (list: readonly Right[] | undefined, right: Right): boolean => list?.includes(right) ?? false

/** What is asked for, and where. */
interface Asked {
  readonly needs: Needs
  /** Reading the standard needs no user. */
  readonly open: boolean
  readonly institutionId: string | undefined
  /** It changes something. */
  readonly writes: boolean
  /** It is for who has yet to choose a password of their own, or another, too. */
  readonly early: boolean
  /** What a password must be here, and the time. */
  readonly rules: Pick<PasswordRules, "days">
  readonly now: number
}

/** Whether somebody signed in with a password that is too old. Tokens go on: they have their own end. */
const hasExpired = ({via, user}: User, rules: Pick<PasswordRules, "days">, now: number): boolean =>
  via === "session" && isExpired(user, rules, now)

/**
 * Let the actor pass or not.
 *
 * @throws Refusal `access.unknown`, `access.denied`, `access.scope`, `password.given`, `password.expired`
 */
export function admit(actor: Actor, {needs, open, institutionId, writes, early, rules, now}: Asked): void {
  if (needs === "anyone" || (needs === "standard.read" && open)) return
  if (actor.kind === "nobody") throw refuse("access.unknown", {})
  if (actor.user.password_given_at !== null && !early) throw refuse("password.given", {})
  if (hasExpired(actor, rules, now) && !early) throw refuse("password.expired", rules)
  if (needs === "user") {
    if (writes && actor.scopes?.every(scope => scope === "read")) throw refuse("access.scope", {})
    return
  }
  if (needs === "session") {
    if (actor.via !== "session") throw refuse("access.denied", {right: "session"})
    return
  }
  if (!may(actor, needs, institutionId)) throw refuse("access.denied", {right: needs})
}
