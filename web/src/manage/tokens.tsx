import {Button, Group} from "@mantine/core"
import {IconPlus} from "@tabler/icons-react"
import {useMemo, useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Confirm} from "../look/confirm.tsx"
import {tell} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {Stamp} from "../look/stamp.tsx"
import {type Column, Table} from "../look/table.tsx"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {SecretDialog} from "./secret-dialog.tsx"
import {manageTexts} from "./texts.ts"
import {AddToken} from "./token-dialog.tsx"
import {type Token, tokenState} from "./token-facts.ts"

/** One's own tokens; a new one's secret is shown once. */
export function Tokens() {
  const say = useTexts(accountTexts)
  const {data, error, refetch} = useReply("tokens.list")
  const revoke = useAct("tokens.revoke", ["tokens.list"])
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<ReplyOf<"tokens.add">>()
  const [asked, setAsked] = useState<Token>()
  const columns = useColumns(setAsked)
  const revokeIt = async (token: Token) => {
    await revoke.mutateAsync({params: {token: token.id}})
    tell(say("token-revoked", {name: token.name}))
  }
  return (
    <>
      <Group justify="space-between" mb={8} gap="sm">
        {say("tokens-why")}
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          {say("token-add")}
        </Button>
      </Group>
      {data ? (
        <Table
          label={say("tokens")}
          columns={columns}
          rows={data.items}
          idOf={token => token.id}
          empty={say("tokens-none")}
          faded={token => tokenState(token, Date.now()) !== "good"}
        />
      ) : error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : (
        <Waiting lines={3} />
      )}
      {adding && <AddToken close={() => setAdding(false)} done={setMade} />}
      {made && (
        <SecretDialog
          title={say("token-made", {name: made.token.name})}
          secret={made.secret}
          close={() => setMade(undefined)}
        >
          {say("token-use")}
        </SecretDialog>
      )}
      {asked && (
        <Confirm
          title={say("token-revoke-title", {name: asked.name})}
          verb={say("token-revoke")}
          danger
          act={() => revokeIt(asked)}
          close={() => setAsked(undefined)}
        >
          {say("token-revoke-why")}
        </Confirm>
      )}
    </>
  )
}

function useColumns(revoke: (token: Token) => void): readonly Column<Token>[] {
  const common = useTexts(manageTexts)
  const say = useTexts(accountTexts)
  return useMemo(
    () => [
      {id: "name", head: say("token"), cell: token => token.name},
      {
        id: "scopes",
        head: say("scopes"),
        cell: token => token.scopes.map(scope => say(`scope-${scope}`)).join(" · "),
      },
      {
        id: "created",
        head: common("created"),
        width: "8em",
        cell: token => <Stamp at={token.created} day />,
        wide: true,
      },
      {
        id: "expires",
        head: say("expires"),
        width: "8em",
        cell: token => (token.expires === null ? say("forever") : <Stamp at={token.expires} day />),
      },
      {
        id: "used",
        head: say("used"),
        width: "13em",
        cell: token => (token.used === null ? say("never") : <Stamp at={token.used} />),
        wide: true,
      },
      {id: "state", head: say("state"), width: "6em", cell: token => say(`state-${tokenState(token, Date.now())}`)},
      {
        id: "revoke",
        head: "",
        align: "end",
        cell: token =>
          token.revoked === null && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`${say("token-revoke")} ${token.name}`}
              onClick={() => revoke(token)}
            >
              {say("token-revoke")}
            </Button>
          ),
      },
    ],
    [common, say, revoke],
  )
}
