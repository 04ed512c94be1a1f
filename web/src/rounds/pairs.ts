import {isSettled, type Relation} from "../../../src/api/lists.ts"
import type {ReplyOf} from "../api/server.ts"

export type Round = ReplyOf<"rounds.get">
export type Pair = Round["pairs"][number]
export type Answer = Pair["first"]
export type Agreement = Round["whole"]
/** The mapping that is in force on a pair's row. */
export type InForce = Pair["mapping"]

export const shows = ["differ", "agree", "all"] as const
export type Show = (typeof shows)[number]

/** Pairs where the two differ first, the heaviest row first. They keep their places when they are decided. */
export const inOrder = (pairs: readonly Pair[]): readonly Pair[] =>
  [...pairs].sort((a, b) => Number(a.agree) - Number(b.agree) || b.volume - a.volume || (a.code < b.code ? -1 : 1))

export const shown = (pairs: readonly Pair[], show: Show): readonly Pair[] =>
  show === "all" ? pairs : pairs.filter(({agree}) => agree === (show === "agree"))

/** Whether a person has decided the row since both gave their answers. */
export function isDone({first, second}: Pair, {state, origin, since}: InForce): boolean {
  return (isSettled(state) || state === "to confirm") && origin === "person" && since >= first.at && since >= second.at
}

/** The pair before or after one; the first where none is chosen, the end stays the end. */
export function beside(pairs: readonly Pair[], row: string | undefined, step: 1 | -1): Pair | undefined {
  const at = pairs.findIndex(pair => pair.row === row)
  return at < 0 ? pairs[0] : pairs[Math.min(pairs.length - 1, Math.max(0, at + step))]
}

/** The next pair that nobody decided, round the end; undefined when all are. */
export function nextOpen(pairs: readonly Pair[], row: string, done: (pair: Pair) => boolean): Pair | undefined {
  const at = pairs.findIndex(pair => pair.row === row)
  const after = [...pairs.slice(at + 1), ...pairs.slice(0, Math.max(0, at))]
  return after.find(pair => !done(pair))
}

/** What is decided when an answer is taken. */
export function choiceOf(answer: Answer): {
  readonly act: "change" | "no match"
  readonly items?: {edition: string; code: string; choice?: number; alternative?: number}[]
  readonly relation?: Relation
  readonly reason?: string
} {
  const reason = answer.reason.trim() === "" ? {} : {reason: answer.reason}
  if (answer.act !== "accept") return {act: "no match", ...reason}
  const {relation} = answer
  return {act: "change", items: answer.items.map(itemOf), ...(relation && {relation}), ...reason}
}

/** Edition and code, and `choice.alternative` where one of several is meant. */
function itemOf(text: string): {edition: string; code: string; choice?: number; alternative?: number} {
  const [edition = "", code = "", place] = text.split(" ")
  const [choice, alternative] = place?.split(".").map(Number) ?? []
  return choice === undefined || alternative === undefined ? {edition, code} : {edition, code, choice, alternative}
}

/** Whether an answer leaves open which of its items is meant. */
export const isOneOf = ({items}: Pick<Answer, "items">): boolean => items.some(item => item.split(" ").length > 2)

/** The items of an answer in one line, by edition and code. */
export const namesIn = (answer: Pick<Answer, "items">): string =>
  answer.items.map(item => item.split(" ").slice(0, 2).join(" ")).join(isOneOf(answer) ? " / " : " + ")

/** What a kappa is called (Landis and Koch 1977): a key of the texts. */
export function kappaWord(
  kappa: number | undefined,
): `kappa-${"none" | "below" | "slight" | "fair" | "moderate" | "substantial" | "perfect"}` {
  if (kappa === undefined) return "kappa-none"
  if (kappa < 0) return "kappa-below"
  if (kappa <= 0.2) return "kappa-slight"
  if (kappa <= 0.4) return "kappa-fair"
  if (kappa <= 0.6) return "kappa-moderate"
  return kappa <= 0.8 ? "kappa-substantial" : "kappa-perfect"
}

export interface Segment {
  readonly segment: string
  readonly facet: string | null
  readonly text: string
  readonly zh: string
  readonly en: string
}

/** Two codes segment by segment, in the order of the first; of a segment that one hasn't, nothing stands there. */
export function sideBySide(
  first: readonly Segment[],
  second: readonly Segment[],
): readonly {readonly segment: string; readonly first?: Segment; readonly second?: Segment; readonly same: boolean}[] {
  const names = [...new Set([...first, ...second].map(({segment}) => segment))]
  return names.map(segment => {
    const [a, b] = [first, second].map(all => all.find(one => one.segment === segment))
    return {segment, ...(a && {first: a}), ...(b && {second: b}), same: a?.text === b?.text}
  })
}

export type Key = "next" | "previous" | "first" | "second" | "search" | "comment" | "undo"

const keys: Readonly<Record<string, Key>> = {
  ArrowDown: "next",
  j: "next",
  ArrowUp: "previous",
  k: "previous",
  "1": "first",
  "2": "second",
  s: "search",
  c: "comment",
  u: "undo",
}

interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a key asks for; combinations are the browser's. */
export const keyOf = ({key, ctrlKey, metaKey, altKey}: Stroke): Key | undefined =>
  ctrlKey || metaKey || altKey ? undefined : keys[key]
