import type {Endpoints, Reply} from "../../api/index.ts"
import {
  addUser,
  disableUser,
  firstPassword,
  grantRole,
  hashPassword,
  knownUser,
  newPassword,
  peopleSeenBy,
  resetPassword,
  revokeRole,
  rulesNow,
  unlinkOther,
  writeUserTemplate,
} from "../../people/index.ts"
import {type Connection, change} from "../../store/index.ts"
import {identitiesOf, rolesOf, rolesOfAll, type UsersTable, users} from "../../store/people/index.ts"
import {causeOf, userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {downloadOf, xlsxType} from "../files.ts"
import {refuse} from "../issues.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {takeUserList} from "../user-lists.ts"
import {identityView, userView} from "../views.ts"

const mostNames = 200

/** Users and the roles that hold everywhere. */
export const peopleRoutes = {
  "people.names": async ({context, query, actor}) => {
    const ids = [...new Set(query.ids.split(",").filter(Boolean))]
    if (ids.length > mostNames) throw refuse("request.field", {field: "query.ids", rule: "maxItems", of: mostNames})
    const people = await peopleSeenBy(context.store.db, userOf(actor), ids)
    return {people: people.map(({id, login, name}) => ({id, login, name}))}
  },
  "users.list": async ({context, query}) => {
    const limit = query.limit ?? 100
    const rows = await users(context.store.db, query.after && readCursor(query.after), limit + 1)
    const roles = await rolesOfAll(
      context.store.db,
      rows.map(row => row.id),
    )
    return rowsPage(
      rows,
      limit,
      row => row.login,
      row => userView(row, roles),
    )
  },
  "users.get": async ({context, params}) => viewOf(context.store.db, await knownUser(context.store.db, params.user)),
  "users.identities": async ({context, params}) => {
    const {db} = context.store
    const {id} = await knownUser(db, params.user)
    return {items: (await identitiesOf(db, id)).map(identityView)}
  },
  "users.unlink": ({params, body, change}) =>
    change(async tx => {
      await unlinkOther(tx, params.user, body)
      return {}
    }),
  "users.add": async ({context, actor, body}) => {
    const {kept: password, made} = await firstPassword(body, await rulesNow(context.store.db))
    const {login, name, email} = body
    const wanted = {login, name, password, given: true, ...(email && {email})}
    const user = await change(context.store, causeOf(actor), tx => addUser(tx, wanted)) // no answer is kept that has a password
    return {user: userView(user, []), ...(made !== undefined && {password: made})}
  },
  "users.template": ({context, query: {language = "zh", staff = false}}) =>
    downloadOf(context, {name: language === "zh" ? "用户名单模板.xlsx" : "users-template.xlsx", type: xlsxType}, path =>
      writeUserTemplate(path, {language, staff}),
    ),
  "users.import": call => takeUserList("users.import", call),
  "users.disable": ({params, change}) =>
    change(async tx => {
      await disableUser(tx, params.user)
      return {}
    }),
  "users.password": async ({context, actor, params}) => {
    const password = newPassword((await rulesNow(context.store.db)).length)
    const kept = await hashPassword(password)
    await change(context.store, causeOf(actor), tx => resetPassword(tx, params.user, kept))
    return {password}
  },
  "roles.grant": ({params, body, change}) =>
    change(async tx => {
      const user = await knownUser(tx.db, params.user)
      await grantRole(tx, {user, role: body.role, institutionId: null})
      return viewOf(tx.db, user)
    }),
  "roles.revoke": ({params, change}) =>
    change(async tx => {
      const {id: userId} = await knownUser(tx.db, params.user)
      await revokeRole(tx, {userId}, params.role)
      return {}
    }),
} satisfies Partial<Handlers>

const viewOf = async (db: Connection, user: UsersTable): Promise<Reply<Endpoints["users.get"]>> =>
  userView(user, await rolesOf(db, user.id))
