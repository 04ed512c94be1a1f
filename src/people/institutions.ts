import {type Change, type Connection, type Json, record} from "../store/index.ts"
import * as store from "../store/people/index.ts"
import {refuse} from "./issues.ts"

/**
 * What is told of an institution: `null` says that it has none, absent says
 * nothing. Its group is none of it: that is asked for (`askGroup`).
 */
interface InstitutionTold {
  readonly name: string
  readonly region?: string | null | undefined
  readonly level?: string | null | undefined
  /** Whether what one person decides there waits for another who may review. */
  readonly secondLook?: boolean | undefined
}

/**
 * Take an institution in, and enter it in the audit.
 *
 * @throws Refusal `thing.taken` for its code
 */
export async function addInstitution(
  tx: Change,
  given: InstitutionTold & {readonly code: string},
): Promise<store.InstitutionsTable> {
  const {code, name, region, level, secondLook} = given
  const made = await store.addInstitution(tx, {
    code,
    name,
    ...(region && {region}),
    ...(level && {level}),
    ...(secondLook && {secondLook}),
  })
  if (!made) throw refuse("thing.taken", {kind: "institution", id: code})
  const {id} = made
  await record(tx, [{act: "institution.add", subject: `institution:${id}`, institutionId: id, details: {...given}}])
  return made
}

/**
 * Change what an institution is told to be, and enter both in the audit; its code and group stay. Where it asks
 * for a second look from now on, what was settled before stays; where it asks for none any more, what waits goes on
 * waiting, and whoever may map confirms it.
 */
export async function changeInstitution(
  tx: Change,
  before: store.InstitutionsTable,
  {name, region, level, secondLook}: InstitutionTold,
): Promise<store.InstitutionsTable> {
  const facts = {
    name,
    group_id: before.group_id,
    region: region === undefined ? before.region : region,
    level: level === undefined ? before.level : level,
    second_look_since: sinceOf(tx, before, secondLook),
  }
  await store.changeInstitution(tx, before.id, facts)
  const after = {...before, ...facts}
  const details = {before: toldOf(before), after: toldOf(after)}
  await record(tx, [
    {act: "institution.change", subject: `institution:${before.id}`, institutionId: before.id, details},
  ])
  return after
}

/** Since when: said twice, it stays what it was. */
const sinceOf = ({at}: Change, {second_look_since: since}: store.InstitutionsTable, asked: boolean | undefined) =>
  asked === undefined ? since : asked ? (since ?? at) : null

const toldOf = ({name, region, level, second_look_since: since}: store.InstitutionsTable): Json => ({
  name,
  region,
  level,
  secondLook: since !== null,
})

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
