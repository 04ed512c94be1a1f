import {type Change, record} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import type {Actor} from "./actor.ts"
import {refuse} from "./issues.ts"
import {grantRole} from "./roles.ts"
import {addUser} from "./users.ts"

/** Whom a provider vouches for, by its own name for them, and how they would be called here. */
export interface Vouched {
  readonly issuer: string
  readonly subject: string
  readonly login: string
  readonly name: string
}

/**
 * The user that a provider vouches for. Who is signed in already links what
 * they are there with what they are here; a newcomer becomes a reader where
 * anybody may. Both are entered in the audit.
 *
 * @param open whether newcomers are let in
 * @throws Refusal `openid.disabled`, `openid.unknown` for one nobody knows here
 */
export async function userOfIdentity(
  tx: Change,
  vouched: Vouched,
  {actor, open}: {readonly actor: Actor; readonly open: boolean},
): Promise<store.UsersTable> {
  const {issuer, subject} = vouched
  const known = await store.userByIdentity(tx.db, issuer, subject)
  if (known?.disabled_at === null) return known
  if (known) throw refuse("openid.disabled", {})
  const own = actor.kind === "user" ? actor.user : await newReader(tx, vouched, open)
  await store.addIdentity(tx, own.id, issuer, subject)
  await record(tx, [{act: "identity.add", subject: `user:${own.id}`, details: {issuer}}])
  return own
}

const [longestLogin, longestName] = [50, 200]

async function newReader(tx: Change, {login, name}: Vouched, open: boolean): Promise<store.UsersTable> {
  if (!open) throw refuse("openid.unknown", {})
  const wanted = login.slice(0, longestLogin)
  const free = (await store.userByLogin(tx.db, wanted)) ? `${wanted}-${tx.newId()}` : wanted
  const user = await addUser(tx, {login: free, name: name.slice(0, longestName)}, {openid: true})
  await grantRole(tx, {user, role: "reader", institutionId: null})
  return user
}
