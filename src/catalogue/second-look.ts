import {type MappingsTable, type Pending, type PlacedRow, pendingOf} from "../store/catalogues/index.ts"
import {type Act, isLook, isSettled, type Look, type MappingState, stateAfter} from "../store/lists.ts"
import {titleOf} from "./exported.ts"
import {refuse} from "./issues.ts"

/** What a row becomes, and what waits or was sent back then. */
export interface Outcome {
  readonly state: MappingState
  readonly pending?: Pending
}

/** Who acts on a row that they saw. */
interface Looking {
  readonly row: PlacedRow
  readonly saw: MappingsTable
  readonly by: string
  /** Whether they may review there. */
  readonly mayReview: boolean
}

/**
 * What a row becomes by an act. Where its institution asks for a second look,
 * what a person settles waits until another, who may review, confirms it or
 * sends it back. Where it asks for none (any more), whoever may map confirms what
 * waits still.
 *
 * @throws Refusal `decision.not-waiting`, `decision.reviewer`, `decision.own`
 */
export function outcomeOf(act: Act, looking: Looking): Outcome {
  if (isLook(act)) return looked(act, looking)
  const {row, by} = looking
  const state = stateAfter[act]
  return isSettled(state) && row.second_look_since !== null ? {state: "to confirm", pending: {state, by}} : {state}
}

function looked(act: Look, {row, saw, by, mayReview}: Looking): Outcome {
  const pending = waitingIn(saw)
  if (!pending) throw refuse("decision.not-waiting", {row: calledOf(row)})
  if (row.second_look_since !== null) {
    if (pending.by === by) throw refuse("decision.own", {row: calledOf(row)})
    if (!mayReview) throw refuse("decision.reviewer", {row: calledOf(row)})
  }
  return act === "confirm" ? {state: pending.state} : {state: "sent back", pending}
}

/** What waits for a second look with a mapping; undefined where nothing does. */
export const waitingIn = (mapping: MappingsTable): Pending | undefined =>
  mapping.state === "to confirm" ? pendingOf(mapping) : undefined

/** What a mapping says, or will once it is confirmed. */
export const answerIn = (mapping: MappingsTable): MappingState => waitingIn(mapping)?.state ?? mapping.state

const calledOf = (row: PlacedRow): string => [row.code, titleOf(row)].filter(Boolean).join(" ")
