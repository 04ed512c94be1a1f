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
  type WordEffect,
  wordEffects,
  wordEffectTexts,
} from "../catalogue/lists.ts"
export {type Check, checks, type FindingState, findingStates} from "../delivery/lists.ts"
export {conceptFacets, conceptSchemes, protocols} from "../exchange/lists.ts"
export {
  isLogin,
  listApplies,
  loginCharacters,
  longestLogin,
  type Needs,
  type PasswordRules,
  passwordBounds,
  passwordPresets,
  type Right,
  rights,
  rightTexts,
  roleRights,
  roleTexts,
  rulesIn,
  scopeRights,
  signInWays,
} from "../people/lists.ts"
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
  actTexts,
  assignmentKinds,
  blindActs,
  type Decider,
  deciders,
  type ExtensionKind,
  extensionKinds,
  groupActs,
  groupOutcomes,
  groupVoices,
  isLook,
  isSettled,
  type JobState,
  jobStates,
  type KeptAct,
  keptActs,
  type Look,
  looks,
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
  type SettledState,
  type StaffRole,
  scopes,
  settledStates,
  staffRoles,
  stateAfter,
  stateGroupTexts,
  stateTexts,
  type WorkOrder,
  workOrders,
} from "../store/lists.ts"
export {
  type ColumnKind,
  columnKinds,
  ownColumnKinds,
  type TableFormat,
  type ToldKind,
  tableFormats,
  toldKinds,
} from "../tables/lists.ts"

/** Kinds of what is done, each with the beginnings of the acts that the audit enters it by, and what it is called. */
export const auditKinds = {
  decisions: {acts: ["mapping", "round"], zh: "对照决定", en: "Decisions"},
  remarks: {acts: ["row", "feedback"], zh: "评论与意见", en: "Remarks"},
  catalogues: {
    acts: ["catalogue", "assignment", "extension", "word", "words"],
    zh: "目录、分工与用词",
    en: "Catalogues, assignments, words",
  },
  people: {acts: ["user", "role"], zh: "用户与角色", en: "Users and roles"},
  access: {acts: ["session", "password", "identity", "token"], zh: "登录与凭据", en: "Signing in"},
  institutions: {acts: ["institution", "group", "audit"], zh: "机构与机构组", en: "Institutions and groups"},
  system: {acts: ["settings", "job", "edition", "backup", "store"], zh: "系统", en: "The system"},
} as const satisfies Readonly<
  Record<string, {readonly acts: readonly string[]; readonly zh: string; readonly en: string}>
>
export type AuditKind = keyof typeof auditKinds
export const auditKindNames = Object.keys(auditKinds) as readonly AuditKind[]

/** Jobs of the whole system that somebody can start. */
export const systemJobs = ["audit-verify", "backup"] as const
export type SystemJob = (typeof systemJobs)[number]
