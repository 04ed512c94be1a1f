import type {ExpressionBuilder} from "kysely"
import {parts} from "../bulk.ts"
import {begun, type Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import {inForce} from "../history.ts"
import {type RoleName, type Scope, scopes} from "../lists.ts"
import type {Schema} from "../schema.ts"
import type {PastPasswordsTable, RolesTable, SessionsTable, TokensTable, UsersTable} from "./schema.ts"

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly email?: string
  /** A hash string of the server's making. */
  readonly password?: string
  /** Somebody else chose it. */
  readonly given?: boolean
}

/** @returns nothing when the login, letter case aside, is taken */
export function addUser(change: Change, user: NewUser): Promise<UsersTable | undefined> {
  const row: UsersTable = {
    id: change.newId(),
    login: user.login.toLowerCase(),
    name: user.name,
    email: user.email ?? null,
    password: user.password ?? null,
    created_at: change.at,
    disabled_at: null,
    password_given_at: user.given ? change.at : null,
    password_set_at: user.password === undefined ? null : change.at,
  }
  return change.db
    .insertInto("users")
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

export const userByLogin = (db: Connection, login: string): Promise<UsersTable | undefined> =>
  db.selectFrom("users").selectAll().where("login", "=", login.toLowerCase()).executeTakeFirst()

/** The users of these logins that there are. */
export async function usersByLogins(db: Connection, logins: readonly string[]): Promise<readonly UsersTable[]> {
  const found: UsersTable[] = []
  for (const some of parts(logins))
    found.push(...(await db.selectFrom("users").selectAll().where("login", "in", some).execute()))
  return found
}

export const userById = (db: Connection, id: string): Promise<UsersTable | undefined> =>
  db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst()

/** The users of these ids that there are, disabled ones too, by login. */
export const usersByIds = (db: Connection, ids: readonly string[]): Promise<UsersTable[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.selectFrom("users").selectAll().where("id", "in", ids).orderBy("login").execute()

/** New hash of a password, the user's own or `given` by somebody else; every session of the user ends. */
export async function setPassword(
  change: Change,
  userId: string,
  {password, given}: {readonly password: string; readonly given: boolean},
): Promise<void> {
  const set = {password, password_given_at: given ? change.at : null, password_set_at: change.at}
  await change.db.updateTable("users").set(set).where("id", "=", userId).execute()
  await endSessions(change, userId)
}

/** Keep the password that a user has among those that they had. */
export async function keepPastPassword({db, newId, at}: Change, userId: string): Promise<void> {
  const password = (await userById(db, userId))?.password
  if (!password) return
  await db.insertInto("past_passwords").values({id: newId(), user_id: userId, password, until: at}).execute()
}

/** The last passwords of a user before the one that they have, the newest first. */
export const pastPasswords = (db: Connection, userId: string, most: number): Promise<PastPasswordsTable[]> =>
  db.selectFrom("past_passwords").selectAll().where("user_id", "=", userId).orderBy("id", "desc").limit(most).execute()

/** Keep no more than so many passwords that a user had, or every user. */
export async function forgetPasswords(db: Connection, most: number, userId?: string): Promise<void> {
  const newer = (eb: ExpressionBuilder<Schema, "past_passwords">) =>
    eb
      .selectFrom("past_passwords as newer")
      .select(({fn}) => fn.countAll<number>().as("count"))
      .whereRef("newer.user_id", "=", "past_passwords.user_id")
      .whereRef("newer.id", ">", "past_passwords.id")
  const old = db.deleteFrom("past_passwords").where(eb => eb(newer(eb), ">=", most))
  await (userId === undefined ? old : old.where("user_id", "=", userId)).execute()
}

/** The same password, kept at a higher cost: sessions go on. */
export async function keepPassword(db: Connection, userId: string, password: string): Promise<void> {
  await db.updateTable("users").set({password}).where("id", "=", userId).execute()
}

/** Nobody is deleted: what they did stays theirs. Sessions end and tokens are revoked. */
export async function disableUser(change: Change, userId: string): Promise<void> {
  const {db, at} = change
  await db.updateTable("users").set({disabled_at: at}).where("id", "=", userId).execute()
  await revokeTokens(change, userId)
  await endSessions(change, userId)
}

/** Give a role at an institution, or everywhere when that is null. Given twice, it is held once. */
export async function grantRole(change: Change, userId: string, role: RoleName, institutionId: string | null) {
  const held = await rolesOf(change.db, userId)
  if (held.some(row => row.role === role && row.institution_id === institutionId)) return
  const row = {id: change.newId(), user_id: userId, institution_id: institutionId, role, ...begun(change)}
  await change.db.insertInto("roles").values(row).execute()
}

export async function revokeRole(change: Change, roleId: string): Promise<void> {
  await change.db
    .updateTable("roles")
    .set({until: change.at})
    .where("id", "=", roleId)
    .where("until", "is", null)
    .execute()
}

/** Roles a user holds now, or held at a time. */
export const rolesOf = (db: Connection, userId: string, at?: number): Promise<RolesTable[]> =>
  inForce(db.selectFrom("roles").selectAll().where("user_id", "=", userId), at).execute()

export interface NewSession {
  readonly userId: string
  /** sha256 of the cookie's secret, and of the token against forged requests. */
  readonly hash: string
  readonly csrfHash: string
  readonly expiresAt: number
  readonly address?: string
  readonly agent?: string
}

export async function addSession(change: Change, session: NewSession): Promise<string> {
  const row: SessionsTable = {
    id: change.newId(),
    user_id: session.userId,
    hash: session.hash,
    csrf_hash: session.csrfHash,
    created_at: change.at,
    seen_at: change.at,
    expires_at: session.expiresAt,
    ended_at: null,
    address: session.address ?? null,
    agent: session.agent ?? null,
  }
  await change.db.insertInto("sessions").values(row).execute()
  return row.id
}

/** The session of a secret's hash, if it is alive and its user is not disabled. */
export const liveSession = (db: Connection, hash: string, now: number): Promise<SessionsTable | undefined> =>
  db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .selectAll("sessions")
    .where("hash", "=", hash)
    .where("ended_at", "is", null)
    .where("disabled_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst()

/** Whether a user ever signed in from an address. */
export async function isKnownFrom(db: Connection, userId: string, address: string): Promise<boolean> {
  const sessions = db.selectFrom("sessions").select("id").where("user_id", "=", userId).where("address", "=", address)
  return (await sessions.limit(1).executeTakeFirst()) !== undefined
}

/** Say that a session was used: write it now and then, not with every request. */
export async function touchSession(db: Connection, id: string, now: number, expiresAt: number): Promise<void> {
  await db.updateTable("sessions").set({seen_at: now, expires_at: expiresAt}).where("id", "=", id).execute()
}

/** End one session of a user, or all of them. */
export async function endSessions(change: Change, userId: string, sessionId?: string): Promise<void> {
  const open = change.db
    .updateTable("sessions")
    .set({ended_at: change.at})
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
  await (sessionId === undefined ? open : open.where("id", "=", sessionId)).execute()
}

export interface NewToken {
  readonly userId: string
  readonly name: string
  /** sha256 of the secret, which is shown once. */
  readonly hash: string
  readonly scopes: readonly Scope[]
  readonly expiresAt?: number
}

export async function addToken(change: Change, token: NewToken): Promise<TokensTable> {
  const row: TokensTable = {
    id: change.newId(),
    user_id: token.userId,
    name: token.name,
    hash: token.hash,
    scopes: token.scopes.join(" "),
    created_at: change.at,
    expires_at: token.expiresAt ?? null,
    used_at: null,
    revoked_at: null,
  }
  await change.db.insertInto("tokens").values(row).execute()
  return row
}

/** The token of a secret's hash, if it is good and its user is not disabled. */
export const liveToken = (db: Connection, hash: string, now: number): Promise<TokensTable | undefined> =>
  db
    .selectFrom("tokens")
    .innerJoin("users", "users.id", "tokens.user_id")
    .selectAll("tokens")
    .where("hash", "=", hash)
    .where("revoked_at", "is", null)
    .where("disabled_at", "is", null)
    .where(eb => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .executeTakeFirst()

/** What a token may be used for, as it was given. */
export const scopesOf = (token: TokensTable): readonly Scope[] =>
  token.scopes.split(" ").flatMap(written => scopes.find(scope => scope === written) ?? [])

export const tokensOf = (db: Connection, userId: string): Promise<TokensTable[]> =>
  db.selectFrom("tokens").selectAll().where("user_id", "=", userId).orderBy("id").execute()

export async function touchToken(db: Connection, id: string, now: number): Promise<void> {
  await db.updateTable("tokens").set({used_at: now}).where("id", "=", id).execute()
}

export async function revokeToken(change: Change, id: string): Promise<void> {
  await change.db
    .updateTable("tokens")
    .set({revoked_at: change.at})
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute()
}

/** Revoke all tokens of a user. */
export async function revokeTokens(change: Change, userId: string): Promise<void> {
  await change.db
    .updateTable("tokens")
    .set({revoked_at: change.at})
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .execute()
}

/** A page of users by login; `after` is the last login of the page before. */
export const users = (db: Connection, after = "", limit = 100): Promise<UsersTable[]> =>
  db.selectFrom("users").selectAll().where("login", ">", after).orderBy("login").limit(limit).execute()

/** The roles that these users hold now. */
export const rolesOfAll = (db: Connection, userIds: readonly string[]): Promise<RolesTable[]> =>
  userIds.length === 0
    ? Promise.resolve([])
    : inForce(db.selectFrom("roles").selectAll().where("user_id", "in", userIds).orderBy("id")).execute()

/** The roles that these users hold or held. */
export const rolesEver = (db: Connection, userIds: readonly string[]): Promise<RolesTable[]> =>
  userIds.length === 0
    ? Promise.resolve([])
    : db.selectFrom("roles").selectAll().where("user_id", "in", userIds).orderBy("id").execute()

/** The roles held now at an institution; everywhere when that is null. */
export const rolesAt = (db: Connection, institutionId: string | null): Promise<RolesTable[]> =>
  inForce(
    db
      .selectFrom("roles")
      .selectAll()
      .where("institution_id", institutionId === null ? "is" : "=", institutionId)
      .orderBy("id"),
  ).execute()

/** Whether somebody who is not disabled holds a role at one of some institutions itself. */
export async function isHeldAt(db: Connection, role: RoleName, institutionIds: readonly string[]): Promise<boolean> {
  if (institutionIds.length === 0) return false
  const held = inForce(db.selectFrom("roles").selectAll().where("role", "=", role))
  const users = db.selectFrom("users").select("id").where("disabled_at", "is", null)
  const found = held.where("institution_id", "in", institutionIds).where("user_id", "in", users)
  return (await found.limit(1).executeTakeFirst()) !== undefined
}
