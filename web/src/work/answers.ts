import type {ReplyOf} from "../api/server.ts"
import type {Item} from "./row.ts"

/** An item that a name may mean, as recognition proposes it. */
export type Candidate = NonNullable<ReplyOf<"names.recognise">["names"][number]["candidates"]>[number]
export type Similar = ReplyOf<"rows.similar">["rows"][number]

/** One of the numbered answers beside a row, with why it is there. */
export interface NumberedAnswer {
  readonly nth: number
  readonly items: readonly Item[]
  readonly candidate?: Candidate
  readonly similar?: readonly Similar[]
}

const most = 9 // what one key can name

/**
 * The answers beside a row: candidates, then what similar names were decided
 * as; the same items once, and none that is what would be accepted anyway.
 */
export function answersOf(
  edition: string,
  candidates: readonly Candidate[],
  similar: readonly Similar[],
  drafted: readonly Item[],
): readonly NumberedAnswer[] {
  const found = new Map<string, Omit<NumberedAnswer, "nth">>()
  for (const candidate of candidates) {
    const items = [{edition, code: candidate.code, name: candidate.name, en: candidate.en}]
    found.set(keyOf(items), {items, candidate})
  }
  for (const row of similar) {
    if (row.items.length === 0) continue
    const key = keyOf(row.items)
    const known = found.get(key)
    found.set(key, {items: row.items, ...known, similar: [...(known?.similar ?? []), row]})
  }
  found.delete(keyOf(drafted))
  return [...found.values()].slice(0, most).map((answer, i) => ({nth: i + 1, ...answer}))
}

const keyOf = (items: readonly Item[]): string => items.map(({edition, code}) => `${edition} ${code}`).join("+")
