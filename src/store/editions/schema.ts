import type {EditionState} from "../../standard/lists.ts"
import type {Succession} from "../succession.ts"

/** The tables of the editions and what they hold. */
export interface EditionsSchema {
  readonly editions: EditionsTable
  readonly edition_tables: EditionTablesTable
}

/** An edition as loaded. A draft that changes is succeeded by a new row; a released one never changes. */
export interface EditionsTable extends Succession {
  readonly id: string
  /** `5.0`, `us-1.1`. */
  readonly edition: string
  readonly status: EditionState
  readonly title_zh: string
  readonly title_en: string
  readonly published: string | null
  readonly in_force: string | null
  /** sha256 of the edition's files. */
  readonly hash: string
  /** `edition.json`, as canonical JSON. */
  readonly facts: string
}

/** A table that an edition is built from, as it was written; none where it uses those of its base. */
interface EditionTablesTable {
  readonly edition_id: string
  /** `site`, `listed`, `pinyin` … */
  readonly name: string
  /** Its rows in order, each by column header, as canonical JSON. */
  readonly rows: string
}
