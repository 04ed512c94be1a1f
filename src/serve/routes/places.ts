import {
  type Actor,
  addGroup,
  addInstitution,
  askGroup,
  changeInstitution,
  consentToGroup,
  grantRole,
  groupRequestsSeenBy,
  groupsSeenBy,
  institutionsWith,
  knownInstitution,
  may,
  recruitOf,
  refuseGroup,
  retireInstitution,
  revokeRole,
} from "../../people/index.ts"
import type {Change} from "../../store/index.ts"
import {institutions, rolesAt, rolesOf, type UsersTable, userById} from "../../store/people/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {readMatched} from "../etag.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {takeUserList} from "../user-lists.ts"
import {groupRequestView, groupView, institutionView, userView} from "../views.ts"

/** Institutions, their groups and who works there. */
export const placeRoutes = {
  "groups.list": async ({context, actor}) => ({
    items: (await groupsSeenBy(context.store.db, userOf(actor))).map(({group, members}) => groupView(group, members)),
  }),
  "groups.add": ({body, change}) => change(async tx => groupView(await addGroup(tx, body.name))),
  "groups.requests": async ({context, actor}) => ({
    items: (await groupRequestsSeenBy(context.store.db, userOf(actor))).map(groupRequestView),
  }),
  "groups.ask": ({actor, params, body, change}) =>
    change(async tx => {
      const asked = {institutionId: params.institution, groupId: body.group}
      return groupRequestView(await askGroup(tx, userOf(actor), asked))
    }),
  "groups.consent": ({actor, params, change}) =>
    change(async tx => groupRequestView(await consentToGroup(tx, userOf(actor), params.request))),
  "groups.refuse": ({actor, params, change}) =>
    change(async tx => {
      await refuseGroup(tx, userOf(actor), params.request)
      return {}
    }),
  "institutions.list": async ({context, actor, query}) => {
    const limit = query.limit ?? 100
    const ids = institutionsWith(userOf(actor), "institution.read")
    const after = query.after && readCursor(query.after)
    const rows = await institutions(context.store.db, {after, limit: limit + 1, ...(ids && {ids})})
    return rowsPage(rows, limit, row => row.code, institutionView)
  },
  "institutions.get": async ({context, params}) =>
    institutionView(await knownInstitution(context.store.db, params.institution)),
  "institutions.add": ({actor, body: {group, ...told}, change}) =>
    change(async tx => {
      const {id} = await addInstitution(tx, told)
      if (group) await askGroup(tx, userOf(actor), {institutionId: id, groupId: group})
      return institutionView(await knownInstitution(tx.db, id))
    }),
  "institutions.change": ({params, body, ifMatch, change}) =>
    change(async tx => {
      const before = await institutionMatched(tx, params.institution, ifMatch)
      return institutionView(await changeInstitution(tx, before, body))
    }),
  "institutions.retire": ({params, ifMatch, change}) =>
    change(async tx => {
      const before = await institutionMatched(tx, params.institution, ifMatch)
      await retireInstitution(tx, before)
      return {}
    }),
  "staff.list": async ({context, params, actor}) => {
    const {db} = context.store
    const roles = await rolesAt(db, (await knownInstitution(db, params.institution)).id)
    const ids = [...new Set(roles.map(role => role.user_id))]
    const people = await Promise.all(ids.map(id => userById(db, id)))
    return {items: people.flatMap(user => (user ? [userView(staffOf(actor, user), roles)] : []))}
  },
  "staff.grant": ({actor, params, body, change}) =>
    change(async tx => {
      const {id} = await knownInstitution(tx.db, params.institution)
      const user = await recruitOf(tx.db, userOf(actor), {login: body.login, institutionId: id})
      await grantRole(tx, {user, role: body.role, institutionId: id})
      return userView(
        staffOf(actor, user),
        (await rolesOf(tx.db, user.id)).filter(role => role.institution_id === id),
      )
    }),
  "staff.import": call => takeUserList("staff.import", call, call.params.institution),
  "staff.revoke": ({params, change}) =>
    change(async tx => {
      await revokeRole(tx, {institutionId: params.institution}, params.role)
      return {}
    }),
} satisfies Partial<Handlers>

/** The institution that is to be changed. */
const institutionMatched = (tx: Change, id: string, ifMatch: string | undefined): ReturnType<typeof knownInstitution> =>
  readMatched(tx, `institution:${id}`, {ifMatch, read: () => knownInstitution(tx.db, id), view: institutionView})

/** Who works at an institution, as its admin sees them: how to write to them is for who manages people. */
const staffOf = (actor: Actor, user: UsersTable): UsersTable =>
  may(actor, "people.manage") ? user : {...user, email: null}
