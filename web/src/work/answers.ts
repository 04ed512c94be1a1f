import type {ReplyOf} from "../api/server.ts"
import {apart, forSure, isOpen, resolved} from "./one-of.ts"
import type {Item} from "./row.ts"

/** An item that a name may mean, as recognition proposes it. */
export type Candidate = NonNullable<ReplyOf<"names.recognise">["names"][number]["candidates"]>[number]
export type Similar = ReplyOf<"rows.similar">["rows"][number]

/** One of the numbered answers beside a row, with why it is there. */
export interface NumberedAnswer {
  readonly nth: number
  readonly items: readonly Item[]
  /** What the row's name leaves open: the items that this answer takes of it. */
  readonly taken?: readonly Item[]
  readonly candidate?: Candidate
  readonly similar?: readonly Similar[]
}

interface Beside {
  readonly candidates: readonly Candidate[]
  readonly similar: readonly Similar[]
  /** What stands to be accepted. */
  readonly drafted: readonly Item[]
}

const most = 9 // what one key can name

/**
 * The answers beside a row: the alternatives of what its name leaves open, then
 * candidates, then what similar names were decided as; the same items once, and
 * none that is what would be accepted anyway, or leaves something open itself.
 */
export function answersOf({candidates, similar, drafted}: Beside): readonly NumberedAnswer[] {
  const found = new Map<string, Omit<NumberedAnswer, "nth">>()
  const open = new Set(drafted.filter(({choice}) => choice !== undefined).map(({code}) => code))
  const alternatives = apart(drafted).choices[0] ?? []
  resolved(drafted).forEach((items, i) => {
    found.set(keyOf(items), {items, taken: (alternatives[i] ?? []).map(forSure)})
  })
  for (const candidate of candidates) {
    const items = [{edition: candidate.edition, code: candidate.code, name: candidate.name, en: candidate.en}]
    if (!open.has(candidate.code)) found.set(keyOf(items), {items, candidate})
  }
  for (const row of similar) {
    if (row.items.length === 0 || isOpen(row.items)) continue
    const key = keyOf(row.items)
    const known = found.get(key)
    found.set(key, {items: row.items, ...known, similar: [...(known?.similar ?? []), row]})
  }
  found.delete(keyOf(drafted))
  return [...found.values()].slice(0, most).map((answer, i) => ({nth: i + 1, ...answer}))
}

const keyOf = (items: readonly Item[]): string => items.map(({edition, code}) => `${edition} ${code}`).join("+")
