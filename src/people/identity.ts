import {type Change, record} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import type {User} from "./actor.ts"
import {refuse} from "./issues.ts"
import {grantRole} from "./roles.ts"
import {hashOf, isSame} from "./secrets.ts"
import {endSessions} from "./sign-in.ts"
import {addUser, knownUser} from "./users.ts"

/** Whom a provider vouches for, by its own name for them, and how they would be called here. */
export interface Vouched {
  readonly issuer: string
  readonly subject: string
  readonly login: string
  readonly name: string
}

/**
 * The user that a provider vouches for; a newcomer becomes a reader where
 * anybody may. What is made is entered in the audit.
 *
 * @param open whether newcomers are let in
 * @throws Refusal `openid.disabled`, `openid.unknown` for one nobody knows here
 */
export async function userOfIdentity(tx: Change, vouched: Vouched, open: boolean): Promise<store.UsersTable> {
  const {issuer, subject} = vouched
  const known = await store.userByIdentity(tx.db, issuer, subject)
  if (known?.disabled_at === null) return known
  if (known) throw refuse("openid.disabled", {})
  const made = await newReader(tx, vouched, open)
  await addIdentity(tx, made, vouched)
  return made
}

/**
 * Link what a user is at a provider with what they are here, and enter it in the audit.
 *
 * @throws Refusal `openid.taken` where somebody else is known by it
 */
export async function linkIdentity(tx: Change, user: Pick<store.UsersTable, "id">, vouched: Vouched): Promise<void> {
  const known = await store.userByIdentity(tx.db, vouched.issuer, vouched.subject)
  if (known && known.id !== user.id) throw refuse("openid.taken", {})
  if (!known) await addIdentity(tx, user, vouched)
}

/**
 * Unlink what a user is at a provider from what they are here, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export async function unlinkIdentity(
  tx: Change,
  {id}: Pick<store.UsersTable, "id">,
  {issuer, subject}: Pick<Vouched, "issuer" | "subject">,
): Promise<void> {
  if (!(await store.removeIdentity(tx, id, issuer, subject)))
    throw refuse("thing.missing", {kind: "identity", id: subject})
  await record(tx, [{act: "identity.remove", subject: `user:${id}`, details: {issuer}}])
}

/**
 * Unlink what another user is at a provider: whoever signed in by it is signed out.
 *
 * @throws Refusal `thing.missing`
 */
export async function unlinkOther(
  tx: Change,
  userId: string,
  identity: Pick<Vouched, "issuer" | "subject">,
): Promise<void> {
  const user = await knownUser(tx.db, userId)
  await unlinkIdentity(tx, user, identity)
  await endSessions(tx, user)
}

async function addIdentity(tx: Change, {id}: Pick<store.UsersTable, "id">, {issuer, subject}: Vouched): Promise<void> {
  await store.addIdentity(tx, id, issuer, subject)
  await record(tx, [{act: "identity.add", subject: `user:${id}`, details: {issuer}}])
}

const ticketMs = 600_000

/**
 * What shows that somebody asked on their own page, by their password, to link an
 * identity. It holds ten minutes, in the session that asked: its secret is in it.
 */
export const ticketOf = ({secret = ""}: User, now: number): string => ticketUntil(secret, now + ticketMs)

export function isTicket(ticket: string, {secret}: User, now: number): boolean {
  const until = Number(ticket.split(".")[0])
  return secret !== undefined && until > now && isSame(ticket, ticketUntil(secret, until))
}

const ticketUntil = (secret: string, until: number): string => `${until}.${hashOf(`link ${until} ${secret}`)}`

const [longestLogin, longestName] = [50, 200]

async function newReader(tx: Change, {login, name}: Vouched, open: boolean): Promise<store.UsersTable> {
  if (!open) throw refuse("openid.unknown", {})
  const wanted = login.slice(0, longestLogin)
  const free = (await store.userByLogin(tx.db, wanted)) ? `${wanted}-${tx.newId()}` : wanted
  const user = await addUser(tx, {login: free, name: name.slice(0, longestName)}, {openid: true})
  await grantRole(tx, {user, role: "reader", institutionId: null})
  return user
}
