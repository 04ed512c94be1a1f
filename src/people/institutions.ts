import {type Change, type Connection, type Json, record} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"

/** Found a group of institutions, and enter it in the audit. */
export async function addGroup(tx: Change, name: string): Promise<store.GroupsTable> {
  const made = await store.addGroup(tx, name)
  await record(tx, [{act: "group.add", subject: `group:${made.id}`, details: {name}}])
  return made
}

/** What is told of an institution: `null` says that it has none, absent says nothing. */
interface InstitutionTold {
  readonly name: string
  readonly group?: string | null | undefined
  readonly region?: string | null | undefined
  readonly level?: string | null | undefined
}

/**
 * Take an institution in, and enter it in the audit.
 *
 * @throws Refusal `thing.taken` for its code, `thing.missing` for its group
 */
export async function addInstitution(
  tx: Change,
  given: InstitutionTold & {readonly code: string},
): Promise<store.InstitutionsTable> {
  const {code, name, group, region, level} = given
  await mustBeGroup(tx, group)
  const made = await store.addInstitution(tx, {
    code,
    name,
    ...(group && {groupId: group}),
    ...(region && {region}),
    ...(level && {level}),
  })
  if (!made) throw refuse("thing.taken", {kind: "institution", id: code})
  const {id} = made
  await record(tx, [{act: "institution.add", subject: `institution:${id}`, institutionId: id, details: {...given}}])
  return made
}

/**
 * Change what an institution is told to be, and enter both in the audit; its code stays.
 *
 * @throws Refusal `thing.missing` for its group
 */
export async function changeInstitution(
  tx: Change,
  before: store.InstitutionsTable,
  {name, group, region, level}: InstitutionTold,
): Promise<store.InstitutionsTable> {
  await mustBeGroup(tx, group)
  const facts = {
    name,
    group_id: group === undefined ? before.group_id : group,
    region: region === undefined ? before.region : region,
    level: level === undefined ? before.level : level,
  }
  await store.changeInstitution(tx, before.id, facts)
  const after = {...before, ...facts}
  const details = {before: toldOf(before), after: toldOf(after)}
  await record(tx, [
    {act: "institution.change", subject: `institution:${before.id}`, institutionId: before.id, details},
  ])
  return after
}

const toldOf = ({name, group_id: group, region, level}: store.InstitutionsTable): Json => ({name, group, region, level})

/** Retire an institution, and enter it in the audit: what it has stays. */
export async function retireInstitution(tx: Change, {id}: store.InstitutionsTable): Promise<void> {
  await store.retireInstitution(tx, id)
  await record(tx, [{act: "institution.retire", subject: `institution:${id}`, institutionId: id}])
}

/** Throws the Refusal `thing.missing`. */
export async function knownInstitution(db: Connection, id: string): Promise<store.InstitutionsTable> {
  const row = await store.institutionById(db, id)
  if (!row) throw refuse("thing.missing", {kind: "institution", id})
  return row
}

async function mustBeGroup({db}: Change, id: string | null | undefined): Promise<void> {
  if (id && !(await store.groups(db)).some(group => group.id === id)) throw refuse("thing.missing", {kind: "group", id})
}
