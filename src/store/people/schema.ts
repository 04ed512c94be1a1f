import type {GroupAct, GroupOutcome, RoleName} from "../lists.ts"
import type {Succession} from "../succession.ts"

/** The tables of people, institutions and groups. */
export interface PeopleSchema {
  readonly users: UsersTable
  readonly past_passwords: PastPasswordsTable
  readonly identities: IdentitiesTable
  readonly groups: GroupsTable
  readonly institutions: InstitutionsTable
  readonly roles: RolesTable
  readonly sessions: SessionsTable
  readonly tokens: TokensTable
  readonly group_requests: GroupRequestsTable
}

/** `password` is a hash string of the server's making, never the password; null for those who sign in elsewhere. */
export interface UsersTable {
  readonly id: string
  /** In lower case. */
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly password: string | null
  readonly created_at: number
  readonly disabled_at: number | null
  /** When somebody else set the password; null once it is the user's own. */
  readonly password_given_at: number | null
  /** When the password was set, by whomever; null where there is none. */
  readonly password_set_at: number | null
}

/** A password that a user had: as many are kept as may not be used again. `password` is a hash string, as of the user. */
export interface PastPasswordsTable {
  readonly id: string
  readonly user_id: string
  readonly password: string
  readonly until: number
}

/** A user as an OpenID provider knows them. */
export interface IdentitiesTable {
  readonly issuer: string
  readonly subject: string
  readonly user_id: string
  readonly created_at: number
}

/** `institution_id` is null for a role that holds everywhere. */
export interface RolesTable extends Succession {
  readonly id: string
  readonly user_id: string
  readonly institution_id: string | null
  readonly role: RoleName
}

/** `hash` and `csrf_hash` are of the secrets, which nobody keeps. */
export interface SessionsTable {
  readonly id: string
  readonly user_id: string
  readonly hash: string
  readonly csrf_hash: string
  readonly created_at: number
  readonly seen_at: number
  readonly expires_at: number
  readonly ended_at: number | null
  readonly address: string | null
  readonly agent: string | null
}

export interface TokensTable {
  readonly id: string
  readonly user_id: string
  readonly name: string
  readonly hash: string
  /** Separated by spaces. */
  readonly scopes: string
  readonly created_at: number
  readonly expires_at: number | null
  readonly used_at: number | null
  readonly revoked_at: number | null
}

export interface GroupsTable {
  readonly id: string
  readonly name: string
  readonly created_at: number
  readonly retired_at: number | null
}

export interface InstitutionsTable {
  readonly id: string
  readonly group_id: string | null
  readonly code: string
  readonly name: string
  readonly region: string | null
  readonly level: string | null
  readonly created_at: number
  readonly retired_at: number | null
  /** Since when what one person decides there waits for another; null where it holds at once. */
  readonly second_look_since: number | null
}

/** An institution asks to join or leave a group. It does once both have consented: `group_…` and `system_…`. */
export interface GroupRequestsTable {
  readonly id: string
  readonly institution_id: string
  readonly group_id: string
  readonly act: GroupAct
  readonly by: string
  readonly at: number
  /** An admin of another institution of the group. */
  readonly group_by: string | null
  readonly group_at: number | null
  /** Who manages the system. */
  readonly system_by: string | null
  readonly system_at: number | null
  /** Null while it is open, as the two below. */
  readonly outcome: GroupOutcome | null
  readonly ended_by: string | null
  readonly ended_at: number | null
}
