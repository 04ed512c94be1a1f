import type {WorkRow} from "./row.ts"
import type {Work} from "./use-desk.ts"

/** What opens under a row for one more word of the person. */
export type Tool = "reject" | "no match" | "send back" | "change" | "find" | "flag" | "comment"

export interface ToolProps {
  readonly work: Work
  readonly row: WorkRow
  readonly onDone: () => void
}
