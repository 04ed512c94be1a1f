import {Alert, Button, Group, Stack} from "@mantine/core"
import {useReply} from "../api/reply.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {usePeople} from "../look/people.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {withMapping} from "./desk.ts"
import {ItemLines} from "./item-line.tsx"
import {newKey} from "./new-key.ts"
import type {Entry} from "./outbox.ts"
import type {Item, WorkRow} from "./row.ts"
import {stateBy} from "./standing.ts"
import {workTexts} from "./texts.ts"
import type {Work} from "./use-desk.ts"

/** What the server did not take of what one did to this row: another was faster, or it refused. */
export function Crossed({work, row}: {readonly work: Work; readonly row: WorkRow}) {
  const stuck = work.entries.find(
    ({row: {row: id}, state}) => id === row.row && (state === "moved" || state === "refused"),
  )
  if (!stuck) return null
  return stuck.state === "moved" ? <Moved work={work} entry={stuck} /> : <Refused work={work} entry={stuck} />
}

/** Two people on one row: both answers, and the choice between them. */
function Moved({work, entry}: {readonly work: Work; readonly entry: Entry}) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const params = {institution: entry.institution, row: entry.row.row}
  const sheet = useReply("rows.get", {params})
  // what was read before the other decided is not theirs
  const theirs = sheet.data?.mapping.id === entry.saw ? undefined : sheet.data?.mapping
  const {nameOf: who} = usePeople(theirs ? [theirs.by] : [])
  const keepTheirs = () => {
    work.outbox.drop(entry.key)
    if (theirs) work.list.replace(withMapping(entry.row, theirs), theirs.state !== entry.row.mapping.state)
  }
  const mine = entry.deed.kind === "decide" ? entry.deed : undefined
  return (
    <Alert color="orange" variant="light" title={say("moved-title")} role="alert" mt="sm">
      <Stack gap={6}>
        {theirs && (
          <Answer
            title={say("moved-theirs", {who: who(theirs.by)})}
            state={stateOf(theirs.state)}
            items={theirs.items}
          />
        )}
        {mine && (
          <Answer
            title={say("moved-yours")}
            state={stateOf(stateBy(mine.body.act, entry.row, false))}
            items={mine.items}
          />
        )}
        <Group gap="xs">
          <Button variant="default" disabled={!theirs} onClick={keepTheirs}>
            {say("moved-keep")}
          </Button>
          <Button
            variant="default"
            disabled={!theirs}
            onClick={() => theirs && work.outbox.resend(entry.key, theirs.id, newKey())}
          >
            {say("moved-mine")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

function Answer({
  title,
  state,
  items,
}: {
  readonly title: string
  readonly state: string
  readonly items: readonly Item[]
}) {
  return (
    <div>
      <small>
        {title} · {state}
      </small>
      <ItemLines items={items} />
    </div>
  )
}

function Refused({work, entry}: {readonly work: Work; readonly entry: Entry}) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  return (
    <Alert color="red" variant="light" title={say("refused-title")} role="alert" mt="sm">
      <Stack gap={6} align="flex-start">
        {entry.reason?.[language]}
        <Button variant="default" onClick={() => work.outbox.drop(entry.key)}>
          {say("refused-drop")}
        </Button>
      </Stack>
    </Alert>
  )
}
