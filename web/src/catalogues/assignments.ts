import type {AssignmentKind} from "../../../src/api/lists.ts"

/** What a reviewer fills in to give somebody a part of the work. */
export interface Part {
  readonly kind: AssignmentKind
  readonly lower: string
  readonly upper: string
}

/** What is wrong with a part before it is sent: a key of the texts, or undefined. */
export function wrongPart({kind, lower, upper}: Part): "share-wrong" | "range-wrong" | undefined {
  const [from, to] = [lower.trim(), upper.trim()]
  if (kind === "range") return from !== "" && to !== "" && from <= to ? undefined : "range-wrong"
  const [low, high] = [Number(from), Number(to)]
  return from !== "" && to !== "" && low >= 0 && low < high && high <= 100 ? undefined : "share-wrong"
}
