import type {RowState} from "../../../src/api/lists.ts"
import type {Standing} from "./standing.ts"

/** Marks of states before a row; none while nobody decided it. */
export const marks = {
  accepted: "✓",
  rejected: "✕",
  "no match": "∅",
  deferred: "…",
  "in review": "?",
  "to confirm": "◔",
  "sent back": "↩",
} as const satisfies Partial<Readonly<Record<RowState, string>>>

export const crossedMark = "!"
export const unsentMark = "↑"

/** The mark before a row. */
export const markOf = ({state, unsent}: Standing): string =>
  unsent === "moved" || unsent === "refused"
    ? crossedMark
    : unsent
      ? unsentMark
      : ((marks as Partial<Readonly<Record<RowState, string>>>)[state] ?? "")
