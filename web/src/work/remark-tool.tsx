import {Button, Group, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useTexts} from "../texts/table.ts"
import {workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

const flags = ["flag-ask", "flag-standard", "flag-wrong", "flag-later"] as const

/** A remark on a row, or a flag with or without one. */
export function RemarkTool({kind, work, onDone}: ToolProps & {readonly kind: "flag" | "comment"}) {
  const say = useTexts(workTexts)
  const [text, setText] = useState("")
  const keep = (flag?: string) => {
    onDone()
    work.desk.comment(text.trim(), flag)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== "" && kind === "comment") keep()
  }
  return (
    <form onSubmit={send}>
      <Group gap={6} align="flex-end">
        <TextInput
          flex={1}
          label={say("comment-text")}
          maxLength={2000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          ref={field => field?.focus()}
        />
        {kind === "comment" && (
          <Button type="submit" disabled={text.trim() === ""}>
            {say("send")}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say("cancel")}
        </Button>
      </Group>
      {kind === "flag" && (
        <Group gap={6} mt={6} role="group" aria-label={say("flag-text")}>
          {flags.map(key => (
            <Button key={key} variant="default" size="compact-xs" onClick={() => keep(say(key))}>
              {say(key)}
            </Button>
          ))}
        </Group>
      )}
    </form>
  )
}
