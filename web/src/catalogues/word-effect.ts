import type {WordEffect} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"
import type {Stretch} from "../look/read-name.tsx"

/** What a word changes, as a preview answers it and as the job that reads again results in. */
export type Effect = Omit<ReplyOf<"words.preview">, "word">

/** The result of a job that read rows again, where it is one. */
export const effectOf = (result: unknown): Effect | undefined =>
  typeof result === "object" && result !== null && "counts" in result ? (result as Effect) : undefined

/** Rows that change, however. */
export const changedIn = ({counts}: Pick<Effect, "counts">): number => sum(counts, ({effect}) => effect !== "disagree")

/** Rows that change otherwise than by becoming sure. */
export const othersIn = ({counts}: Pick<Effect, "counts">): number =>
  sum(counts, ({effect}) => effect !== "disagree" && effect !== "sure")

const sum = (
  counts: Readonly<Partial<Record<WordEffect, number>>>,
  isCounted: (one: {readonly effect: string}) => boolean,
): number => Object.entries(counts).reduce((all, [effect, count]) => all + (isCounted({effect}) ? count : 0), 0)

/** The words of a name that were not understood, each once. */
export const unreadIn = (name: string, account: readonly Stretch[]): readonly string[] => [
  ...new Set(account.flatMap(([at, length, as]) => (as === "unknown" ? [name.slice(at, at + length)] : []))),
]
