import type {Status} from "../recognition/index.ts"
import {codesOf, type Judged} from "./judge.ts"

/** What a run read a name as. */
interface Verdict {
  readonly name: string
  /** "" where none was given. */
  readonly modality: string
  /** What stood beside the name, where anything did. */
  readonly beside?: string
  readonly status: Status
  readonly codes: readonly string[]
  readonly exact: boolean
}

/** An evaluation's readings, kept to compare a later one with. */
export interface SavedRun {
  readonly kind: "zhengming-evaluation"
  readonly edition: string
  /** Of the engine and the lexicon. */
  readonly version: string
  readonly verdicts: readonly Verdict[]
}

/** One name that two runs read differently. */
export interface ChangedVerdict {
  readonly before: Verdict
  readonly after: Verdict
}

export interface RunChange {
  /** Version of the earlier run. */
  readonly since: string
  /** Exact now and not before, and the other way about. */
  readonly better: readonly ChangedVerdict[]
  readonly worse: readonly ChangedVerdict[]
  /** Read differently, and exact in neither run or, by another label, in both. */
  readonly other: readonly ChangedVerdict[]
  /** Names of one run only. */
  readonly added: number
  readonly gone: number
}

/** The readings of a run, to be kept. */
export function savedRun(edition: string, version: string, judged: readonly Judged[]): SavedRun {
  const verdicts = judged.map(({label, read, exact}) => ({
    name: label.name,
    modality: label.modality ?? "",
    ...(label.beside && {beside: label.beside.map(({text}) => text).join(" ")}),
    status: read.status,
    codes: codesOf(read),
    exact,
  }))
  return {kind: "zhengming-evaluation", edition, version, verdicts}
}

/** What got better and what got worse, name by name. */
export function compareRuns(before: SavedRun, after: SavedRun): RunChange {
  const known = byName(before)
  const now = byName(after)
  const pairs = [...now].flatMap(([key, verdict]): readonly ChangedVerdict[] => {
    const earlier = known.get(key)
    return earlier && saying(earlier) !== saying(verdict) ? [{before: earlier, after: verdict}] : []
  })
  return {
    since: before.version,
    better: pairs.filter(pair => pair.after.exact && !pair.before.exact),
    worse: pairs.filter(pair => pair.before.exact && !pair.after.exact),
    other: pairs.filter(pair => pair.before.exact === pair.after.exact),
    added: [...now.keys()].filter(key => !known.has(key)).length,
    gone: [...known.keys()].filter(key => !now.has(key)).length,
  }
}

const byName = ({verdicts}: SavedRun): ReadonlyMap<string, Verdict> =>
  new Map(verdicts.map(verdict => [`${verdict.modality}\t${verdict.name}\t${verdict.beside ?? ""}`, verdict]))

const saying = ({status, codes, exact}: Verdict): string => `${status} ${codes.join(";")} ${exact}`
