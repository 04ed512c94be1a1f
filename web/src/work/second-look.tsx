import {Alert} from "@mantine/core"
import {useStateWord} from "../catalogues/state-texts.ts"
import {usePeople} from "../look/people.ts"
import {useTexts} from "../texts/table.ts"
import type {WorkRow} from "./row.ts"
import {workTexts} from "./texts.ts"

/** Of a row that waits for a second look or was sent back from it: who decided what, and why it came back. */
export function SecondLook({row: {mapping}}: {readonly row: WorkRow}) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const {pending} = mapping
  const {nameOf} = usePeople(pending ? [pending.by, mapping.by] : [])
  if (!pending) return null
  const told = {who: nameOf(pending.by), state: stateOf(pending.state)}
  return (
    <Alert color="blue" variant="light" role="note" mt="sm">
      {mapping.state === "to confirm"
        ? say("waits-for-look", told)
        : say("was-sent-back", {...told, by: nameOf(mapping.by), reason: mapping.why})}
    </Alert>
  )
}
