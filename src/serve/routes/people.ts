import type {Endpoints, Reply} from "../../api/index.ts"
import {hashPassword, newPassword} from "../../people/index.ts"
import {type Change, type Connection, change, record} from "../../store/index.ts"
import {
  addUser,
  disableUser,
  grantRole,
  revokeRole,
  rolesAt,
  rolesOf,
  rolesOfAll,
  setPassword,
  type UsersTable,
  userById,
  users,
  usersByIds,
} from "../../store/people/index.ts"
import {causeOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {refuse} from "../issues.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {userView} from "../views.ts"

type Ids =
  | "people.names"
  | "users.list"
  | "users.get"
  | "users.add"
  | "users.disable"
  | "users.password"
  | "roles.grant"
  | "roles.revoke"

const mostNames = 200

/** Users and the roles that hold everywhere. */
export const peopleRoutes: Handlers<Ids> = {
  "people.names": async ({context, query}) => {
    const ids = [...new Set(query.ids.split(",").filter(Boolean))]
    if (ids.length > mostNames) throw refuse("request.field", {field: "query.ids", rule: "maxItems", of: mostNames})
    const people = await usersByIds(context.store.db, ids)
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
  "users.get": async ({context, params}) => viewOf(context.store.db, await known(context.store.db, params.user)),
  "users.add": async ({context, actor, body}) => {
    const made = body.password === undefined ? newPassword() : undefined
    const password = await hashPassword(body.password ?? made ?? "")
    const user = await change(context.store, causeOf(actor), async tx => {
      const id = await addUser(tx, {
        login: body.login,
        name: body.name,
        password,
        ...(body.email && {email: body.email}),
      })
      if (id === undefined) throw refuse("thing.taken", {kind: "user", id: body.login})
      await record(tx, [{act: "user.add", subject: `user:${id}`, details: {login: body.login}}])
      return viewOf(tx.db, await known(tx.db, id))
    })
    return {user, ...(made !== undefined && {password: made})}
  },
  "users.disable": ({params, change}) =>
    change(async tx => {
      const user = await known(tx.db, params.user)
      await keepAdministrator(tx, user.id)
      await disableUser(tx, user.id)
      await record(tx, [{act: "user.disable", subject: `user:${user.id}`}])
      return {}
    }),
  "users.password": async ({context, actor, params}) => {
    const password = newPassword()
    const kept = await hashPassword(password)
    await change(context.store, causeOf(actor), async tx => {
      const user = await known(tx.db, params.user)
      await setPassword(tx, user.id, kept)
      await record(tx, [{act: "password.reset", subject: `user:${user.id}`}])
    })
    return {password}
  },
  "roles.grant": ({params, body, change}) =>
    change(async tx => {
      const user = await known(tx.db, params.user)
      await grantRole(tx, user.id, body.role, null)
      await record(tx, [{act: "role.grant", subject: `user:${user.id}`, details: {role: body.role}}])
      return viewOf(tx.db, user)
    }),
  "roles.revoke": ({params, change}) =>
    change(async tx => {
      const user = await known(tx.db, params.user)
      const role = (await rolesOf(tx.db, user.id)).find(held => held.id === params.role)
      if (!role) throw refuse("thing.missing", {kind: "role", id: params.role})
      if (role.role === "administrator") await keepAdministrator(tx, user.id)
      await revokeRole(tx, role.id)
      await record(tx, [{act: "role.revoke", subject: `user:${user.id}`, details: {role: role.role}}])
      return {}
    }),
}

/** Throws the Refusal `thing.missing`. */
async function known(db: Connection, id: string): Promise<UsersTable> {
  const user = await userById(db, id)
  if (!user) throw refuse("thing.missing", {kind: "user", id})
  return user
}

const viewOf = async (db: Connection, user: UsersTable): Promise<Reply<Endpoints["users.get"]>> =>
  userView(user, await rolesOf(db, user.id))

/**
 * Somebody else must stay an administrator.
 *
 * @throws Refusal `role.last`
 */
async function keepAdministrator({db}: Change, userId: string): Promise<void> {
  const held = (await rolesAt(db, null)).filter(({role}) => role === "administrator")
  if (!held.some(role => role.user_id === userId)) return
  for (const other of new Set(held.map(role => role.user_id)))
    if (other !== userId && (await userById(db, other))?.disabled_at === null) return
  throw refuse("role.last", {})
}
