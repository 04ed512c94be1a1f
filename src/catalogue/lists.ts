import {type MappingState, mappingStates, openStates, type RowState, rowStates} from "../store/lists.ts"
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
  "wubi",
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

/** What these effects are called. */
export const wordEffectTexts = {
  sure: {zh: "转为已接受", en: "become accepted"},
  otherwise: {zh: "原已接受，项目改变", en: "were accepted, and mean something else"},
  unsure: {zh: "原已接受，转为待决定", en: "were accepted, become undecided"},
  changed: {zh: "仍待决定，识别结果改变", en: "still undecided, with another answer"},
  disagree: {zh: "与人的决定不符，不改动", en: "disagree with people's decisions, which stay"},
} as const satisfies Readonly<Record<WordEffect, {readonly zh: string; readonly en: string}>>
