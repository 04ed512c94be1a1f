import {becomeAway, onBack} from "../api/away.ts"
import {queries, replyOf} from "../api/reply.ts"
import {isAway, ProblemError, server} from "../api/server.ts"
import {onSession, sessionNow} from "../api/session.ts"
import {tellFault} from "../look/notice.tsx"
import {languageNow} from "../texts/table.ts"
import {keptEntries} from "./kept-entries.ts"
import {newKey} from "./new-key.ts"
import {type Entry, Outbox, type Outcome} from "./outbox.ts"
import type {Mapping} from "./row.ts"
import {workTexts} from "./texts.ts"

type Kept = (entry: Entry, mapping: Mapping | undefined) => void

const againMs = 3000
const listeners = new Set<Kept>()
const boxes = new Map<string, Outbox>()

/** The outbox of a user in this browser; what it holds survives a reload, and waits for its user to be back. */
export function outboxOf(userId: string): Outbox {
  const known = boxes.get(userId)
  if (known) return known
  const kept = keptEntries(localStorage, userId, windowId())
  const outbox = new Outbox({
    send: entry => send(entry, userId),
    kept: (entry, mapping) => {
      for (const listener of listeners) listener(entry, mapping)
    },
    save: entries => {
      if (!kept.write(entries)) tellFault(workTexts.texts["no-room"][languageNow()])
    },
    saved: kept.read,
  })
  boxes.set(userId, outbox)
  onBack(() => outbox.wake())
  onSession(() => outbox.wake())
  setInterval(() => {
    if (outbox.entries().some(({state}) => state === "waiting")) outbox.wake()
  }, againMs)
  return outbox
}

/** This window, the same after a reload. */
function windowId(): string {
  const name = "zhengming.window"
  const known = sessionStorage.getItem(name) ?? newKey()
  sessionStorage.setItem(name, known)
  return known
}

/** Calls `listener` for each deed that was kept; what is returned ends that. */
export function onKept(listener: Kept): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

async function send(entry: Entry, userId: string): Promise<Outcome> {
  const session = sessionNow()
  if (session.kind !== "user" || session.me.user.id !== userId) return {kind: "away"}
  try {
    return {kind: "kept", ...(await keep(entry))}
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.kind === "moved") await queries.invalidateQueries({queryKey: sheetKey(entry)})
    return outcome
  }
}

/** What is known of a deed's row. */
export const sheetKey = ({institution, row}: Pick<Entry, "institution" | "row">) =>
  replyOf("rows.get", {params: {institution, row: row.row}}).queryKey

async function keep({key, institution, row, deed, saw = row.mapping.id}: Entry): Promise<{mapping?: Mapping}> {
  const params = {institution, row: row.row}
  switch (deed.kind) {
    case "decide":
      return (await server.call("rows.decide", {params, body: {...deed.body, saw}, key})).value
    case "undo":
      return (await server.call("rows.undo", {params, key})).value
    case "comment":
      await server.call("rows.comment", {params, body: deed.body, key})
      return {}
    case "choose":
      await server.call("rounds.choose", {params: {...params, round: deed.round}, body: deed.body, key})
      return {}
  }
}

/** What a failed try means: nobody there, another was faster, or no. */
function outcomeOf(error: unknown): Outcome {
  if (isAway(error)) {
    becomeAway()
    return {kind: "away"}
  }
  if (!(error instanceof ProblemError)) throw error
  const {status, issues, detail, title} = error.problem
  const [first] = issues
  if (status === 401 || status === 429 || first?.id === "store.conflict") return {kind: "away"}
  if (first?.id === "mapping.moved") return {kind: "moved"}
  const text = detail ?? title
  return {kind: "refused", reason: {zh: first?.zh ?? text, en: first?.en ?? text}}
}
