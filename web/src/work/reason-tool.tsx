import {Button, Group, TextInput} from "@mantine/core"
import {type FormEvent, type KeyboardEvent, useState} from "react"
import {useTexts} from "../texts/table.ts"
import {commonReasons, sendBackReasons, workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

/** Why a row is rejected, has no match or is sent back: one of the usual reasons, or one's own words. */
export function ReasonTool({act, work, onDone}: ToolProps & {readonly act: "reject" | "no match" | "send back"}) {
  const say = useTexts(workTexts)
  const usual = act === "send back" ? sendBackReasons : commonReasons
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
  const pick = (event: KeyboardEvent) => {
    const key = usual[Number(event.key) - 1]
    if (key === undefined || reason !== "" || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    decide(say(key))
  }
  return (
    <form noValidate onSubmit={send}>
      <Group gap={6} align="flex-end">
        <TextInput
          flex={1}
          label={say(`reason-${act}`)}
          error={empty && say("reason-needed")}
          maxLength={1000}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          onKeyDown={pick}
          ref={field => field?.focus()}
        />
        <Button type="submit">{say("send")}</Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say("cancel")}
        </Button>
      </Group>
      <Group gap={6} mt={6}>
        {usual.map((key, i) => (
          <Button
            key={key}
            variant="default"
            size="compact-xs"
            onClick={() => decide(say(key))}
            rightSection={<kbd>{i + 1}</kbd>}
          >
            {say(key)}
          </Button>
        ))}
      </Group>
    </form>
  )
}
