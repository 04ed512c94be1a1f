import {type Change, hold, type Store} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import type {PasswordRules} from "./lists.ts"
import {hashPassword} from "./password.ts"
import {mustFit} from "./policy.ts"
import {grantRole} from "./roles.ts"
import {hashOf, isSame, newSecret} from "./secrets.ts"
import {addUser} from "./users.ts"

/**
 * The one-time secret of a first start: whoever has it makes the first
 * administrator. Every start without users makes another, the one before dies.
 *
 * @returns undefined where there are users
 */
export async function firstSecret({db}: Store): Promise<string | undefined> {
  return (await store.users(db, "", 1)).length === 0 ? newSecret() : undefined
}

/** The first administrator, let in by the secret. */
interface FirstUser {
  readonly login: string
  readonly name: string
  /** What is kept of the password. */
  readonly password: string
}

/**
 * Check the secret of a first start, and work out what is kept of the password:
 * before the transaction, for it takes its time.
 *
 * @param wanted hash of the secret; undefined where there are users
 * @throws Refusal `setup.secret`, `password.short`, `password.kinds`, `password.weak`
 */
export async function firstUser(
  wanted: string | undefined,
  {secret, login, name, password}: Omit<FirstUser, "password"> & {readonly secret: string; readonly password: string},
  rules: PasswordRules,
): Promise<FirstUser> {
  if (wanted === undefined || !isSame(hashOf(secret), wanted)) throw refuse("setup.secret", {})
  await mustFit(password, [login, name], rules)
  return {login, name, password: await hashPassword(password)}
}

/**
 * Make the first administrator, and enter it in the audit.
 *
 * @throws Refusal `setup.secret` where there are users
 */
export async function setUp(tx: Change, first: FirstUser): Promise<store.UsersTable> {
  await hold(tx, "users")
  if ((await store.users(tx.db, "", 1)).length > 0) throw refuse("setup.secret", {})
  const user = await addUser(tx, first, {first: true})
  await grantRole(tx, {user, role: "administrator", institutionId: null})
  return user
}
