import type {Change, Connection} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import {type PasswordRules, rulesIn} from "./lists.ts"
import {checkPassword} from "./password.ts"
import {settingsNow} from "./settings.ts"
import {mustBeStrong} from "./strength.ts"

const dayMs = 24 * 3_600_000

export const rulesNow = async (db: Connection): Promise<PasswordRules> => rulesIn(await settingsNow(db))

/**
 * A password must be long enough, of several kinds of characters where that is
 * asked for, and none of the first that are guessed.
 *
 * @param about login, name, e-mail
 * @throws Refusal `password.short`, `password.kinds`, `password.weak`
 */
export async function mustFit(
  password: string,
  about: readonly (string | null | undefined)[],
  {length, kinds}: PasswordRules,
): Promise<void> {
  if ([...password].length < length) throw refuse("password.short", {least: length, has: [...password].length})
  const has = kindsIn(password)
  if (has < kinds) throw refuse("password.kinds", {least: kinds, has})
  await mustBeStrong(password, about)
}

const kindsOfCharacter = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Of small and capital letters, digits and all else, how many kinds a password has. */
export const kindsIn = (password: string): number => kindsOfCharacter.filter(kind => kind.test(password)).length

/**
 * A password must be none of the last ones of its user's.
 *
 * @throws Refusal `password.again`
 */
export async function mustBeNew(
  db: Connection,
  userId: string,
  password: string,
  {last}: PasswordRules,
): Promise<void> {
  for (const {password: before} of await store.pastPasswords(db, userId, last - 1))
    if (await checkPassword(password, before)) throw refuse("password.again", {last})
}

/** Another password for a user; as many of those before it stay as the policy asks for, and no more. */
export async function replacePassword(
  tx: Change,
  user: Pick<store.UsersTable, "id">,
  set: {readonly password: string; readonly given: boolean},
): Promise<void> {
  const {last} = await rulesNow(tx.db)
  await store.keepPastPassword(tx, user.id)
  await store.setPassword(tx, user.id, set)
  await store.forgetPasswords(tx.db, last - 1, user.id)
}

/** Whether a user's password is older than the policy lets it be. */
export const isExpired = (
  {password, password_set_at: at}: Pick<store.UsersTable, "password" | "password_set_at">,
  {days}: Pick<PasswordRules, "days">,
  now: number,
): boolean => password !== null && days > 0 && at !== null && now - at >= days * dayMs
