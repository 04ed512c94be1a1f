import {type RoleName, roleTexts} from "../../../src/api/lists.ts"
import type {RowOf} from "../api/pages.ts"
import {readSession} from "../api/server.ts"
import {sessionNow} from "../api/session.ts"
import {useLanguage} from "../texts/table.ts"

export type User = RowOf<"users.list">
export type Held = User["roles"][number]

/** What a role is called. */
export function useRoleName(): (role: RoleName) => string {
  const {language} = useLanguage()
  return role => roleTexts[role][language]
}

/** Whether a user is who sits before the page. */
export function isMe(user: string): boolean {
  const session = sessionNow()
  return (session.kind === "user" || session.kind === "lost") && session.me.user.id === user
}

/** After a change of one's own roles: what may be seen follows them. */
export const refreshOwn = async (user: string): Promise<void> => {
  if (isMe(user)) await readSession()
}
