import {Button, Textarea} from "@mantine/core"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

interface PairCommentProps {
  readonly params: {readonly institution: string; readonly row: string}
  readonly close: () => void
}

/** A word to colleagues about a row. */
export function PairComment({params, close}: PairCommentProps) {
  const say = useTexts(roundTexts)
  const [text, setText] = useState("")
  const comment = useAct("rows.comment", ["rows.get"])
  const send = () =>
    comment.mutate(
      {params, body: {text: text.trim()}},
      {
        onSuccess: () => {
          tell(say("comment-saved"))
          close()
        },
      },
    )
  return (
    <div className={style.tool}>
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        aria-label={say("comment")}
        placeholder={say("comment-placeholder")}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === "Escape") close()
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim() !== "") send()
        }}
      />
      <div className={style.tools}>
        <Button disabled={text.trim() === ""} loading={comment.isPending} onClick={send}>
          {say("comment-save")}
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          {say("cancel")}
        </Button>
      </div>
      {comment.isError && <Problem error={comment.error} />}
    </div>
  )
}
