/** The closed lists of the rooms below that callers need too. Imports nothing else, so that a page can take it as it is. */
export {
  type ExportForm,
  exportForms,
  leftOut,
  liveSources,
  liveStates,
  type RowCounts,
  type RowFact,
  rowFacts,
  statesFor,
  stateTexts,
  type WordEffect,
  wordEffects,
} from "../catalogue/lists.ts"
export {type Check, checks, type FindingState, findingStates} from "../delivery/lists.ts"
export {conceptFacets, conceptSchemes, protocols} from "../exchange/lists.ts"
export {type Needs, type Right, rights, roleRights, roleTexts, scopeRights, signInWays} from "../people/lists.ts"
export {
  type BesideKind,
  besideKinds,
  type Flag,
  flags,
  idles,
  type Kind,
  kinds,
  type Status,
  statuses,
  type TaughtKind,
  taughtKinds,
} from "../recognition/lists.ts"
export {type NarrowFacet, narrowFacets} from "../search/lists.ts"
export {allEditions, allEditionsTexts} from "../shelf/lists.ts"
export {
  changeKinds,
  changeSubjects,
  type EditionState,
  editionStates,
  type Facet,
  facets,
  fates,
  itemStandings,
  nameLayers,
  namings,
  type Relation,
  relations,
  standings,
  type TermFacet,
  termFacets,
} from "../standard/lists.ts"
export {
  type Act,
  type AssignmentKind,
  acts,
  assignmentKinds,
  blindActs,
  type ExtensionKind,
  extensionKinds,
  groupActs,
  groupOutcomes,
  groupVoices,
  isSettled,
  type JobState,
  jobStates,
  type KeptAct,
  keptActs,
  type MappingState,
  mappingStates,
  type Origin,
  openStates,
  origins,
  type RoleName,
  type RowState,
  roleNames,
  rowStates,
  type Scope,
  type StaffRole,
  scopes,
  settledStates,
  staffRoles,
  stateAfter,
  type WorkOrder,
  workOrders,
} from "../store/lists.ts"
export {
  type ColumnKind,
  columnKinds,
  type TableFormat,
  type ToldKind,
  tableFormats,
  toldKinds,
} from "../tables/lists.ts"

/** Jobs of the whole system that somebody can start. */
export const systemJobs = ["audit-verify", "backup"] as const
export type SystemJob = (typeof systemJobs)[number]
