import {CloseButton} from "@mantine/core"
import {useState} from "react"
import {Confirm} from "../look/confirm.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./held-roles.module.css"
import {type Held, isMe, type User, useRoleName} from "./roles.ts"
import {manageTexts} from "./texts.ts"

interface HeldRolesProps {
  readonly user: User
  /** Where a role holds, in words. */
  readonly where: (role: Held) => string
  /** Takes a role back, where one may. */
  readonly revoke?: (role: Held) => Promise<unknown>
}

/** The roles of a user, each with the way to take it back. */
export function HeldRoles({user, where, revoke}: HeldRolesProps) {
  const say = useTexts(manageTexts)
  const nameOf = useRoleName()
  const {day} = useNumbers()
  const [asked, setAsked] = useState<Held>()
  if (user.roles.length === 0) return <span className={style.none}>{say("no-roles")}</span>
  return (
    <ul className={style.roles}>
      {user.roles.map(held => {
        const words = {name: user.name, role: nameOf(held.role)}
        return (
          <li key={held.id} title={`${say("since")} ${day(held.since)}`}>
            <b>{words.role}</b>
            <span>{where(held)}</span>
            {revoke && (
              <CloseButton
                size="xs"
                aria-label={say("revoke-what", words)}
                title={say("revoke-what", words)}
                onClick={() => setAsked(held)}
              />
            )}
          </li>
        )
      })}
      {asked && revoke && (
        <Confirm
          title={say("revoke-title", {name: user.name, role: nameOf(asked.role)})}
          verb={say("revoke")}
          danger
          act={() => revoke(asked)}
          close={() => setAsked(undefined)}
        >
          {say("revoke-why", {name: user.name, where: where(asked)})} {isMe(user.id) && say("revoke-own")}
        </Confirm>
      )}
    </ul>
  )
}
