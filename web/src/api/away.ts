import {useSyncExternalStore} from "react"
import {base} from "./base.ts"
import {queries} from "./reply.ts"
import {isAway} from "./server.ts"

/**
 * Whether the server can't be reached now. It is noticed by any query that
 * fails so; from then on the server is asked every few seconds, and when it
 * is there again what had failed is asked for anew.
 */
export const useAway = (): boolean => useSyncExternalStore(listen, () => away)

const againMs = 2000
let away = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

queries.getQueryCache().subscribe(({query}) => {
  if (!away && (isAway(query.state.fetchFailureReason) || isAway(query.state.error))) becomeAway()
})

/** Something else than a query found the server gone. */
export function becomeAway(): void {
  if (away) return
  tell(true)
  look()
}

function look(): void {
  clearTimeout(timer)
  timer = setTimeout(async () => {
    const ready = await fetch(`${base}/readyz`).then(
      answer => answer.ok,
      () => false,
    )
    if (!ready) return look()
    tell(false)
    await queries.invalidateQueries({
      predicate: query => query.state.status === "error" || query.state.fetchFailureCount > 0,
    })
  }, againMs)
}

function tell(now: boolean): void {
  away = now
  for (const listener of listeners) listener()
}

/** Calls `listener` when the server is there again; what is returned ends that. */
export function onBack(listener: () => void): () => void {
  let before = away
  return listen(() => {
    if (before && !away) listener()
    before = away
  })
}
