import {type Change, hold, record} from "../store/index.ts"
import type {RoleName} from "../store/lists.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"

/** A role of a user, at an institution or everywhere. */
interface Held {
  readonly user: Pick<store.UsersTable, "id">
  readonly role: RoleName
  /** Null for everywhere. */
  readonly institutionId: string | null
}

/** Give a role, and enter it in the audit. Given twice, it is held once. */
export async function grantRole(tx: Change, {user, role, institutionId}: Held): Promise<void> {
  await store.grantRole(tx, user.id, role, institutionId)
  await record(tx, [
    {act: "role.grant", subject: `user:${user.id}`, ...(institutionId !== null && {institutionId}), details: {role}},
  ])
}

/**
 * Take a role back, and enter it in the audit.
 *
 * @param of whose it must be: a user's that holds everywhere or anywhere, or one at an institution
 * @throws Refusal `thing.missing`; `role.last` for the last administrator
 */
export async function revokeRole(
  tx: Change,
  of: {readonly userId: string} | {readonly institutionId: string},
  roleId: string,
): Promise<void> {
  const held = "userId" in of ? await store.rolesOf(tx.db, of.userId) : await store.rolesAt(tx.db, of.institutionId)
  const found = held.find(({id}) => id === roleId)
  if (!found) throw refuse("thing.missing", {kind: "role", id: roleId})
  const {role, user_id: userId, institution_id: at} = found
  if (role === "administrator") await keepAdministrator(tx, userId)
  await store.revokeRole(tx, roleId)
  await record(tx, [
    {act: "role.revoke", subject: `user:${userId}`, ...(at !== null && {institutionId: at}), details: {role}},
  ])
}

/**
 * Somebody else must stay an administrator.
 *
 * @throws Refusal `role.last`
 */
export async function keepAdministrator(tx: Change, userId: string): Promise<void> {
  const {db} = tx
  await hold(tx, "users")
  const held = (await store.rolesAt(db, null)).filter(({role}) => role === "administrator")
  if (!held.some(role => role.user_id === userId)) return
  for (const other of new Set(held.map(role => role.user_id)))
    if (other !== userId && (await store.userById(db, other))?.disabled_at === null) return
  throw refuse("role.last", {})
}
