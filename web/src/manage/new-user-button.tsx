import {Button} from "@mantine/core"
import {IconPlus} from "@tabler/icons-react"
import {useState} from "react"
import type {ReplyOf} from "../api/server.ts"
import {useTexts} from "../texts/table.ts"
import {SecretDialog} from "./secret-dialog.tsx"
import {AddUser} from "./user-dialog.tsx"
import {userTexts} from "./user-texts.ts"

interface NewUserButtonProps {
  /** Where the new user gets a role at once. */
  readonly institution?: string
  readonly done?: (made: ReplyOf<"users.add">) => void
}

/** Adds a user, and shows the password that was made for them once. */
export function NewUserButton({institution, done}: NewUserButtonProps) {
  const say = useTexts(userTexts)
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<ReplyOf<"users.add">>()
  const added = (reply: ReplyOf<"users.add">) => {
    done?.(reply)
    setMade(reply)
  }
  return (
    <>
      <Button
        variant={institution === undefined ? "filled" : "default"}
        leftSection={<IconPlus size={14} />}
        onClick={() => setOpen(true)}
      >
        {say("add")}
      </Button>
      {open && <AddUser {...(institution !== undefined && {institution})} close={() => setOpen(false)} done={added} />}
      {made?.password !== undefined && (
        <SecretDialog
          title={say("password-of", {name: made.user.name})}
          secret={made.password}
          close={() => setMade(undefined)}
        >
          {say("password-tell")}
        </SecretDialog>
      )}
    </>
  )
}
