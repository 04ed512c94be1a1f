import {csrfOf, hashOf, hashPassword, isSame, newSecret} from "../../people/index.ts"
import {change, record, type Store} from "../../store/index.ts"
import {addUser, grantRole, rolesOf, userById, users} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {userView} from "../views.ts"
import {beginSession} from "./session.ts"

/**
 * The one-time secret of a first start: whoever has it makes the first
 * administrator. Every start without users makes another, the one before dies.
 *
 * @returns undefined where there are users
 */
export async function firstSecret(store: Store): Promise<string | undefined> {
  return (await users(store.db, "", 1)).length === 0 ? newSecret() : undefined
}

export const setupRoutes: Handlers<"setup.start"> = {
  "setup.start": async call => {
    const {context, body} = call
    const wanted = context.setupHash
    if (wanted === undefined || !isSame(hashOf(body.secret), wanted)) throw refuse("setup.secret", {})
    const password = await hashPassword(body.password)
    const made = await change(context.store, {by: "system", why: "first start"}, async tx => {
      if ((await users(tx.db, "", 1)).length > 0) throw refuse("setup.secret", {})
      const id = await addUser(tx, {login: body.login, name: body.name, password})
      const user = id && (await userById(tx.db, id))
      if (!user) throw refuse("thing.taken", {kind: "user", id: body.login})
      await grantRole(tx, user.id, "administrator", null)
      const secret = await beginSession(tx, user, call)
      await record(tx, [{act: "user.add", subject: `user:${user.id}`, details: {login: user.login, first: true}}])
      return {user, secret}
    })
    context.setupHash = undefined
    call.cookie(made.secret)
    const roles = await rolesOf(context.store.db, made.user.id)
    return {user: userView(made.user, roles), via: "session", csrf: csrfOf(made.secret)}
  },
}
