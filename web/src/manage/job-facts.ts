import type {Params} from "../texts/table.ts"
import type {jobListTexts} from "./job-texts.ts"

type Key = keyof (typeof jobListTexts)["texts"]
/** A sentence of the table of texts with its parameters. */
type Sentence = readonly [key: Key, params?: Params]

/** How long something took, in the two units that matter. */
export function durationOf(ms: number): Sentence {
  if (ms < 1000) return ["instant"]
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return ["seconds", {s: seconds}]
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return ["minutes", {m: minutes, s: seconds % 60}]
  return ["hours", {h: Math.floor(minutes / 60), m: minutes % 60}]
}

interface Times {
  readonly started: string | null
  readonly ended: string | null
}

/** Milliseconds that a job has run so far; nothing before it began. */
export function ranMs({started, ended}: Times, now: number): number | undefined {
  return started === null ? undefined : (ended === null ? now : Date.parse(ended)) - Date.parse(started)
}

type Result = Readonly<Record<string, unknown>>

/**
 * What came of a job as one sentence, where its kind is known here; numbers as
 * `count` writes them, `applied` as the key of a sentence.
 */
export function resultOf(kind: string, result: unknown, count: (n: number) => string): Sentence | undefined {
  if (typeof result !== "object" || result === null) return undefined
  const given = result as Result
  const n = (name: string) => count(Number(given[name] ?? 0))
  switch (kind) {
    case "audit-verify":
      return given.holds === true ? ["audit-holds", {count: n("seq")}] : ["audit-broken"]
    case "backup":
      return ["backup-made", {count: n("rows")}]
    case "catalogue-map":
      return [
        "map-made",
        {rows: n("rows"), accepted: n("accepted"), inherited: n("inherited"), proposed: n("proposed")},
      ]
    case "catalogue-remap":
      return [
        "remap-made",
        {rows: n("rows"), changed: n("changed"), applied: given.applied === true ? "applied" : "not-applied"},
      ]
    case "words-read": {
      const counts = (given.counts ?? {}) as Result
      const of = (name: string) => count(Number(counts[name] ?? 0))
      return ["words-made", {rows: n("rows"), sure: of("sure"), unsure: of("unsure"), disagree: of("disagree")}]
    }
    default:
      return undefined
  }
}

/** Example rows of a catalogue that reads differently now. */
interface Reread {
  readonly name: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export function rereadOf(result: unknown): readonly Reread[] {
  const examples = (result as Result | null | undefined)?.examples
  if (!Array.isArray(examples)) return []
  return examples.map(({name, before, after}) => ({name, before: before?.codes ?? [], after: after?.codes ?? []}))
}
