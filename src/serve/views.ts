import type {Endpoints, Reply} from "../api/index.ts"
import {type GroupRequest, isExpired, rulesIn} from "../people/index.ts"
import type {CommentsTable, DecisionsTable} from "../store/catalogues/index.ts"
import type {JobsTable} from "../store/index.ts"
import {
  type GroupsTable,
  type IdentitiesTable,
  type InstitutionsTable,
  type RolesTable,
  scopesOf,
  type TokensTable,
  type UsersTable,
} from "../store/people/index.ts"
import type {Context} from "./context.ts"

/** Rows of the store as routes answer them: times in ISO 8601, no hash, no secret. */

export const timeOf = (ms: number): string => new Date(ms).toISOString()
const maybeTime = (ms: number | null): string | null => (ms === null ? null : timeOf(ms))

type UserView = Reply<Endpoints["users.get"]>

export const userView = (user: UsersTable, roles: readonly RolesTable[]): UserView => ({
  id: user.id,
  login: user.login,
  name: user.name,
  email: user.email,
  created: timeOf(user.created_at),
  disabled: maybeTime(user.disabled_at),
  roles: roles.filter(role => role.user_id === user.id).map(roleView),
})

/** Who is signed in, and what passwords must be here. */
export function meView(user: UsersTable, roles: readonly RolesTable[], {settings, store}: Rules) {
  const passwords = rulesIn(settings.now)
  return {
    user: userView(user, roles),
    hasPassword: user.password !== null,
    passwordGiven: user.password_given_at !== null,
    passwordExpired: isExpired(user, passwords, store.clock()),
    passwords,
  }
}

type Rules = Pick<Context, "settings" | "store">

const roleView = (role: RolesTable): UserView["roles"][number] => ({
  id: role.id,
  role: role.role,
  institution: role.institution_id,
  since: timeOf(role.since),
})

export const identityView = ({issuer, subject, created_at}: IdentitiesTable) => ({
  issuer,
  subject,
  linked: timeOf(created_at),
})

export const tokenView = (token: TokensTable) => ({
  id: token.id,
  name: token.name,
  scopes: scopesOf(token),
  created: timeOf(token.created_at),
  expires: maybeTime(token.expires_at),
  used: maybeTime(token.used_at),
  revoked: maybeTime(token.revoked_at),
})

const briefOf = ({id, code, name}: InstitutionsTable) => ({id, code, name})

export const groupView = (group: GroupsTable, members?: readonly InstitutionsTable[]) => ({
  id: group.id,
  name: group.name,
  created: timeOf(group.created_at),
  retired: maybeTime(group.retired_at),
  ...(members && {members: members.map(briefOf)}),
})

export const groupRequestView = ({request, institution, group, consents, own}: GroupRequest) => ({
  id: request.id,
  act: request.act,
  institution: briefOf(institution),
  group: {id: group.id, name: group.name},
  asked: timeOf(request.at),
  consented: {group: maybeTime(request.group_at), system: maybeTime(request.system_at)},
  outcome: request.outcome,
  ended: maybeTime(request.ended_at),
  own,
  consents: [...consents],
})

export const institutionView = (row: InstitutionsTable) => ({
  id: row.id,
  code: row.code,
  name: row.name,
  group: row.group_id,
  region: row.region,
  level: row.level,
  secondLook: row.second_look_since !== null,
  created: timeOf(row.created_at),
  retired: maybeTime(row.retired_at),
})

export const jobView = (job: JobsTable) => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  done: job.done,
  total: job.total,
  institution: job.institution_id,
  by: job.by,
  ...(job.result !== null && {result: JSON.parse(job.result) as unknown}),
  fault: job.fault,
  attempts: job.attempts,
  created: timeOf(job.created_at),
  started: maybeTime(job.started_at),
  ended: maybeTime(job.ended_at),
})

export const commentView = ({id, text, flag, by, at}: CommentsTable) => ({id, text, flag, by, at: timeOf(at)})

export const decisionView = (decision: DecisionsTable) => ({
  act: decision.act,
  by: decision.by,
  at: timeOf(decision.since),
  items: JSON.parse(decision.items) as string[],
  relation: decision.relation,
  reason: decision.why,
  tookMs: decision.took_ms,
})
