export {type AcceptedRow, acceptedAs, acceptedLately, cataloguesNear} from "./accepted-rows.ts"
export {
  addIdentity,
  addSession,
  addToken,
  addUser,
  disableUser,
  endSessions,
  grantRole,
  liveSession,
  liveToken,
  type NewSession,
  type NewToken,
  type NewUser,
  type Role,
  revokeRole,
  revokeToken,
  rolesAt,
  rolesOf,
  rolesOfAll,
  setPassword,
  tokensOf,
  touchSession,
  touchToken,
  userById,
  userByIdentity,
  userByLogin,
  users,
  usersByIds,
} from "./accounts.ts"
export {assign, assignmentsOf, type NewAssignment, unassign} from "./assignments.ts"
export {type AuditHead, auditPage, type Deed, record, verifyAudit} from "./audit.ts"
export {backup, type Counts} from "./backup.ts"
export {insertMany, parts} from "./bulk.ts"
export {canonical, type Json} from "./canonical.ts"
export {
  addCatalogue,
  addImport,
  addRows,
  type CatalogueRow,
  catalogueById,
  catalogueRow,
  catalogueRows,
  cataloguesOf,
  countRows,
  dropRows,
  importOf,
  type NewRow,
  nextRows,
  type RowBrief,
  type RowFacts,
  succeedFacts,
} from "./catalogues.ts"
export {type Cause, type Change, change} from "./change.ts"
export {addComment, commentsOn, resolveComment} from "./comments.ts"
export type {Connection, Kind} from "./connection.ts"
export {
  type Decision,
  decide,
  decisionsBecause,
  decisionsOf,
  decisionTimes,
} from "./decisions.ts"
export {type EditionSource, editionsAsOf, itemsAsOf, loadEditions, putEdition, termsAsOf} from "./editions.ts"
export {
  extensionsInGroup,
  extensionsOf,
  type NewExtension,
  promoteExtension,
  putExtension,
  retireExtension,
} from "./extensions.ts"
export {inForce} from "./history.ts"
export type {Clock, Random} from "./ids.ts"
export {
  addGroup,
  addInstitution,
  changeInstitution,
  groups,
  type InstitutionFacts,
  institutionByCode,
  institutionById,
  institutions,
  type NewInstitution,
  retireInstitution,
} from "./institutions.ts"
export {type ItemUsage, type ItemUse, itemUsage, itemUses} from "./item-usage.ts"
export {
  claim,
  enqueue,
  fault,
  finish,
  jobById,
  jobs,
  type NewJob,
  openJobs,
  type Progress,
  progress,
  release,
  stopJob,
  type Worker,
} from "./jobs.ts"
export {acceptedByPeople, type MappedRow, machineRows, mappedRows, rowsByIds} from "./mapped-rows.ts"
export {
  historyOf,
  type ItemRef,
  insertMappings,
  itemsOf,
  type MappingState,
  mappingById,
  mappingsOf,
  type NewMapping,
  putMappings,
  type Relation,
} from "./mappings.ts"
export {type NamedRow, rowsNamed} from "./named-rows.ts"
export {databaseFile, openReader, openStore, type Store, type StoreOptions, type Where} from "./open.ts"
export {
  acceptedByItem,
  type DayChange,
  openRows,
  rowChanges,
  type Sum,
  stateChanges,
  statesOf,
} from "./progress.ts"
export {keepReply, type Reply, replyOf} from "./replies.ts"
export {checkBackup, restore} from "./restore.ts"
export {
  type BlindDecision,
  blindDecisions,
  decideBlind,
  ownDecisions,
  roundDecisions,
} from "./rounds.ts"
export type * from "./schema.ts"
export {putSetting, settings} from "./settings.ts"
export {measureTables} from "./statistics.ts"
export {keys, type Table, tables} from "./tables.ts"
export {userNames} from "./user-names.ts"
export {
  countWork,
  proposedLike,
  type WorkFilter,
  type WorkKey,
  type WorkMark,
  type WorkPage,
  type WorkRow,
  workKeys,
  workList,
  workRows,
} from "./work-list.ts"
