import type {Status, TaughtKind} from "../../recognition/lists.ts"
import type {Naming, Relation} from "../../standard/lists.ts"
import type {AssignmentKind, ExtensionKind, KeptAct, MappingState, Origin, SettledState} from "../lists.ts"
import type {Succession} from "../succession.ts"

/** The tables of catalogues and of the work on them. */
export interface CataloguesSchema {
  readonly catalogues: CataloguesTable
  readonly imports: ImportsTable
  readonly catalogue_rows: CatalogueRowsTable
  readonly row_facts: RowFactsTable
  readonly row_names: RowNamesTable
  readonly mappings: MappingsTable
  readonly mapping_items: MappingItemsTable
  readonly decisions: DecisionsTable
  readonly comments: CommentsTable
  readonly assignments: AssignmentsTable
  readonly extensions: ExtensionsTable
  readonly institution_words: WordsTable
}

export interface CataloguesTable {
  readonly id: string
  readonly institution_id: string
  readonly name: string
  readonly created_at: number
  readonly retired_at: number | null
  /** The edition and confidence that it was last mapped with; both null before. */
  readonly edition: string | null
  readonly accept: number | null
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
  /** What was said by hand of its columns, by their header, as JSON; null where nothing was. */
  readonly columns: string | null
}

/**
 * A row, the same for ever by its local code; where it has none, by its name and
 * what stands beside that. These are as they are now: what they were is in
 * `row_names`, what else is known of the row in `row_facts`.
 */
export interface CatalogueRowsTable {
  readonly id: string
  readonly catalogue_id: string
  readonly code: string
  readonly name: string
  readonly created_at: number
  /** What other columns say of what is examined, as a JSON list of kind, column and text; empty where none does. */
  readonly beside: string
}

/** What a row was called from a time until another, and who called it otherwise then; not what it is called now. */
interface RowNamesTable {
  readonly id: string
  readonly row_id: string
  readonly name: string
  readonly beside: string
  readonly since: number
  readonly until: number
  readonly by: string
  readonly why: string
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
  /** The name's code for typing by the shapes of its characters, as the hospital's system has it. */
  readonly wubi: string | null
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
  readonly state: MappingState
  /** Null where nothing is mapped. */
  readonly relation: Relation | null
  /** 0 to 1. */
  readonly confidence: number
  /** Volume x doubt: what the work list is ordered by. */
  readonly weight: number
  readonly origin: Origin
  readonly engine: string | null
  readonly lexicon: string | null
  /** The account of every character and the candidates, as JSON. */
  readonly account: string | null
  /** How the machine read the name. */
  readonly status: Status | null
  /** Its flags with a blank before and behind each: ` typo site-broadened `; empty where there are none. */
  readonly flags: string | null
  /** Of the row's facts in force. `volume` is null for a row that is gone. */
  readonly modality: string | null
  readonly volume: number | null
  /** What a row that waits for a second look, or was sent back from it, was decided to be, and who decided it; else null. */
  readonly pending_state: SettledState | null
  readonly pending_by: string | null
}

/** Items of a mapping, in order. */
export interface MappingItemsTable {
  readonly mapping_id: string
  readonly position: number
  readonly edition: string
  readonly code: string
  /** Both null for an item that is meant for sure; see `MappedItem`. */
  readonly choice: number | null
  readonly alternative: number | null
}

/** What a person did to a row; `until` is when it was undone or decided anew. */
export interface DecisionsTable extends Succession {
  readonly id: string
  readonly row_id: string
  /** The mapping seen when deciding, and the one it led to; the latter is null for one of two blind decisions. */
  readonly saw_id: string | null
  readonly mapping_id: string | null
  readonly act: KeptAct
  /** Empty, or the name of the blind round it belongs to. */
  readonly round: string
  readonly relation: Relation | null
  /** `edition code` of each item, with `choice.alternative` behind where one of several is meant, as a JSON list. */
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
  readonly kind: AssignmentKind
  readonly lower: string
  readonly upper: string
  /** Empty, or the name of a blind round. */
  readonly round: string
}

/** What an institution names beyond the standard. `items` and `aliases` are JSON lists; an extension has one item, its parent. */
export interface ExtensionsTable extends Succession {
  readonly id: string
  readonly institution_id: string
  readonly kind: ExtensionKind
  readonly code: string
  readonly name: string
  readonly items: string
  readonly aliases: string
  /** When it was put forward for the standard. */
  readonly promoted_at: number | null
}

/** What an institution taught that a word of its own means. One row is in force for a word and family at a time. */
export interface WordsTable extends Succession {
  readonly id: string
  readonly institution_id: string
  /** Folded, as names are compared. */
  readonly word: string
  /** Empty for a word that is read in names of every family. */
  readonly family: Naming | ""
  readonly kind: TaughtKind
  /** As the table `word` of the family's lexicon has it. */
  readonly value: string
  /** The institution that it was taken over from. */
  readonly from_id: string | null
  /** Who withdrew it or taught another meaning, and why; null while it is in force. */
  readonly ended_by: string | null
  readonly ended_why: string | null
}
