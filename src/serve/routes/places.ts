import {
  addGroup,
  addInstitution,
  changeInstitution,
  grantRole,
  institutionsWith,
  knownInstitution,
  knownLogin,
  retireInstitution,
  revokeRole,
} from "../../people/index.ts"
import type {Change} from "../../store/index.ts"
import {groups, institutions, rolesAt, rolesOf, userById} from "../../store/people/index.ts"
import {userOf} from "../cause.ts"
import type {Handlers} from "../context.ts"
import {readMatched} from "../etag.ts"
import {readCursor, rowsPage} from "../pages.ts"
import {groupView, institutionView, userView} from "../views.ts"

/** Institutions, their groups and who works there. */
export const placeRoutes = {
  "groups.list": async ({context}) => ({items: (await groups(context.store.db)).map(groupView)}),
  "groups.add": ({body, change}) => change(async tx => groupView(await addGroup(tx, body.name))),
  "institutions.list": async ({context, actor, query}) => {
    const limit = query.limit ?? 100
    const ids = institutionsWith(userOf(actor), "institution.read")
    const after = query.after && readCursor(query.after)
    const rows = await institutions(context.store.db, {after, limit: limit + 1, ...(ids && {ids})})
    return rowsPage(rows, limit, row => row.code, institutionView)
  },
  "institutions.get": async ({context, params}) =>
    institutionView(await knownInstitution(context.store.db, params.institution)),
  "institutions.add": ({body, change}) => change(async tx => institutionView(await addInstitution(tx, body))),
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
  "staff.list": async ({context, params}) => {
    const {db} = context.store
    const roles = await rolesAt(db, (await knownInstitution(db, params.institution)).id)
    const ids = [...new Set(roles.map(role => role.user_id))]
    const people = await Promise.all(ids.map(id => userById(db, id)))
    return {items: people.flatMap(user => (user ? [userView(user, roles)] : []))}
  },
  "staff.grant": ({params, body, change}) =>
    change(async tx => {
      const {id} = await knownInstitution(tx.db, params.institution)
      const user = await knownLogin(tx.db, body.login)
      await grantRole(tx, {user, role: body.role, institutionId: id})
      return userView(
        user,
        (await rolesOf(tx.db, user.id)).filter(role => role.institution_id === id),
      )
    }),
  "staff.revoke": ({params, change}) =>
    change(async tx => {
      await revokeRole(tx, {institutionId: params.institution}, params.role)
      return {}
    }),
} satisfies Partial<Handlers>

/** The institution that is to be changed. */
const institutionMatched = (tx: Change, id: string, ifMatch: string | undefined): ReturnType<typeof knownInstitution> =>
  readMatched(tx, `institution:${id}`, {ifMatch, read: () => knownInstitution(tx.db, id), view: institutionView})
