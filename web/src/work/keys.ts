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
  | "confirm"
  | "send back"
  | "change"
  | "find"
  | "bulk"
  | "select"
  | "select down"
  | "select up"
  | "flag"
  | "comment"
  | "teach"
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
  {action: "confirm", keys: ["y"]},
  {action: "send back", keys: ["w"]},
  {action: "bulk", keys: ["b"]},
  {action: "select", keys: ["Space"]},
  {action: "select down", keys: ["Shift+↓", "Shift+J"]},
  {action: "select up", keys: ["Shift+↑", "Shift+K"]},
  {action: "undo", keys: ["u", "Ctrl+Z"]},
  {action: "flag", keys: ["f"]},
  {action: "comment", keys: ["c"]},
  {action: "teach", keys: ["t"]},
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

const named: Readonly<Record<string, string>> = {ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", " ": "Space"}

/** What selects with Shift held; of other keys Shift is how they are written. */
const shifted: ReadonlySet<string> = new Set(["↓", "↑", "J", "K"])

const byKey: ReadonlyMap<string, Action> = new Map(
  keys.flatMap(({action, keys: own}) => own.map(key => [key, action] as const)),
)

/** As much of a keyboard event as matters. */
interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** What a key asks for, and for `choose` the number. Combinations that are the browser's own ask for nothing. */
export function actionOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Stroke): {readonly action: Action; readonly nth?: number} | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === "z" ? {action: "undo"} : undefined
  if (/^[1-9]$/.test(key)) return {action: "choose", nth: Number(key)}
  const name = named[key] ?? key
  const action = name === "…" ? undefined : byKey.get(shiftKey && shifted.has(name) ? `Shift+${name}` : name)
  return action && {action}
}
