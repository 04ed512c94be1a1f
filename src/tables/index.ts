export {
  type ColumnKind,
  columnCalled,
  columnKinds,
  detectColumns,
  type Found,
  findColumn,
  rivalColumns,
} from "./columns.ts"
export {isNote} from "./issues.ts"
export {defaultLimits, type Limits} from "./limits.ts"
export {openTable, type ReadOptions, type TableReader} from "./read-table.ts"
export type {Row} from "./row.ts"
export {openTarget, type Target} from "./target.ts"
export {isNothing, type Undressed, undress} from "./undress.ts"
export {createTable, type TableWriter, type WriteOptions, writeTable} from "./write-table.ts"
export {writeText} from "./write-text.ts"
