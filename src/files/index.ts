export {type ColumnKind, columnKinds, detectColumns, type Found, findColumn} from "./columns.ts"
export {loadConcepts} from "./concepts.ts"
export {
  type DigestRow,
  editionHash,
  editionIds,
  editionTables,
  loadEdition,
  loadWithIssues,
  readDigest,
  readRows,
} from "./editions.ts"
export {type LabelledNames, readLabelled} from "./labelled.ts"
export {lexiconTables, loadLexicon, loadLexiconWith, loadSounds} from "./lexicon.ts"
export {defaultLimits, type Limits} from "./limits.ts"
export {openTable, type ReadOptions, type Row, type TableReader} from "./read-table.ts"
export {readSavedRun} from "./saved-run.ts"
export {openTarget, type Target} from "./target.ts"
export {createTable, type TableWriter, type WriteOptions, writeTable} from "./write-table.ts"
export {writeText} from "./write-text.ts"
