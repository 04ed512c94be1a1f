import {type Change, record} from "../store/index.ts"
import type {Scope} from "../store/lists.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import {hashOf, newSecret} from "./secrets.ts"

const dayMs = 24 * 3_600_000
const usualDays = 365

interface TokenAsked {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** 365 when left out. */
  readonly days?: number | undefined
}

/** Make a token of a user's, and enter it in the audit. Its secret is told once: only its hash is kept. */
export async function addToken(
  tx: Change,
  user: Pick<store.UsersTable, "id">,
  {name, scopes, days = usualDays}: TokenAsked,
): Promise<{readonly token: store.TokensTable; readonly secret: string}> {
  const secret = `zm_${newSecret()}`
  const expiresAt = tx.at + days * dayMs
  const token = await store.addToken(tx, {userId: user.id, name, hash: hashOf(secret), scopes, expiresAt})
  await record(tx, [{act: "token.add", subject: `token:${token.id}`, details: {name, scopes: [...scopes]}}])
  return {token, secret}
}

/**
 * Revoke a token of a user's, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export async function revokeToken(tx: Change, user: Pick<store.UsersTable, "id">, id: string): Promise<void> {
  const own = await store.tokensOf(tx.db, user.id)
  if (!own.some(token => token.id === id)) throw refuse("thing.missing", {kind: "token", id})
  await store.revokeToken(tx, id)
  await record(tx, [{act: "token.revoke", subject: `token:${id}`}])
}
