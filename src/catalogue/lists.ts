import {type Act, type MappingState, mappingStates, openStates, type RowState, rowStates} from "../store/lists.ts"
import {tableFormats} from "../tables/lists.ts"

/** What the mappings of a catalogue can be written as. */
export const exportForms = [...tableFormats, "work", "paper", "his", "conceptmap", "sssom"] as const
export type ExportForm = (typeof exportForms)[number]

/** The rows that a form is of, by state, where its reader does not choose them. */
export const statesOfForm = {
  work: openStates,
  his: ["accepted"],
  conceptmap: ["accepted", "no match"],
  sssom: ["accepted"],
} as const satisfies Partial<Readonly<Record<ExportForm, readonly MappingState[]>>>

/** The states of the rows that a form has: its own, or those that its reader asks for. */
export const statesFor = (form: ExportForm, asked: readonly MappingState[]): readonly MappingState[] =>
  (statesOfForm as Partial<Readonly<Record<ExportForm, readonly MappingState[]>>>)[form] ?? asked

/** What the states of a row are called. */
export const stateTexts = {
  proposed: {zh: "待决定", en: "proposed"},
  "in review": {zh: "复核中", en: "in review"},
  deferred: {zh: "暂缓", en: "deferred"},
  "sent back": {zh: "已退回", en: "sent back"},
  "to confirm": {zh: "待审核", en: "to be confirmed"},
  accepted: {zh: "已接受", en: "accepted"},
  "no match": {zh: "无匹配", en: "no match"},
  rejected: {zh: "已拒绝", en: "rejected"},
  unmapped: {zh: "未对照", en: "not mapped"},
} as const satisfies Readonly<Record<RowState, {readonly zh: string; readonly en: string}>>

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

/** Numbers of rows by state; none where a state is absent. */
export type RowCounts = Readonly<Partial<Record<RowState, number>>>

/**
 * The rows of a catalogue that an export of these states does not hold, by state.
 *
 * @param rows all of them
 * @param renamed of those in review, the ones that keep an answer given for an earlier name, by the state of that answer: they go with it
 */
export function leftOut(states: readonly MappingState[], rows: RowCounts, renamed: RowCounts): RowCounts {
  const along = states.reduce((sum, state) => sum + (renamed[state] ?? 0), 0)
  const left = rowStates
    .filter(state => !states.some(one => one === state))
    .map(state => [state, (rows[state] ?? 0) - (state === "in review" ? along : 0)] as const)
  return Object.fromEntries(left.filter(([, count]) => count > 0))
}

/** Where the answer to a name comes from as it comes in: a mapping that people or the machine settled, a reading, or nowhere. */
export const liveSources = ["mapping", "recognised", "unknown"] as const
export type LiveSource = (typeof liveSources)[number]

/** How far the row of such a name is; `unknown` where nothing was asked. */
export const liveStates = [...mappingStates, "unknown"] as const
export type LiveState = (typeof liveStates)[number]

/** What a file can say of a row otherwise than the catalogue does. */
export const rowFacts = [
  "name",
  "beside",
  "volume",
  "modality",
  "department",
  "price",
  "price code",
  "pinyin",
  "from",
  "to",
  "other",
] as const
export type RowFact = (typeof rowFacts)[number]

/**
 * What reading a row again by an institution's words does to it. `sure`: it stands without a person from now on. `otherwise`: it
 * was sure and means something else now. `unsure`: it was sure and waits for a person now. `changed`: its answer is another,
 * which still waits. `disagree`: people decided it, and it would now be read surely as something else; it stays.
 */
export const wordEffects = ["sure", "otherwise", "unsure", "changed", "disagree"] as const
export type WordEffect = (typeof wordEffects)[number]
