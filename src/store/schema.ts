import type {CataloguesSchema} from "./catalogues/schema.ts"
import type {EditionsSchema} from "./editions/schema.ts"
import type {JobState} from "./lists.ts"
import type {PeopleSchema} from "./people/schema.ts"
import type {Succession} from "./succession.ts"

/**
 * The tables. Both databases have the same ones, made by the same migrations.
 * Every time is a count of milliseconds since 1970 (UTC); every id is text
 * made by `Ids`; JSON stands as text, so that its bytes never change.
 *
 * History: what can change has `since` and `until`. A row is in force from
 * `since` to before `until`; `until` is null while it is in force. `by` is a
 * user's id, or `system`; `why` is a reason in words.
 */
export interface Schema extends PeopleSchema, CataloguesSchema, EditionsSchema {
  readonly migrations: MigrationsTable
  readonly settings: SettingsTable
  readonly replies: RepliesTable
  readonly jobs: JobsTable
  readonly audit: AuditTable
  readonly audit_head: AuditHeadTable
}

interface MigrationsTable {
  readonly name: string
  readonly at: number
}

/** `value` is JSON. */
interface SettingsTable extends Succession {
  readonly id: string
  readonly name: string
  readonly value: string
}

/** What was answered to a request with an idempotency key. */
export interface RepliesTable {
  readonly user_id: string
  readonly key: string
  /** sha256 of the request. */
  readonly request: string
  readonly status: number
  readonly body: string
  readonly at: number
}

export interface JobsTable {
  readonly id: string
  readonly kind: string
  /** At most one job of a key waits or runs; null for any number. */
  readonly key: string | null
  readonly institution_id: string | null
  /** JSON. */
  readonly input: string
  readonly state: JobState
  readonly done: number
  /** 0 while unknown. */
  readonly total: number
  /** JSON: what a run that goes on after an interruption starts from. */
  readonly note: string | null
  /** JSON. */
  readonly result: string | null
  /** The fault, in words. */
  readonly fault: string | null
  readonly attempts: number
  readonly most_attempts: number
  readonly run_after: number
  readonly worker: string | null
  /** When another worker may take it over. */
  readonly lease_until: number | null
  readonly by: string
  readonly created_at: number
  readonly started_at: number | null
  readonly ended_at: number | null
}

/** `hash` is the sha256 of the entry's other fields as canonical JSON, `previous` among them. */
export interface AuditTable {
  /** From 1, without gaps. */
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly act: string
  /** `kind:id`. */
  readonly subject: string
  readonly institution_id: string | null
  /** Canonical JSON. */
  readonly details: string
  readonly previous: string
  readonly hash: string
}

/** One row: the last entry. Writers queue on it. */
interface AuditHeadTable {
  readonly id: number
  readonly seq: number
  readonly hash: string
}
