import {Alert, Button, Group, Stack} from "@mantine/core"
import {useEffect} from "react"
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

/**
 * What the server did not take of what one did: another was faster, or it refused. That of the row before one comes
 * first, else that of a row which was left meanwhile: whoever works on is told where they are.
 */
export function Crossed({work, row}: {readonly work: Work; readonly row: WorkRow | undefined}) {
  const say = useTexts(workTexts)
  const stuck = work.entries.filter(({state}) => state === "moved" || state === "refused")
  const entry = stuck.find(({row: {row: id}}) => id === row?.row) ?? stuck[0]
  if (!entry) return null
  return (
    <>
      {entry.state === "moved" ? (
        <Moved key={entry.key} work={work} entry={entry} />
      ) : (
        <Refused work={work} entry={entry} />
      )}
      {stuck.length > 1 && <small>{say("stuck-more", {n: stuck.length - 1})}</small>}
    </>
  )
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
  const {list} = work
  useEffect(() => {
    // the list shows what the server has, whatever one had meant to do
    if (theirs && list.row(list.placeOf(entry.row.row))?.mapping.id !== theirs.id)
      list.replace(withMapping(entry.row, theirs), theirs.state !== entry.row.mapping.state)
  }, [list, theirs, entry])
  const mine = entry.deed.kind === "decide" ? entry.deed : undefined
  return (
    <Alert color="orange" variant="light" title={say("moved-title", {name: entry.row.name})} role="alert" mt="sm">
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
          <Button variant="default" disabled={!theirs} onClick={() => work.outbox.drop(entry.key)}>
            {say("moved-keep")}
          </Button>
          <Button
            variant="default"
            disabled={!theirs}
            onClick={() => theirs && work.outbox.resend(entry.key, theirs.id, newKey())}
          >
            {say("moved-mine")}
          </Button>
          <ToRow work={work} entry={entry} />
        </Group>
      </Stack>
    </Alert>
  )
}

/** The way back to the row, where it is not the one before one. */
function ToRow({work: {desk, list}, entry}: {readonly work: Work; readonly entry: Entry}) {
  const say = useTexts(workTexts)
  const at = list.placeOf(entry.row.row)
  if (at < 0 || at === desk.at) return null
  return (
    <Button variant="subtle" onClick={() => desk.select(at)}>
      {say("moved-go")}
    </Button>
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
    <Alert color="red" variant="light" title={say("refused-title", {name: entry.row.name})} role="alert" mt="sm">
      <Stack gap={6} align="flex-start">
        {entry.reason?.[language]}
        <Group gap="xs">
          <Button variant="default" onClick={() => work.outbox.drop(entry.key)}>
            {say("refused-drop")}
          </Button>
          <ToRow work={work} entry={entry} />
        </Group>
      </Stack>
    </Alert>
  )
}
