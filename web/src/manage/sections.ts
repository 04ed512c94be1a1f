import type {Right} from "../../../src/api/lists.ts"
import {may, mayAnywhere, type Session} from "../api/session.ts"

/** A page of those that manage; who may see it needs `right` everywhere, or `somewhere`: at an institution at least. */
export interface Section {
  readonly id: "institutions" | "users" | "jobs" | "words" | "audit" | "doctor" | "settings" | "account"
  readonly to: string
  readonly right?: Right
  readonly somewhere?: true
}

export const sections: readonly Section[] = [
  {id: "institutions", to: "/manage/institutions", right: "institution.manage", somewhere: true},
  {id: "users", to: "/manage/users", right: "people.manage"},
  {id: "jobs", to: "/manage/jobs"},
  {id: "words", to: "/manage/words", right: "system.manage"},
  {id: "audit", to: "/manage/audit", right: "system.manage"},
  {id: "doctor", to: "/manage/doctor", right: "system.manage"},
  {id: "settings", to: "/manage/settings", right: "system.manage"},
  {id: "account", to: "/account"},
]

/** Whether a page is there for who sits before it; what needs no right needs a user. */
export function maySee(session: Session, {right, somewhere}: Section): boolean {
  if (session.kind !== "user" && session.kind !== "lost") return false
  if (right === undefined) return true
  return somewhere ? mayAnywhere(session, right) : may(session, right)
}
