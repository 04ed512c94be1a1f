import {Button, PasswordInput} from "@mantine/core"
import {useMemo, useState} from "react"
import {useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {isRefusal} from "../api/tagged.ts"
import {tell} from "../look/notice.tsx"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {FormDialog} from "./form-dialog.tsx"

type Identity = ReplyOf<"identities.list">["items"][number]

interface LinkedProps {
  readonly identities: readonly Identity[]
  readonly login: string
  /** Without a password none can be unlinked: it may be the only way in. */
  readonly fixed: boolean
}

/** What one is elsewhere, as it is linked with who one is here; each can be unlinked. */
export function Linked({identities, login, fixed}: LinkedProps) {
  const say = useTexts(accountTexts)
  const [asked, setAsked] = useState<Identity>()
  const columns = useColumns(fixed ? undefined : setAsked)
  return (
    <>
      <Table
        label={say("links")}
        columns={columns}
        rows={identities}
        idOf={({issuer, subject}) => `${issuer} ${subject}`}
        empty={say("links-none")}
      />
      {asked && <Unlink identity={asked} login={login} close={() => setAsked(undefined)} />}
    </>
  )
}

function useColumns(unlink: ((identity: Identity) => void) | undefined): readonly Column<Identity>[] {
  const say = useTexts(accountTexts)
  return useMemo(
    () => [
      {id: "issuer", head: say("link-issuer"), cell: ({issuer}) => issuer},
      {id: "subject", head: say("link-subject"), cell: ({subject}) => subject},
      {id: "linked", head: say("link-day"), width: "8em", cell: ({linked}) => <Stamp at={linked} day />, wide: true},
      ...(unlink ? [unlinkColumn(say("unlink"), unlink)] : []),
    ],
    [say, unlink],
  )
}

const unlinkColumn = (verb: string, unlink: (identity: Identity) => void): Column<Identity> => ({
  id: "unlink",
  head: "",
  align: "end",
  cell: identity => (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={`${verb} ${identity.subject}`}
      onClick={() => unlink(identity)}
    >
      {verb}
    </Button>
  ),
})

interface UnlinkProps {
  readonly identity: Identity
  readonly login: string
  readonly close: () => void
}

function Unlink({identity: {issuer, subject}, login, close}: UnlinkProps) {
  const say = useTexts(accountTexts)
  const [password, setPassword] = useState("")
  const unlink = useAct("identity.unlink", ["identities.list"])
  const wrong = isRefusal(unlink.error, "login.wrong")
  const done = () => {
    close()
    tell(say("unlinked", {subject}))
  }
  return (
    <FormDialog
      title={say("unlink-title", {subject})}
      verb={say("unlink")}
      busy={unlink.isPending}
      error={wrong ? null : unlink.error}
      send={() => unlink.mutate({body: {password, issuer, subject}}, {onSuccess: done})}
      close={close}
    >
      {say("unlink-why", {issuer})}
      <input type="text" name="login" autoComplete="username" value={login} readOnly hidden />
      <PasswordInput
        label={say("password-old")}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        error={wrong && say("password-wrong")}
        onChange={event => {
          if (unlink.isError) unlink.reset()
          setPassword(event.currentTarget.value)
        }}
      />
    </FormDialog>
  )
}
