/**
 * The tables. Both databases have the same ones, made by the same migrations.
 * Every time is a count of milliseconds since 1970 (UTC); every id is text
 * made by `Ids`; JSON stands as text, so that its bytes never change.
 *
 * History: what can change has `since` and `until`. A row is in force from
 * `since` to before `until`; `until` is null while it is in force. `by` is a
 * user's id, or `system`; `why` is a reason in words.
 */
export interface Schema {
  readonly migrations: MigrationsTable
  readonly settings: SettingsTable
  readonly editions: EditionsTable
  readonly terms: TermsTable
  readonly items: ItemsTable
  readonly users: UsersTable
  readonly identities: IdentitiesTable
  readonly groups: GroupsTable
  readonly institutions: InstitutionsTable
  readonly roles: RolesTable
  readonly sessions: SessionsTable
  readonly tokens: TokensTable
  readonly replies: RepliesTable
  readonly catalogues: CataloguesTable
  readonly imports: ImportsTable
  readonly catalogue_rows: CatalogueRowsTable
  readonly row_facts: RowFactsTable
  readonly mappings: MappingsTable
  readonly mapping_items: MappingItemsTable
  readonly decisions: DecisionsTable
  readonly comments: CommentsTable
  readonly assignments: AssignmentsTable
  readonly extensions: ExtensionsTable
  readonly jobs: JobsTable
  readonly audit: AuditTable
  readonly audit_head: AuditHeadTable
}

/** Who put a row in force, when and why, and when it was succeeded. */
export interface Succession {
  readonly since: number
  readonly until: number | null
  readonly by: string
  readonly why: string
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

/** An edition as loaded. A draft that changes is succeeded by a new row; a released one never changes. */
export interface EditionsTable extends Succession {
  readonly id: string
  /** `5.0`, `us-1.1`. */
  readonly edition: string
  readonly status: string
  readonly title_zh: string
  readonly title_en: string
  readonly published: string | null
  readonly in_force: string | null
  /** sha256 of the edition's files. */
  readonly hash: string
  /** `edition.json`, as canonical JSON. */
  readonly facts: string
}

/** `position` keeps the order of the dictionary, which may hold one code for several modalities. */
export interface TermsTable {
  readonly edition_id: string
  readonly facet: string
  readonly position: number
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Keys of the modalities it applies to, separated by spaces. */
  readonly modalities: string
  /** The row as written, as canonical JSON. */
  readonly row: string
}

export interface ItemsTable {
  readonly edition_id: string
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly modality: string
  readonly layer: string
  readonly pinyin: string
  /** Facet to code, as canonical JSON. */
  readonly facets: string
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
}

/** A user as an OpenID provider knows them. */
interface IdentitiesTable {
  readonly issuer: string
  readonly subject: string
  readonly user_id: string
  readonly created_at: number
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
}

/** `institution_id` is null for a role that holds everywhere. */
export interface RolesTable extends Succession {
  readonly id: string
  readonly user_id: string
  readonly institution_id: string | null
  readonly role: string
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

export interface CataloguesTable {
  readonly id: string
  readonly institution_id: string
  readonly name: string
  readonly created_at: number
  readonly retired_at: number | null
}

/** One file taken into a catalogue. */
export interface ImportsTable {
  readonly id: string
  readonly catalogue_id: string
  readonly file: string
  /** sha256 of the file. */
  readonly hash: string
  readonly row_count: number
  readonly at: number
  readonly by: string
}

/** What makes a row the same row for ever: its local code and name. What else is known of it is in `row_facts`. */
export interface CatalogueRowsTable {
  readonly id: string
  readonly catalogue_id: string
  readonly code: string
  readonly name: string
  readonly created_at: number
}

export interface RowFactsTable extends Succession {
  readonly id: string
  readonly row_id: string
  readonly import_id: string | null
  readonly modality: string | null
  readonly department: string | null
  /** Examinations under this row in the period the hospital reports. */
  readonly volume: number
  /** As written. */
  readonly price: string | null
  readonly price_code: string | null
  readonly pinyin: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  /** Every other column, as canonical JSON. */
  readonly other: string | null
}

/**
 * What a row means. One row of this table is in force for a catalogue row at a
 * time. `catalogue_id`, `weight`, `modality`, `volume` and what was read stand
 * here too, so that the work list is one walk along one index.
 */
export interface MappingsTable extends Succession {
  readonly id: string
  readonly row_id: string
  readonly catalogue_id: string
  /** proposed, accepted, in review, rejected, no match, deferred. */
  readonly state: string
  /** equivalent, narrower, broader, inexact; null where nothing is mapped. */
  readonly relation: string | null
  /** 0 to 1. */
  readonly confidence: number
  /** Volume x doubt: what the work list is ordered by. */
  readonly weight: number
  /** machine, person, inherited, import. */
  readonly origin: string
  readonly engine: string | null
  readonly lexicon: string | null
  /** The account of every character and the candidates, as JSON. */
  readonly account: string | null
  /** How the machine read the name: standard, underspecified, conflict, out-of-scope, unresolved. */
  readonly status: string | null
  /** Its flags with a blank before and behind each: ` typo site-broadened `; empty where there are none. */
  readonly flags: string | null
  /** Of the row's facts in force. `volume` is null for a row that is gone. */
  readonly modality: string | null
  readonly volume: number | null
}

/** Items of a mapping, in order. */
export interface MappingItemsTable {
  readonly mapping_id: string
  readonly position: number
  readonly edition: string
  readonly code: string
}

/** What a person did to a row; `until` is when it was undone or decided anew. */
export interface DecisionsTable extends Succession {
  readonly id: string
  readonly row_id: string
  /** The mapping seen when deciding, and the one it led to; the latter is null for one of two blind decisions. */
  readonly saw_id: string | null
  readonly mapping_id: string | null
  /** accept, change, reject, no match, defer, undo, reconcile. */
  readonly act: string
  /** Empty, or the name of the blind round it belongs to. */
  readonly round: string
  readonly relation: string | null
  /** `edition code` of each item, as a JSON list. */
  readonly items: string
  readonly took_ms: number | null
}

/** A remark or a flag on anything: `subject` is `kind:id`. */
export interface CommentsTable {
  readonly id: string
  readonly subject: string
  readonly text: string
  readonly flag: string | null
  readonly by: string
  readonly at: number
  readonly resolved_at: number | null
}

/** A part of a catalogue that is somebody's work: codes from `lower` to `upper`, or a share from `lower` to below `upper`, of 100. */
export interface AssignmentsTable extends Succession {
  readonly id: string
  readonly catalogue_id: string
  readonly user_id: string
  /** range, share. */
  readonly kind: string
  readonly lower: string
  readonly upper: string
  /** Empty, or the name of a blind round. */
  readonly round: string
}

/** What an institution names beyond the standard. `items` and `aliases` are JSON lists; an extension has one item, its parent. */
export interface ExtensionsTable extends Succession {
  readonly id: string
  readonly institution_id: string
  /** extension, combination. */
  readonly kind: string
  readonly code: string
  readonly name: string
  readonly items: string
  readonly aliases: string
  /** When it was put forward for the standard. */
  readonly promoted_at: number | null
}

export interface JobsTable {
  readonly id: string
  readonly kind: string
  /** At most one job of a key waits or runs; null for any number. */
  readonly key: string | null
  readonly institution_id: string | null
  /** JSON. */
  readonly input: string
  /** waiting, running, done, failed, stopped. */
  readonly state: string
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
