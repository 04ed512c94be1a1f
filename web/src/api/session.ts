import {useSyncExternalStore} from "react"
import type {Endpoints, Reply} from "../../../src/api/index.ts"
import {type Right, roleRights} from "../../../src/api/lists.ts"

export type Me = Reply<Endpoints["session.get"]>

/**
 * Who sits before the page. `lost`: somebody who was signed in and whose session
 * has ended since; what they were doing stays on the page until they sign in again.
 */
export type Session =
  | {readonly kind: "unknown"}
  | {readonly kind: "nobody"}
  | {readonly kind: "user"; readonly me: Me}
  | {readonly kind: "lost"; readonly me: Me}

let session: Session = {kind: "unknown"}
const listeners = new Set<() => void>()

function become(next: Session): void {
  session = next
  for (const listener of listeners) listener()
}

export const sessionNow = (): Session => session
export const sessionBegan = (me: Me): void => become({kind: "user", me})
export const signedOut = (): void => become({kind: "nobody"})

/** The server answered that it doesn't know who asks. */
export function sessionEnded(): void {
  if (session.kind === "user") become({kind: "lost", me: session.me})
  else if (session.kind === "unknown") become({kind: "nobody"})
}

/** Calls `listener` at every change; what is returned ends that. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSession = (): Session => useSyncExternalStore(onSession, sessionNow)

export const csrfNow = (): string | undefined => (session.kind === "user" ? session.me.csrf : undefined)

/** Whether one has a right everywhere, or at an institution. */
export function may(session: Session, right: Right, institution?: string): boolean {
  if (session.kind !== "user" && session.kind !== "lost") return false
  return session.me.user.roles.some(
    held => (held.institution === null || held.institution === institution) && roleRights[held.role].includes(right),
  )
}

/** Whether one has a right somewhere. */
export function mayAnywhere(session: Session, right: Right): boolean {
  if (session.kind !== "user" && session.kind !== "lost") return false
  return session.me.user.roles.some(held => roleRights[held.role].includes(right))
}
