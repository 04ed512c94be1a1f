import {type Act, isLook, isSettled, type MappingState, type Relation, stateAfter} from "../../../src/api/lists.ts"
import {usualRelation} from "./one-of.ts"
import type {Deed, Entry} from "./outbox.ts"
import {type Item, readingOf, type WorkRow} from "./row.ts"

/** How a row stands for the person who works on it: as the server has it, or as it will when a deed on its way arrives. */
export interface Standing {
  readonly state: MappingState
  readonly items: readonly Item[]
  readonly relation: Relation
  /** Of a deed that the server has not acknowledged. */
  readonly unsent?: Entry["state"]
}

/** How a row stands by the server. */
export const standingOf = ({mapping: {state, items, relation}}: WorkRow): Standing => ({
  state,
  items,
  relation: relation ?? "equivalent",
})

/** What a row becomes by an act, at an institution that asks for a second look or doesn't. */
export function stateBy(act: Act, {mapping}: WorkRow, secondLook: boolean): MappingState {
  if (isLook(act)) return act === "send back" ? "sent back" : (mapping.pending?.state ?? mapping.state)
  const state = stateAfter[act]
  return secondLook && isSettled(state) ? "to confirm" : state
}

/** How it will stand when a decision arrives. */
export function standingAfter(
  row: WorkRow,
  {body, items}: Deed & {readonly kind: "decide"},
  secondLook: boolean,
): Standing {
  const before = standingOf(row)
  return {
    state: stateBy(body.act, row, secondLook),
    items: isNone(body.act) || items.length > 0 ? items : before.items,
    relation: body.relation ?? before.relation,
  }
}

/** Nothing is kept for the row. */
const isNone = (act: Act): boolean => act === "reject" || act === "no match"

/** How a row's name stands to items: as a larger site stands for its own, where they are of its reading. */
export function usualOf({mapping}: WorkRow, items: readonly Item[]): Relation {
  const {flags, read} = readingOf(mapping)
  return usualRelation(items, flags.includes("site-broadened") && items.some(({code}) => read.includes(code)))
}
