import {Button, Group, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useTexts} from "../texts/table.ts"
import {workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

const common = ["reason-not-exam", "reason-no-item", "reason-unclear", "reason-duplicate"] as const

/** Why a row is rejected or has no match: one of the usual reasons, or one's own words. */
export function ReasonTool({act, work, onDone}: ToolProps & {readonly act: "reject" | "no match"}) {
  const say = useTexts(workTexts)
  const [reason, setReason] = useState("")
  const [empty, setEmpty] = useState(false)
  const decide = (why: string) => {
    if (why.trim() === "") return setEmpty(true)
    onDone()
    work.desk.decide(act, {reason: why.trim()})
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    decide(reason)
  }
  return (
    <form onSubmit={send}>
      <Group gap={6} align="flex-end">
        <TextInput
          flex={1}
          label={say(`reason-${act}`)}
          error={empty && say("reason-needed")}
          maxLength={1000}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          ref={field => field?.focus()}
        />
        <Button type="submit">{say("send")}</Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say("cancel")}
        </Button>
      </Group>
      <Group gap={6} mt={6}>
        {common.map(key => (
          <Button key={key} variant="default" size="compact-xs" onClick={() => decide(say(key))}>
            {say(key)}
          </Button>
        ))}
      </Group>
    </form>
  )
}
