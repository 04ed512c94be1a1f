/** What can be done from the keyboard on the work list. */
export type Action =
  | "next"
  | "previous"
  | "page down"
  | "page up"
  | "first"
  | "last"
  | "accept"
  | "choose"
  | "one of"
  | "relation"
  | "reject"
  | "no match"
  | "defer"
  | "review"
  | "change"
  | "find"
  | "bulk"
  | "flag"
  | "comment"
  | "undo"
  | "search"
  | "help"
  | "close"

/** Keys by action, in the order of the help sheet; written as they are shown. */
export const keys: readonly {readonly action: Action; readonly keys: readonly string[]}[] = [
  {action: "accept", keys: ["Enter", "a"]},
  {action: "choose", keys: ["1", "…", "9"]},
  {action: "one of", keys: ["o"]},
  {action: "relation", keys: ["r"]},
  {action: "change", keys: ["e"]},
  {action: "find", keys: ["s"]},
  {action: "reject", keys: ["x"]},
  {action: "no match", keys: ["n"]},
  {action: "defer", keys: ["d"]},
  {action: "review", keys: ["v"]},
  {action: "bulk", keys: ["b"]},
  {action: "undo", keys: ["u", "Ctrl+Z"]},
  {action: "flag", keys: ["f"]},
  {action: "comment", keys: ["c"]},
  {action: "next", keys: ["j", "↓"]},
  {action: "previous", keys: ["k", "↑"]},
  {action: "page down", keys: ["PageDown"]},
  {action: "page up", keys: ["PageUp"]},
  {action: "first", keys: ["Home"]},
  {action: "last", keys: ["End"]},
  {action: "search", keys: ["/"]},
  {action: "help", keys: ["?"]},
  {action: "close", keys: ["Esc"]},
]

const named: Readonly<Record<string, string>> = {ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc"}

const byKey: ReadonlyMap<string, Action> = new Map(
  keys.flatMap(({action, keys: own}) => own.map(key => [key, action] as const)),
)

/** As much of a keyboard event as matters. */
interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a key asks for, and for `choose` the number. Combinations that are the browser's own ask for nothing. */
export function actionOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Stroke): {readonly action: Action; readonly nth?: number} | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === "z" ? {action: "undo"} : undefined
  if (/^[1-9]$/.test(key)) return {action: "choose", nth: Number(key)}
  const action = key === "…" ? undefined : byKey.get(named[key] ?? key)
  return action && {action}
}
