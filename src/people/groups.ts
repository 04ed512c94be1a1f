import {type Change, type Connection, hold, record} from "../store/index.ts"
import type {GroupOutcome, GroupVoice} from "../store/lists.ts"
import * as store from "../store/people/index.ts"
import {institutionsWith, may, type User} from "./actor.ts"
import {knownInstitution} from "./institutions.ts"
import {refuse} from "./issues.ts"

/** Found a group of institutions, and enter it in the audit. */
export async function addGroup(tx: Change, name: string): Promise<store.GroupsTable> {
  const made = await store.addGroup(tx, name)
  await record(tx, [{act: "group.add", subject: `group:${made.id}`, details: {name}}])
  return made
}

/** A group, and its institutions where the caller may know them. */
interface GroupSeen {
  readonly group: store.GroupsTable
  readonly members: readonly store.InstitutionsTable[] | undefined
}

/**
 * The groups that a user may know of: those of institutions that they may read,
 * with their institutions; all others by name alone for who may ask to join one.
 */
export async function groupsSeenBy(db: Connection, user: User): Promise<readonly GroupSeen[]> {
  const all = await store.groups(db)
  const readable = institutionsWith(user, "institution.read")
  const own = readable === undefined ? undefined : await store.institutionsByIds(db, readable)
  const near = all.filter(({id}) => own === undefined || own.some(({group_id}) => group_id === id))
  const members = await store.institutionsIn(
    db,
    near.map(({id}) => id),
  )
  const asks = institutionsWith(user, "institution.manage")?.length !== 0
  return all.flatMap((group): readonly GroupSeen[] => {
    if (near.includes(group)) return [{group, members: members.filter(({group_id}) => group_id === group.id)}]
    return asks ? [{group, members: undefined}] : []
  })
}

/** A request to join or leave a group, who speaks of it, and what the user who looks at it may do. */
export interface GroupRequest {
  readonly request: store.GroupRequestsTable
  readonly institution: store.InstitutionsTable
  readonly group: store.GroupsTable
  /** Consents that the user may give and nobody gave. */
  readonly consents: readonly GroupVoice[]
  /** The user stands on the side of the institution that asks. */
  readonly own: boolean
}

const mostRequests = 200

/** The requests that a user has a word in, the newest first. */
export async function groupRequestsSeenBy(db: Connection, user: User): Promise<readonly GroupRequest[]> {
  const seen: GroupRequest[] = []
  for (const request of await store.groupRequests(db, mostRequests)) {
    const one = await seenBy(db, user, request)
    if (one) seen.push(one)
  }
  return seen
}

/**
 * Ask that an institution joins a group, or leaves its own, and enter it in the
 * audit. Whatever consent the user may give is given with it.
 *
 * @param groupId null to leave
 * @throws Refusal `thing.missing`; `group.asked` while a request is open; `group.member` in a group already, or in none
 */
export async function askGroup(
  tx: Change,
  user: User,
  {institutionId, groupId}: {readonly institutionId: string; readonly groupId: string | null},
): Promise<GroupRequest> {
  const {db} = tx
  await hold(tx, `institution:${institutionId}`)
  const {group_id: now} = await knownInstitution(db, institutionId)
  const target = groupId ?? now
  if (target === null || (groupId !== null && now !== null)) throw refuse("group.member", {})
  await knownGroup(db, target)
  if (await store.openGroupRequest(db, institutionId)) throw refuse("group.asked", {})
  const act = groupId === null ? "leave" : "join"
  const {id} = await store.addGroupRequest(tx, {institutionId, groupId: target, act})
  const details = {group: target, act}
  await record(tx, [{act: "group.ask", subject: `institution:${institutionId}`, institutionId, details}])
  return give(tx, user, id)
}

/**
 * Consent to a request with all that a user may speak for, and enter it in the
 * audit. Once nobody else need be asked, the institution joins or leaves.
 *
 * @throws Refusal `thing.missing`; `access.denied` for who may consent to nothing; `group.ended`
 */
export async function consentToGroup(tx: Change, user: User, id: string): Promise<GroupRequest> {
  const {institution} = await knownRequest(tx.db, user, id)
  await hold(tx, `institution:${institution.id}`)
  const {request, consents} = await knownRequest(tx.db, user, id)
  if (request.ended_at !== null) throw refuse("group.ended", {})
  if (consents.length === 0) throw refuse("access.denied", {right: "system.manage"})
  await hold(tx, `institution:${request.institution_id}`)
  return give(tx, user, id)
}

/**
 * End a request without its being done: withdrawn by who asks, refused by others
 * who have a word in it. Entered in the audit.
 *
 * @throws Refusal `thing.missing`; `group.ended`
 */
export async function refuseGroup(tx: Change, user: User, id: string): Promise<void> {
  const {request, own} = await knownRequest(tx.db, user, id)
  await end(tx, request, own ? "withdrawn" : "refused")
}

async function give(tx: Change, user: User, id: string): Promise<GroupRequest> {
  const {request, institution, consents} = await knownRequest(tx.db, user, id)
  const {institution_id: institutionId, group_id: group} = request
  for (const voice of consents) await store.consentTo(tx, id, voice)
  const subject = `institution:${institutionId}`
  await record(
    tx,
    consents.map(voice => ({act: "group.consent", subject, institutionId, details: {group, voice}})),
  )
  const {request: now} = await knownRequest(tx.db, user, id)
  if (now.system_at !== null && (now.group_at !== null || !(await hasVoice(tx.db, now))))
    await carryOut(tx, now, institution)
  return knownRequest(tx.db, user, id)
}

async function carryOut(
  tx: Change,
  request: store.GroupRequestsTable,
  {id, name, region, level, second_look_since}: store.InstitutionsTable,
): Promise<void> {
  const group_id = request.act === "join" ? request.group_id : null
  await store.changeInstitution(tx, id, {name, region, level, second_look_since, group_id})
  await end(tx, request, "done")
}

async function end(tx: Change, request: store.GroupRequestsTable, outcome: GroupOutcome): Promise<void> {
  if (!(await store.endGroupRequest(tx, request.id, outcome))) throw refuse("group.ended", {})
  const {institution_id: institutionId, group_id: group, act} = request
  const deed = outcome === "done" ? `group.${act}` : "group.refuse"
  const details = {group, act, outcome}
  await record(tx, [{act: deed, subject: `institution:${institutionId}`, institutionId, details}])
}

/** Throws the Refusal `thing.missing`, also for a request that the user has no word in. */
async function knownRequest(db: Connection, user: User, id: string): Promise<GroupRequest> {
  const request = await store.groupRequestById(db, id)
  const seen = request && (await seenBy(db, user, request))
  if (!seen) throw refuse("thing.missing", {kind: "request", id})
  return seen
}

async function seenBy(
  db: Connection,
  user: User,
  request: store.GroupRequestsTable,
): Promise<GroupRequest | undefined> {
  const manages = may(user, "institution.manage", request.institution_id)
  const voices = await voicesOf(db, user, request)
  if (!manages && voices.length === 0) return undefined
  const own = manages && (voices.length === 0 || request.by === user.user.id)
  const open = request.ended_at === null
  const consents = voices.filter(voice => open && request[`${voice}_at`] === null)
  const institution = await knownInstitution(db, request.institution_id)
  return {request, institution, group: await knownGroup(db, request.group_id), consents, own}
}

/** For whom a user may speak: an admin of another institution of the group for the group, who manages the system for that. */
async function voicesOf(db: Connection, user: User, request: store.GroupRequestsTable): Promise<readonly GroupVoice[]> {
  const others = await othersOf(db, request)
  const held = user.roles.flatMap(({role, institution_id}) =>
    role === "admin" && institution_id ? [institution_id] : [],
  )
  const forGroup = held.some(at => others.includes(at) && may(user, "institution.manage", at))
  return [...(forGroup ? (["group"] as const) : []), ...(may(user, "system.manage") ? (["system"] as const) : [])]
}

/** A group whose other institutions have no admin of their own is spoken for by who manages the system. */
const hasVoice = async (db: Connection, request: store.GroupRequestsTable): Promise<boolean> =>
  store.isHeldAt(db, "admin", await othersOf(db, request))

/** The group's institutions beside the one that asks. */
const othersOf = async (db: Connection, request: store.GroupRequestsTable): Promise<readonly string[]> =>
  (await store.institutionsIn(db, [request.group_id])).flatMap(({id}) => (id === request.institution_id ? [] : [id]))

/** Throws the Refusal `thing.missing`. */
async function knownGroup(db: Connection, id: string): Promise<store.GroupsTable> {
  const group = (await store.groups(db)).find(one => one.id === id)
  if (!group) throw refuse("thing.missing", {kind: "group", id})
  return group
}
