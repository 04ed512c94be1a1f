import {type Change, record} from "../store/index.ts"
import type {PasswordRules} from "./lists.ts"
import {hashPassword} from "./password.ts"
import {grantRole} from "./roles.ts"
import {newPassword} from "./secrets.ts"
import type {ListedUser} from "./user-list.ts"
import {addUser} from "./users.ts"

/** A user to be added, with the password that was made for them: told once. */
interface UserToAdd extends ListedUser {
  readonly password: string
  /** What is kept of it. */
  readonly kept: string
}

/** First passwords for users of a list: before the transaction, for they take their time. */
export async function firstPasswords(users: readonly ListedUser[], {length}: PasswordRules): Promise<UserToAdd[]> {
  const made: UserToAdd[] = []
  for (const user of users) {
    const password = newPassword(length) // one after another: others want to sign in meanwhile
    made.push({...user, password, kept: await hashPassword(password)})
  }
  return made
}

/**
 * Add the users of a list with their roles, all of them or none, and enter each
 * in the audit, and the whole.
 *
 * @throws Refusal `thing.taken` for a login that was taken meanwhile
 */
export async function addUsers(
  tx: Change,
  users: readonly UserToAdd[],
  {file, institutionId}: {readonly file: string; readonly institutionId: string | undefined},
): Promise<void> {
  for (const {login, name, email, kept, role, institution} of users) {
    const user = await addUser(tx, {login, name, password: kept, given: true, ...(email !== "" && {email})})
    if (role) await grantRole(tx, {user, role, institutionId: institution?.id ?? null})
  }
  const at = institutionId === undefined ? {} : {institutionId}
  await record(tx, [{act: "user.import", subject: "users", ...at, details: {file, rows: users.length}}])
}
