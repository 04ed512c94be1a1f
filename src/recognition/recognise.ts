import {type Composed, compose} from "./compose.ts"
import type {Lexicon, Sense} from "./lexicon.ts"
import {type Normal, normalise} from "./normalise.ts"
import {type Part, type Reading, readParts} from "./read.ts"
import type {Found} from "./scan.ts"
import type {Flag, Kind, Status} from "./texts.ts"

/** One item of an answer: a code that the dictionaries allow. */
export interface Answer {
  readonly code: string
  readonly name: string
  /** The equipment the name states, where it states one. */
  readonly equipment?: string
  readonly listed: boolean
  readonly confidence: number
}

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
}

export interface Recognition {
  readonly name: string
  readonly status: Status
  /** True when the name is determined and every item's confidence reaches the threshold. */
  readonly accepted: boolean
  readonly items: readonly Answer[]
  /** Equipment the name states, in code order. */
  readonly equipment: readonly string[]
  readonly flags: readonly Flag[]
  readonly account: readonly Account[]
}

const longest = 2000 // characters of a name; a longer text is no name

/**
 * What a raw name means, by the policy of recognition: a status, items, flags
 * and an account of every character. The same input gives the same answer.
 *
 * @param given modality key, where the caller knows it
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function recognise(lexicon: Lexicon, name: string, given?: string, accept = 0.9): Recognition {
  if (name.length > longest) return unread(name, "name-too-long")
  const normal = normalise(name, lexicon.script)
  const found = lexicon.words.scan(normal.text)
  const account = accountOf(name, normal, found)
  const scope = found.some(word => word.value.kind === "scope")
  const strange = account.filter(part => part.as === "unknown")
  const reading = readParts(lexicon, normal.text, found, given)
  const composed = compose(lexicon, reading)
  const status = statusOf(reading, composed, scope, strange)
  const flags = [
    ...new Set<Flag>([...composed.flags, ...(strange.length > 0 ? (["unknown-text"] as const) : [])]),
  ].sort()
  const confidence = confidenceOf(flags, strange)
  const kept = status === "out-of-scope" || status === "conflict" || status === "unresolved" ? [] : composed.items
  const items = kept.map(item => ({...item, confidence}))
  return {
    name,
    status,
    accepted: status === "standard" && items.length > 0 && confidence >= accept,
    items,
    equipment: reading.equipment,
    flags: scope && status === "standard" ? [...flags, "part-out-of-scope" as const].sort() : flags,
    account,
  }
}

const unread = (name: string, flag: Flag): Recognition => ({
  name,
  status: "unresolved",
  accepted: false,
  items: [],
  equipment: [],
  flags: [flag],
  account: [{at: 0, length: name.length, text: name, as: "unknown", value: flag}],
})

function statusOf(reading: Reading, composed: Composed, scope: boolean, strange: readonly Account[]): Status {
  if (composed.catheter) return "out-of-scope"
  if (scope && !(composed.items.length > 0 && !composed.open && reading.parts.some(part => part.scopeFree)))
    return "out-of-scope"
  if (reading.conflict) return "conflict"
  if (composed.items.length === 0 || composed.missing) return "unresolved"
  if (strange.some(part => /[\p{sc=Han}]{3,}/u.test(part.text))) return "unresolved"
  return composed.open ? "underspecified" : "standard"
}

/** Doubts that defaults and leftovers raise; each flag costs its share. */
const doubts: Readonly<Partial<Record<Flag, number>>> = {
  "site-unstated": 0.5,
  "unknown-text": 0.3,
  "site-assumed": 0.1,
  "site-broadened": 0.15,
  "position-assumed": 0.05,
  "position-unstated": 0.08,
  "side-assumed": 0.05,
  "method-assumed": 0.04,
  unlisted: 0.08,
}

function confidenceOf(flags: readonly Flag[], strange: readonly Account[]): number {
  const doubt = flags.reduce((sum, flag) => sum + (doubts[flag] ?? 0), 0.02 + strange.length * 0.02)
  return Math.max(0.05, Math.round((1 - doubt) * 1000) / 1000)
}

const punctuation = /^[\s\p{P}\p{S}]+$/u

/** Cover the raw name from first to last character: words found, punctuation, and what is left. */
function accountOf(raw: string, normal: Normal, found: readonly Found<Sense>[]): readonly Account[] {
  const account: Account[] = []
  let end = 0
  const rest = (until: number) => {
    if (until <= end) return
    for (const text of raw.slice(end, until).match(/[\s\p{P}\p{S}]+|[^\s\p{P}\p{S}]+/gu) ?? []) {
      const as = punctuation.test(text) ? "punctuation" : /^\d+$/.test(text) ? "number" : "unknown"
      account.push({at: end, length: text.length, text, as, value: ""})
      end += text.length
    }
  }
  for (const word of found) {
    const at = normal.from[word.at] ?? end
    const until = normal.from[word.at + word.length] ?? raw.length
    if (at < end || until <= at) continue
    rest(at)
    account.push({at, length: until - at, text: raw.slice(at, until), as: word.value.kind, value: word.value.value})
    end = until
  }
  rest(raw.length)
  return account
}

export type {Part}
