import {Button, Group, TextInput} from "@mantine/core"
import {type FormEvent, type KeyboardEvent, useState} from "react"
import {useTexts} from "../texts/table.ts"
import {workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

const flags = ["flag-ask", "flag-standard", "flag-wrong", "flag-later"] as const

/** A remark on a row, or a flag with or without one. */
export function RemarkTool({kind, work, onDone}: ToolProps & {readonly kind: "flag" | "comment"}) {
  const say = useTexts(workTexts)
  const [text, setText] = useState("")
  const isFlag = kind === "flag"
  const keep = (words: string, flag?: string) => {
    onDone()
    work.desk.comment(words, flag)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const own = text.trim()
    if (own === "") return
    if (isFlag) keep("", own)
    else keep(own)
  }
  const pick = (event: KeyboardEvent) => {
    const key = flags[Number(event.key) - 1]
    if (!isFlag || key === undefined || text !== "" || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    keep("", say(key))
  }
  return (
    <form noValidate onSubmit={send}>
      <Group gap={6} align="flex-end">
        <TextInput
          flex={1}
          label={say(isFlag ? "flag-own" : "comment-text")}
          maxLength={isFlag ? 40 : 2000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={pick}
          ref={field => field?.focus()}
        />
        <Button type="submit" disabled={text.trim() === ""}>
          {say("send")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {say("cancel")}
        </Button>
      </Group>
      {isFlag && (
        <Group gap={6} mt={6} role="group" aria-label={say("flag-text")}>
          {flags.map((key, i) => (
            <Button
              key={key}
              variant="default"
              size="compact-xs"
              onClick={() => keep(text.trim(), say(key))}
              rightSection={<kbd>{i + 1}</kbd>}
            >
              {say(key)}
            </Button>
          ))}
        </Group>
      )}
    </form>
  )
}
