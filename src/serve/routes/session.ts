import {
  addToken,
  beginSession,
  changePassword,
  csrfOf,
  endSession,
  endSessions,
  mustKnowPassword,
  newPasswordOf,
  revokeToken,
  ticketOf,
  unlinkIdentity,
  userBy,
} from "../../people/index.ts"
import {change} from "../../store/index.ts"
import {identitiesOf, rolesOf, tokensOf} from "../../store/people/index.ts"
import {causeOf, userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {openIdStart} from "../provider.ts"
import {identityView, meView, tokenView} from "../views.ts"

/** Signing in and out, and one's own tokens. */
export const sessionRoutes = {
  "session.start": async call => {
    const {context, body, address} = call
    const user = await userBy(context.store, context.logins, {...body, address})
    const secret = await change(context.store, {by: user.id, why: ""}, tx => beginSession(tx, user, call))
    call.cookie(secret)
    const roles = await rolesOf(context.store.db, user.id)
    return {...meView(user, roles, context), via: "session", csrf: csrfOf(secret)}
  },
  "session.get": ({context, actor}) => {
    const {user, roles, via, secret} = userOf(actor)
    return {...meView(user, roles, context), via, ...(secret !== undefined && {csrf: csrfOf(secret)})}
  },
  "session.end": call => {
    const {user, sessionId} = userOf(call.actor)
    call.cookie(undefined)
    return call.change(async tx => {
      await endSession(tx, user, sessionId)
      return {}
    })
  },
  "sessions.end": call => {
    const {user} = userOf(call.actor)
    call.cookie(undefined)
    return call.change(async tx => {
      await endSessions(tx, user)
      return {}
    })
  },
  "password.change": async call => {
    const wanted = await newPasswordOf(call.context.store.db, userOf(call.actor).user, call.body)
    call.cookie(undefined)
    return call.change(async tx => {
      await changePassword(tx, wanted)
      return {}
    })
  },
  "identity.link": async ({context, actor, address, body: {password}}) => {
    if (!context.provider) throw refuse("openid.none", {})
    const own = userOf(actor)
    await mustKnowPassword(context.store, context.logins, {user: own.user, password, address})
    return {url: `${context.base}${openIdStart}?link=${ticketOf(own, context.store.clock())}`}
  },
  "identities.list": async ({actor, context}) => ({
    items: (await identitiesOf(context.store.db, userOf(actor).user.id)).map(identityView),
  }),
  "identity.unlink": async ({context, actor, address, body: {password, ...identity}}) => {
    const {user} = userOf(actor)
    await mustKnowPassword(context.store, context.logins, {user, password, address})
    await change(context.store, causeOf(actor), tx => unlinkIdentity(tx, user, identity)) // no request is kept that has a password
    return {}
  },
  "tokens.list": async ({actor, context}) => ({
    items: (await tokensOf(context.store.db, userOf(actor).user.id)).map(tokenView),
  }),
  "tokens.add": async ({actor, context, body}) => {
    const {user} = userOf(actor)
    const {token, secret} = await change(context.store, causeOf(actor), tx => addToken(tx, user, body)) // no answer is kept that has a secret
    return {token: tokenView(token), secret}
  },
  "tokens.revoke": ({actor, params, change}) =>
    change(async tx => {
      await revokeToken(tx, userOf(actor).user, params.token)
      return {}
    }),
} satisfies Partial<Handlers>
