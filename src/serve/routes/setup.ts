import {beginSession, csrfOf, firstUser, rulesNow, setUp} from "../../people/index.ts"
import {change} from "../../store/index.ts"
import {rolesOf} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {meView} from "../views.ts"

export const setupRoutes = {
  "setup.start": async call => {
    const {context, body} = call
    const first = await firstUser(context.setupHash, body, await rulesNow(context.store.db))
    const made = await change(context.store, {by: "system", why: "first start"}, async tx => {
      const user = await setUp(tx, first)
      return {user, secret: await beginSession(tx, user, call)}
    })
    context.setupHash = undefined
    call.cookie(made.secret)
    const roles = await rolesOf(context.store.db, made.user.id)
    return {...meView(made.user, roles, context), via: "session", csrf: csrfOf(made.secret)}
  },
} satisfies Partial<Handlers>
