import {institutionsWith} from "../../people/index.ts"
import {type Change, type Connection, record} from "../../store/index.ts"
import {
  addGroup,
  addInstitution,
  changeInstitution,
  grantRole,
  groups,
  type InstitutionsTable,
  institutionById,
  institutions,
  retireInstitution,
  revokeRole,
  rolesAt,
  rolesOf,
  userById,
  userByLogin,
} from "../../store/people/index.ts"
import type {Handlers} from "../context.ts"
import {mustMatch} from "../etag.ts"
import {refuse} from "../issues.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {groupView, institutionView, userView} from "../views.ts"
import {userOf} from "./session.ts"

type Ids =
  | "groups.list"
  | "groups.add"
  | "institutions.list"
  | "institutions.get"
  | "institutions.add"
  | "institutions.change"
  | "institutions.retire"
  | "staff.list"
  | "staff.grant"
  | "staff.revoke"

/** Institutions, their groups and who works there. */
export const placeRoutes: Handlers<Ids> = {
  "groups.list": async ({context}) => ({items: (await groups(context.store.db)).map(groupView)}),
  "groups.add": ({body, change}) =>
    change(async tx => {
      const id = await addGroup(tx, body.name)
      await record(tx, [{act: "group.add", subject: `group:${id}`, details: {name: body.name}}])
      return groupView({id, name: body.name, created_at: tx.at, retired_at: null})
    }),
  "institutions.list": async ({context, actor, query}) => {
    const limit = query.limit ?? 100
    const ids = institutionsWith(userOf(actor), "institution.read")
    const after = query.after && readCursor(query.after)
    const rows = await institutions(context.store.db, {after, limit: limit + 1, ...(ids && {ids})})
    return rowsPage(rows, limit, row => row.code, institutionView)
  },
  "institutions.get": async ({context, params}) => institutionView(await known(context.store.db, params.institution)),
  "institutions.add": ({body, change}) =>
    change(async tx => {
      await mustBeGroup(tx, body.group)
      const id = await addInstitution(tx, {
        code: body.code,
        name: body.name,
        ...(body.group && {groupId: body.group}),
        ...(body.region && {region: body.region}),
        ...(body.level && {level: body.level}),
      })
      if (id === undefined) throw refuse("thing.taken", {kind: "institution", id: body.code})
      await record(tx, [{act: "institution.add", subject: `institution:${id}`, institutionId: id, details: {...body}}])
      return institutionView(await known(tx.db, id))
    }),
  "institutions.change": ({params, body, ifMatch, change}) =>
    change(async tx => {
      const before = await known(tx.db, params.institution)
      mustMatch(ifMatch, institutionView(before))
      await mustBeGroup(tx, body.group)
      await changeInstitution(tx, before.id, {
        name: body.name,
        group_id: body.group === undefined ? before.group_id : body.group,
        region: body.region === undefined ? before.region : body.region,
        level: body.level === undefined ? before.level : body.level,
      })
      const after = await known(tx.db, before.id)
      const details = {before: institutionView(before), after: institutionView(after)}
      await record(tx, [
        {act: "institution.change", subject: `institution:${before.id}`, institutionId: before.id, details},
      ])
      return institutionView(after)
    }),
  "institutions.retire": ({params, ifMatch, change}) =>
    change(async tx => {
      const {id, ...row} = await known(tx.db, params.institution)
      mustMatch(ifMatch, institutionView({id, ...row}))
      await retireInstitution(tx, id)
      await record(tx, [{act: "institution.retire", subject: `institution:${id}`, institutionId: id}])
      return {}
    }),
  "staff.list": async ({context, params}) => {
    const {db} = context.store
    const roles = await rolesAt(db, (await known(db, params.institution)).id)
    const ids = [...new Set(roles.map(role => role.user_id))]
    const people = await Promise.all(ids.map(id => userById(db, id)))
    return {items: people.flatMap(user => (user ? [userView(user, roles)] : []))}
  },
  "staff.grant": ({params, body, change}) =>
    change(async tx => {
      const {id} = await known(tx.db, params.institution)
      const user = await userByLogin(tx.db, body.login)
      if (!user) throw refuse("thing.missing", {kind: "user", id: body.login})
      await grantRole(tx, user.id, body.role, id)
      const details = {role: body.role}
      await record(tx, [{act: "role.grant", subject: `user:${user.id}`, institutionId: id, details}])
      return userView(
        user,
        (await rolesOf(tx.db, user.id)).filter(role => role.institution_id === id),
      )
    }),
  "staff.revoke": ({params, change}) =>
    change(async tx => {
      const {id} = await known(tx.db, params.institution)
      const role = (await rolesAt(tx.db, id)).find(held => held.id === params.role)
      if (!role) throw refuse("thing.missing", {kind: "role", id: params.role})
      await revokeRole(tx, role.id)
      const details = {role: role.role}
      await record(tx, [{act: "role.revoke", subject: `user:${role.user_id}`, institutionId: id, details}])
      return {}
    }),
}

/** Throws the Refusal `thing.missing`. */
async function known(db: Connection, id: string): Promise<InstitutionsTable> {
  const row = await institutionById(db, id)
  if (!row) throw refuse("thing.missing", {kind: "institution", id})
  return row
}

async function mustBeGroup({db}: Change, id: string | null | undefined): Promise<void> {
  if (id && !(await groups(db)).some(group => group.id === id)) throw refuse("thing.missing", {kind: "group", id})
}
