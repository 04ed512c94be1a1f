import type {Connection} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {institutionsWith, may, type User} from "./actor.ts"
import {refuse} from "./issues.ts"
import {roleRights} from "./lists.ts"

/** The institutions that a user may read, and those that share a group with one of them; undefined for all. */
export async function institutionsNear(db: Connection, user: User): Promise<readonly string[] | undefined> {
  const readable = institutionsWith(user, "institution.read")
  if (readable === undefined) return undefined
  const groups = (await store.institutionsByIds(db, readable)).flatMap(({group_id}) => group_id ?? [])
  const near = await store.institutionsIn(db, [...new Set(groups)])
  return [...new Set([...readable, ...near.map(({id}) => id)])]
}

/**
 * Those of some people whose names a user may see: oneself, who works or worked
 * at an institution that the user may read, and who works everywhere.
 */
export async function peopleSeenBy(
  db: Connection,
  user: User,
  ids: readonly string[],
): Promise<readonly store.UsersTable[]> {
  const people = await store.usersByIds(db, [...new Set(ids)])
  if (may(user, "people.manage")) return people
  const readable = institutionsWith(user, "institution.read")
  const roles = await store.rolesEver(
    db,
    people.map(({id}) => id),
  )
  const seen = new Set(roles.filter(role => isNear(role, readable)).map(({user_id}) => user_id))
  return people.filter(({id}) => id === user.user.id || seen.has(id))
}

const isNear = ({institution_id: at, role}: store.RolesTable, readable: readonly string[] | undefined): boolean =>
  at === null ? worksEverywhere(role) : readable === undefined || readable.includes(at)

/** Who reads everywhere does nothing that others meet. */
const worksEverywhere = (role: store.RolesTable["role"]): boolean =>
  roleRights[role].some(right => !roleRights.reader.includes(right))

/**
 * A user that an institution may give a role to: one of its own, or one who
 * works nowhere else; who works elsewhere is made known by who manages people.
 *
 * @throws Refusal `thing.missing`, whether or not there is a user of the login
 */
export async function recruitOf(
  db: Connection,
  user: User,
  {login, institutionId}: {readonly login: string; readonly institutionId: string},
): Promise<store.UsersTable> {
  const found = await store.userByLogin(db, login)
  const roles = found ? await store.rolesOf(db, found.id) : []
  const elsewhere = roles.some(({institution_id: at}) => at !== null && at !== institutionId)
  const here = roles.some(({institution_id: at}) => at === institutionId)
  if (!found || (elsewhere && !here && !may(user, "people.manage")))
    throw refuse("thing.missing", {kind: "user", id: login})
  return found
}

/**
 * A user, by login, who maps at an institution, of it or everywhere. Of others not even the name is told.
 *
 * @throws Refusal `thing.missing`, whether or not there is a user of the login
 */
export async function mapperOf(
  db: Connection,
  {login, institutionId}: {readonly login: string; readonly institutionId: string},
): Promise<store.UsersTable> {
  const found = await store.userByLogin(db, login)
  const roles = found ? await store.rolesOf(db, found.id) : []
  const maps = roles.some(
    ({role, institution_id: at}) =>
      roleRights[role].includes("institution.map") && (at === null || at === institutionId),
  )
  if (!found || !maps) throw refuse("thing.missing", {kind: "user", id: login})
  return found
}
