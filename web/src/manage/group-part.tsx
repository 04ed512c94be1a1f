import {Button, Group, Select, Title} from "@mantine/core"
import {type ReactNode, useState} from "react"
import type {RowOf} from "../api/pages.ts"
import {useAct, useReply} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {Confirm} from "../look/confirm.tsx"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useMarks} from "../texts/marks.ts"
import {useTexts} from "../texts/table.ts"
import type {Institution} from "./institution-facts.ts"
import {institutionTexts} from "./institution-texts.ts"
import {useGroups} from "./names.ts"
import style from "./staff.module.css"

type Request = RowOf<"groups.requests">

const stale = ["groups.requests", "groups.list", "institutions.list", "institutions.get"] as const

/** The group of an institution, what it shows the others there, and who asks to join or leave. */
export function GroupPart({institution}: {readonly institution: Institution}) {
  const say = useTexts(institutionTexts)
  const session = useSession()
  const {list, sentences} = useMarks()
  const {groups, nameOf} = useGroups()
  const {data, error, refetch} = useReply("groups.requests")
  const {id, group, retired} = institution
  const members = groups.find(one => one.id === group)?.members
  const requests = (data?.items ?? []).filter(
    one => one.outcome === null && (one.institution.id === id || one.group.id === group),
  )
  const asks = requests.some(one => one.institution.id === id)
  return (
    <section aria-label={say("group")}>
      <Title order={3} mt="md" mb={4}>
        {say("group")}
      </Title>
      <p>{group === null ? say("no-group") : nameOf(group)}</p>
      <p>
        {sentences([
          ...(members ? [say("group-members", {names: list(members.map(({name}) => name))})] : []),
          say("group-shows"),
        ])}
      </p>
      {error && <Problem error={error} again={() => void refetch()} />}
      <Requests requests={requests} />
      {data && !asks && retired === null && may(session, "institution.manage", id) && <Ask institution={institution} />}
    </section>
  )
}

const Requests = ({requests}: {readonly requests: readonly Request[]}) => (
  <ul className={style.people}>
    {requests.map(request => (
      <li key={request.id}>
        <Asked request={request} />
      </li>
    ))}
  </ul>
)

/** All requests that wait for a consent. */
export function OpenRequests() {
  const {data, error, refetch} = useReply("groups.requests")
  if (error) return <Problem error={error} again={() => void refetch()} />
  return <Requests requests={(data?.items ?? []).filter(({outcome}) => outcome === null)} />
}

function Asked({request}: {readonly request: Request}) {
  const say = useTexts(institutionTexts)
  const {sentences} = useMarks()
  const [open, setOpen] = useState<"consent" | "end">()
  const consent = useAct("groups.consent", stale)
  const end = useAct("groups.refuse", stale)
  const {id, act, institution, group, consented, own, consents} = request
  const words = {institution: institution.name, group: group.name}
  const params = {request: id}
  const shut = () => setOpen(undefined)
  const agree = async () => {
    const {outcome} = await consent.mutateAsync({params})
    tell(say(outcome === null ? "request-consented" : "request-done", words))
  }
  const left = (["group", "system"] as const).filter(voice => consented[voice] === null)
  const what = say(act === "join" ? "request-join" : "request-leave", words)
  const verb = say(own ? "request-withdraw" : "request-refuse")
  return (
    <>
      <div>
        {what}
        <br />
        <span>{sentences(left.map(voice => say(`request-waits-${voice}`)))}</span>
      </div>
      <Group gap="xs">
        {consents.length > 0 && <Small go={() => setOpen("consent")}>{say("request-consent")}</Small>}
        <Small go={() => setOpen("end")}>{verb}</Small>
      </Group>
      {open === "consent" && (
        <Confirm title={say("request-consent")} verb={say("request-consent")} act={agree} close={shut}>
          {sentences([what, say("group-shows")])}
        </Confirm>
      )}
      {open === "end" && (
        <Confirm title={verb} verb={verb} danger act={() => end.mutateAsync({params})} close={shut}>
          {what}
        </Confirm>
      )}
    </>
  )
}

const Small = ({go, children}: {readonly go: () => void; readonly children: ReactNode}) => (
  <Button variant="default" size="compact-xs" onClick={go}>
    {children}
  </Button>
)

/** Ask to leave the group, or to join one. */
function Ask({institution: {id, name, group}}: {readonly institution: Institution}) {
  const say = useTexts(institutionTexts)
  const {sentences} = useMarks()
  const {groups} = useGroups()
  const [picked, setPicked] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const ask = useAct("groups.ask", stale)
  const wanted = group === null ? picked : null
  const verb = say(group === null ? "ask-join" : "ask-leave")
  const send = async () => {
    const {outcome} = await ask.mutateAsync({params: {institution: id}, body: {group: wanted}})
    tell(say(outcome === null ? "asked" : "request-done", {institution: name}))
  }
  if (group === null && groups.length === 0) return null
  return (
    <Group gap="xs" align="flex-end" mt="xs">
      {group === null && (
        <Select
          label={say("ask-which")}
          data={groups.map(one => ({value: one.id, label: one.name}))}
          value={picked}
          onChange={setPicked}
          searchable={groups.length > 8}
        />
      )}
      <Button variant="default" disabled={group === null && picked === null} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      {open && (
        <Confirm title={verb} verb={verb} act={send} close={() => setOpen(false)}>
          {sentences([say("ask-why"), say("group-shows")])}
        </Confirm>
      )}
    </Group>
  )
}
