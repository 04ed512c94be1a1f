/** What a mapping can be while a person has to look at it, in the order of work. */
export const openStates = ["proposed", "in review", "deferred", "sent back", "to confirm"] as const

/** What a mapping is when nobody need look at it any more. */
export const settledStates = ["accepted", "no match", "rejected"] as const

export type SettledState = (typeof settledStates)[number]

/** How far it is decided what a row means. */
export const mappingStates = [...openStates, ...settledStates] as const
export type MappingState = (typeof mappingStates)[number]

/** How far a row is: its mapping's state, or that no mapping speaks of it. */
export const rowStates = [...mappingStates, "unmapped"] as const
export type RowState = (typeof rowStates)[number]

/**
 * What the states of a row are called: the only table of these words. Work list, catalogues, figures, exports and commands
 * take them from here.
 */
export const stateTexts = {
  proposed: {zh: "待决定", en: "undecided"},
  "in review": {zh: "复核中", en: "in review"},
  deferred: {zh: "暂缓", en: "deferred"},
  "sent back": {zh: "已退回", en: "sent back"},
  "to confirm": {zh: "待审核", en: "to be confirmed"},
  accepted: {zh: "已接受", en: "accepted"},
  "no match": {zh: "无匹配", en: "no match"},
  rejected: {zh: "已拒绝", en: "rejected"},
  unmapped: {zh: "未对照", en: "not mapped"},
} as const satisfies Readonly<Record<RowState, {readonly zh: string; readonly en: string}>>

/** What the two halves of the states are called: a person still has to look at a row, or nobody has. */
export const stateGroupTexts = {
  open: {zh: "待处理", en: "open"},
  settled: {zh: "已定", en: "settled"},
} as const satisfies Readonly<Record<string, {readonly zh: string; readonly en: string}>>

/** Whether nobody need look at a row in this state any more. */
export const isSettled = (state: RowState): state is SettledState => settledStates.some(settled => settled === state)

/** Whose decision it is that waits for a second look or was sent back from it: of who asks, or of others. */
export const deciders = ["me", "others"] as const
export type Decider = (typeof deciders)[number]

/** What a work list can be ordered by; `doubt`: examinations x doubt, as it is worked off. */
export const workOrders = ["doubt", "volume", "confidence", "name", "item", "code"] as const
export type WorkOrder = (typeof workOrders)[number]

/** Where a mapping comes from; `inherited`: what people accepted for the same name before. */
export const origins = ["machine", "inherited", "person", "import"] as const
export type Origin = (typeof origins)[number]

/** What a person can do to what another decided, where that takes a second look. */
export const looks = ["confirm", "send back"] as const
export type Look = (typeof looks)[number]

/** What a person may do to a row. */
export const acts = ["accept", "change", "reject", "no match", "defer", "review", ...looks] as const
export type Act = (typeof acts)[number]

/** What a person's act on a row is called. */
export const actTexts = {
  accept: {zh: "接受", en: "accept"},
  change: {zh: "修改", en: "change"},
  reject: {zh: "拒绝", en: "reject"},
  "no match": {zh: "无匹配", en: "no match"},
  defer: {zh: "暂缓", en: "defer"},
  review: {zh: "复核", en: "review"},
  confirm: {zh: "审核通过", en: "confirm"},
  "send back": {zh: "退回", en: "send back"},
} as const satisfies Readonly<Record<Act, {readonly zh: string; readonly en: string}>>

/** Whether an act is done to what another decided. */
export const isLook = (act: KeptAct | Act): act is Look => looks.some(look => look === act)

/** The state that an act puts a row into, where that takes no second look. */
export const stateAfter = {
  accept: "accepted",
  change: "accepted",
  reject: "rejected",
  "no match": "no match",
  defer: "deferred",
  review: "in review",
} as const satisfies Readonly<Record<Exclude<Act, Look>, MappingState>>

/** What is kept of what people did: `review` is a kind of deferring, `undo` takes the last act back. */
export const keptActs = ["accept", "change", "reject", "no match", "defer", "undo", ...looks] as const
export type KeptAct = (typeof keptActs)[number]

/** What one of two people can say of a row in a blind round. */
export const blindActs = ["accept", "no match"] as const
export type BlindAct = (typeof blindActs)[number]

/** Parts of a catalogue that can be somebody's work: codes from one to another, or a share of all rows. */
export const assignmentKinds = ["range", "share"] as const
export type AssignmentKind = (typeof assignmentKinds)[number]

/** What an institution can name beyond the standard: a suffix to one item, or several items under one name. */
export const extensionKinds = ["extension", "combination"] as const
export type ExtensionKind = (typeof extensionKinds)[number]

/** What a job is before it ends. */
export const openJobStates = ["waiting", "running"] as const
export type OpenJobState = (typeof openJobStates)[number]

/** How far a job is. */
export const jobStates = [...openJobStates, "done", "failed", "stopped"] as const
export type JobState = (typeof jobStates)[number]

/** Roles that can be held at one institution. */
export const staffRoles = ["reader", "mapper", "reviewer", "admin"] as const
export type StaffRole = (typeof staffRoles)[number]

/** What people can be: at an institution, or everywhere. */
export const roleNames = [...staffRoles, "editor", "expert", "administrator"] as const
export type RoleName = (typeof roleNames)[number]

/** What an institution asks of a group. */
export const groupActs = ["join", "leave"] as const
export type GroupAct = (typeof groupActs)[number]

/** Who must consent to that: an admin of another institution of the group, and who manages the system. */
export const groupVoices = ["group", "system"] as const
export type GroupVoice = (typeof groupVoices)[number]

/** What came of it. */
export const groupOutcomes = ["done", "refused", "withdrawn"] as const
export type GroupOutcome = (typeof groupOutcomes)[number]

/** What a token may be used for, from least to most: each holds those before it. */
export const scopes = ["read", "map", "review", "manage", "all"] as const
export type Scope = (typeof scopes)[number]
