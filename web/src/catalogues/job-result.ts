import type {MappingState} from "../../../src/api/lists.ts"

/** What a job on a catalogue came to, as the server writes it. */
interface Mapped {
  readonly rows: number
  readonly inherited: number
  readonly accepted: number
  readonly proposed: number
}

interface Meaning {
  readonly state: MappingState
  /** Edition, a blank, code. */
  readonly codes: readonly string[]
}

export interface Reread {
  readonly row: string
  readonly name: string
  readonly volume: number
  readonly before: Meaning
  readonly after: Meaning
}

export interface Remapped {
  readonly rows: number
  readonly changed: number
  readonly applied: boolean
  readonly examples: readonly Reread[]
}

type JobResult = ({readonly kind: "map"} & Mapped) | ({readonly kind: "remap"} & Remapped) | {readonly kind: "other"}

/** The result of a job that has ended well, by its kind. */
export function resultOf({kind, result}: {readonly kind: string; readonly result?: unknown}): JobResult {
  if (typeof result !== "object" || result === null) return {kind: "other"}
  if (kind === "catalogue-map") return {kind: "map", ...(result as Mapped)}
  if (kind === "catalogue-remap") return {kind: "remap", ...(result as Remapped)}
  return {kind: "other"}
}
