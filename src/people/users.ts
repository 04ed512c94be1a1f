import {type Change, type Connection, record} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import type {PasswordRules} from "./lists.ts"
import {hashPassword} from "./password.ts"
import {mustFit, replacePassword} from "./policy.ts"
import {keepAdministrator} from "./roles.ts"
import {newPassword} from "./secrets.ts"

/**
 * Take a user in, and enter it in the audit.
 *
 * @param told what the audit tells beside the login
 * @throws Refusal `thing.taken` for the login
 */
export async function addUser(
  tx: Change,
  user: store.NewUser,
  told: Readonly<Record<string, true>> = {},
): Promise<store.UsersTable> {
  const made = await store.addUser(tx, user)
  if (!made) throw refuse("thing.taken", {kind: "user", id: user.login})
  await record(tx, [{act: "user.add", subject: `user:${made.id}`, details: {login: made.login, ...told}}])
  return made
}

/**
 * Disable a user, and enter it in the audit: sessions end, tokens are revoked.
 *
 * @throws Refusal `thing.missing`; `role.last` for the last administrator
 */
export async function disableUser(tx: Change, userId: string): Promise<void> {
  const {id} = await knownUser(tx.db, userId)
  await keepAdministrator(tx, id)
  await store.disableUser(tx, id)
  await record(tx, [{act: "user.disable", subject: `user:${id}`}])
}

/**
 * What is kept of a new user's password, which somebody else chose or which is
 * made here: before the transaction, for it takes its time.
 *
 * @returns `made` where it was made here, to be told once
 * @throws Refusal `password.short`, `password.kinds`, `password.weak`
 */
export async function firstPassword(
  {login, name, email, password}: Omit<store.NewUser, "given">,
  rules: PasswordRules,
): Promise<{readonly kept: string; readonly made?: string}> {
  if (password !== undefined) {
    await mustFit(password, [login, name, email], rules)
    return {kept: await hashPassword(password)}
  }
  const made = newPassword(rules.length)
  return {kept: await hashPassword(made), made}
}

/**
 * Give a user another password, and enter it in the audit: their sessions and tokens end.
 *
 * @param kept of `hashPassword`, made before the transaction, for it takes its time
 * @throws Refusal `thing.missing`
 */
export async function resetPassword(tx: Change, userId: string, kept: string): Promise<void> {
  const {id} = await knownUser(tx.db, userId)
  await replacePassword(tx, {id}, {password: kept, given: true})
  await store.revokeTokens(tx, id)
  await record(tx, [{act: "password.reset", subject: `user:${id}`}])
}

/** Throws the Refusal `thing.missing`. */
export async function knownUser(db: Connection, id: string): Promise<store.UsersTable> {
  const user = await store.userById(db, id)
  if (!user) throw refuse("thing.missing", {kind: "user", id})
  return user
}
