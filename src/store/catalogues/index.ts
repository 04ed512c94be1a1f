export {type AcceptedRow, acceptedAs, acceptedLately, cataloguesNear} from "./accepted-rows.ts"
export {
  assign,
  assignmentsFor,
  assignmentsOf,
  type NewAssignment,
  type PlacedAssignment,
  roundsAsked,
  unassign,
} from "./assignments.ts"
export {besideIn, besideKey, besideText, type RowBeside} from "./beside.ts"
export {
  addCatalogue,
  addImport,
  addRows,
  type CatalogueRow,
  catalogueById,
  catalogueRow,
  catalogueRows,
  cataloguesOf,
  cataloguesOfRows,
  countRows,
  dropRows,
  importOf,
  type KnownRow,
  keepMapped,
  knownRows,
  type NewRow,
  nextRows,
  type PlacedRow,
  type RowBrief,
  type RowFacts,
  renameRows,
  succeedFacts,
  toldColumns,
} from "./catalogues.ts"
export {addComment, commentsOn, resolveComment} from "./comments.ts"
export {type Decision, decide, decisionsBecause, decisionsOf, decisionTimes} from "./decisions.ts"
export {
  extensionsInGroup,
  extensionsOf,
  type NewExtension,
  promoteExtension,
  putExtension,
  retireExtension,
} from "./extensions.ts"
export {type ItemUsage, type ItemUse, itemUsage, itemUses} from "./item-usage.ts"
export {looksFor} from "./looks.ts"
export {
  acceptedByPeople,
  decidedRows,
  type MappedRow,
  machineRows,
  mappedRows,
  renamedRows,
  rowsByIds,
} from "./mapped-rows.ts"
export {
  endMappings,
  historyOf,
  type ItemRef,
  insertMappings,
  itemsByMapping,
  itemsOf,
  itemText,
  type MappedItem,
  mappingById,
  mappingsOf,
  type NewMapping,
  type Pending,
  pendingOf,
  putMappings,
  succeedMappings,
  weighMore,
  withPending,
} from "./mappings.ts"
export {type NamedRow, rowsNamed} from "./named-rows.ts"
export {acceptedByItem, openRows, type QuarterChange, rowChanges, type Sum, stateChanges, statesOf} from "./progress.ts"
export {answersIn, type BlindDecision, blindDecisions, decideBlind, ownDecisions, roundDecisions} from "./rounds.ts"
export type {
  AssignmentsTable,
  CatalogueRowsTable,
  CataloguesSchema,
  CataloguesTable,
  CommentsTable,
  DecisionsTable,
  ExtensionsTable,
  ImportsTable,
  MappingItemsTable,
  MappingsTable,
  RowFactsTable,
  WordsTable,
} from "./schema.ts"
export {
  endWord,
  everyWord,
  type NewWord,
  type OfferedWord,
  putWord,
  type TaughtWord,
  wordById,
  wordsInGroup,
  wordsOf,
} from "./words.ts"
export {
  countWork,
  proposedAs,
  proposedLike,
  type WorkFilter,
  type WorkKey,
  type WorkMark,
  type WorkPage,
  type WorkRow,
  type WorkSort,
  workKeys,
  workList,
  workRows,
} from "./work-list.ts"
