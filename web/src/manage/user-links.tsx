import {Button} from "@mantine/core"
import {useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {Confirm} from "../look/confirm.tsx"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {User} from "./roles.ts"
import {userTexts} from "./user-texts.ts"

type Identity = ReplyOf<"users.identities">["items"][number]

/** What a user is elsewhere, as it is linked, a line each; an administrator can unlink it. */
export function UserLinks({user: {id, name}}: {readonly user: User}) {
  const say = useTexts(userTexts)
  const {day} = useNumbers()
  const [asked, setAsked] = useState<Identity>()
  const {data, error, refetch} = useReply("users.identities", {params: {user: id}})
  const {mutateAsync: unlink} = useAct("users.unlink", ["users.identities"])
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data || data.items.length === 0) return "—"
  const act = async ({issuer, subject}: Identity) => {
    await unlink({params: {user: id}, body: {issuer, subject}})
    tell(say("unlinked", {subject}))
  }
  return (
    <>
      {data.items.map(identity => (
        <div key={`${identity.issuer} ${identity.subject}`}>
          {identity.subject} · {identity.issuer} · {day(identity.linked)}{" "}
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`${say("unlink")} ${identity.subject}`}
            onClick={() => setAsked(identity)}
          >
            {say("unlink")}
          </Button>
        </div>
      ))}
      {asked && (
        <Confirm
          title={say("unlink-title", {name, subject: asked.subject})}
          verb={say("unlink")}
          danger
          act={() => act(asked)}
          close={() => setAsked(undefined)}
        >
          {say("unlink-why", {name, issuer: asked.issuer})}
        </Confirm>
      )}
    </>
  )
}
