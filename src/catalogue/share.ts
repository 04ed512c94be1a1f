import {createHash} from "node:crypto"
import type {AssignmentsTable} from "../store/catalogues/index.ts"

const parts = 10_000

/** Whether a row is somebody's by an assignment: its code in the range, or its place in the share. */
export function isAssigned(
  {kind, lower, upper}: Pick<AssignmentsTable, "kind" | "lower" | "upper">,
  row: {readonly id: string; readonly code: string},
): boolean {
  if (kind === "range") return row.code >= lower && row.code <= upper
  const place = (100 * shareOf(row.id)) / parts
  return place >= Number(lower) && place < Number(upper)
}

/** Where a row falls among all, 0 to 9,999: always the same for a row, and even over many. */
const shareOf = (id: string): number => createHash("sha256").update(id).digest().readUInt32BE(0) % parts
