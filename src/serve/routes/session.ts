import {
  type Actor,
  checkPassword,
  csrfOf,
  hashOf,
  hashPassword,
  isWeak,
  newSecret,
  sessionIdleMs,
  type User,
} from "../../people/index.ts"
import {type Change, change, record} from "../../store/index.ts"
import {
  addSession,
  addToken,
  endSessions,
  liveToken,
  revokeToken,
  rolesOf,
  setPassword,
  tokensOf,
  type UsersTable,
  userByLogin,
} from "../../store/people/index.ts"
import {causeOf} from "../cause.ts"
import type {Call, Context, Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {tokenView, userView} from "../views.ts"

type Ids =
  | "session.start"
  | "session.get"
  | "session.end"
  | "sessions.end"
  | "password.change"
  | "tokens.list"
  | "tokens.add"
  | "tokens.revoke"

const dayMs = 24 * 3_600_000

/** Signing in and out, and one's own tokens. */
export const sessionRoutes: Handlers<Ids> = {
  "session.start": async call => {
    const {context, body} = call
    const user = await signIn(context, body.login, body.password, call.address)
    const secret = await change(context.store, {by: user.id, why: ""}, tx => beginSession(tx, user, call))
    call.cookie(secret)
    const roles = await rolesOf(context.store.db, user.id)
    return {user: userView(user, roles), via: "session", csrf: csrfOf(secret)}
  },
  "session.get": ({actor}) => {
    const {user, roles, via, secret} = userOf(actor)
    return {user: userView(user, roles), via, ...(secret !== undefined && {csrf: csrfOf(secret)})}
  },
  "session.end": async call => {
    const {user, sessionId} = userOf(call.actor)
    call.cookie(undefined)
    return call.change(async tx => {
      await endSessions(tx, user.id, sessionId)
      await record(tx, [{act: "session.end", subject: `user:${user.id}`}])
      return {}
    })
  },
  "sessions.end": async call => {
    const {user} = userOf(call.actor)
    call.cookie(undefined)
    return call.change(async tx => {
      await endSessions(tx, user.id)
      await record(tx, [{act: "session.end-all", subject: `user:${user.id}`}])
      return {}
    })
  },
  "password.change": async call => {
    const {user} = userOf(call.actor)
    if (!(await checkPassword(call.body.old, user.password))) throw refuse("login.wrong", {})
    const kept = await hashPassword(call.body.password)
    call.cookie(undefined)
    return call.change(async tx => {
      await setPassword(tx, user.id, kept)
      await record(tx, [{act: "password.change", subject: `user:${user.id}`}])
      return {}
    })
  },
  "tokens.list": async ({actor, context}) => ({
    items: (await tokensOf(context.store.db, userOf(actor).user.id)).map(tokenView),
  }),
  "tokens.add": async ({actor, context, body}) => {
    const {user} = userOf(actor)
    const secret = `zm_${newSecret()}`
    const expiresAt = context.store.clock() + (body.days ?? 365) * dayMs
    const {scopes} = body
    await change(context.store, causeOf(actor), async tx => {
      const id = await addToken(tx, {userId: user.id, name: body.name, hash: hashOf(secret), scopes, expiresAt})
      await record(tx, [{act: "token.add", subject: `token:${id}`, details: {name: body.name, scopes: [...scopes]}}])
    })
    const token = await liveToken(context.store.db, hashOf(secret), context.store.clock())
    if (!token) throw new Error("a token that was just made is not there")
    return {token: tokenView(token), secret}
  },
  "tokens.revoke": async call => {
    const {user} = userOf(call.actor)
    const own = await tokensOf(call.context.store.db, user.id)
    const id = call.params.token
    if (!own.some(token => token.id === id)) throw refuse("thing.missing", {kind: "token", id})
    return call.change(async tx => {
      await revokeToken(tx, id)
      await record(tx, [{act: "token.revoke", subject: `token:${id}`}])
      return {}
    })
  },
}

/** The user of a route that was not let pass without one. */
export function userOf(actor: Actor): User {
  if (actor.kind !== "user") throw new Error("a route that needs a user was called without one")
  return actor
}

/**
 * The user of a login and password.
 *
 * @throws Refusal `login.wrong`, `request.often`
 */
async function signIn(context: Context, login: string, password: string, address: string): Promise<UsersTable> {
  const {store, logins} = context
  const key = `${login.toLowerCase().slice(0, 64)} ${address}`
  const waitMs = logins.waitMs(key, store.clock())
  if (waitMs > 0) throw refuse("request.often", {seconds: Math.ceil(waitMs / 1000)})
  logins.fail(key, store.clock()) // before the check, so that tries at the same time count too
  const user = await userByLogin(store.db, login)
  const right = await checkPassword(password, user?.disabled_at === null ? user.password : null)
  if (!user || !right) throw refuse("login.wrong", {})
  logins.succeed(key)
  if (user.password !== null && isWeak(user.password)) await strengthen(context, user, password)
  return user
}

/** Keep the password at today's cost. Sessions go on: the password is the same. */
async function strengthen({store}: Context, user: UsersTable, password: string): Promise<void> {
  const kept = await hashPassword(password)
  await store.db.updateTable("users").set({password: kept}).where("id", "=", user.id).execute()
}

/** @returns the cookie's secret */
export async function beginSession(
  tx: Change,
  user: UsersTable,
  {address, agent}: Pick<Call<"session.start">, "address" | "agent">,
): Promise<string> {
  const secret = newSecret()
  await addSession(tx, {
    userId: user.id,
    hash: hashOf(secret),
    csrfHash: hashOf(csrfOf(secret)),
    expiresAt: tx.at + sessionIdleMs,
    address,
    ...(agent !== undefined && {agent: agent.slice(0, 200)}),
  })
  await record(tx, [{act: "session.start", subject: `user:${user.id}`}])
  return secret
}
