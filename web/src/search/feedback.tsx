import {Button, Textarea} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useAct, useReply} from "../api/reply.ts"
import {useSession} from "../api/session.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./feedback.module.css"
import {SignInHint} from "./sign-in-hint.tsx"
import {searchTexts} from "./texts.ts"

interface FeedbackProps {
  readonly edition: string
  readonly code: string
}

/** What people say about an item, and room to say something; for those who are signed in. */
export function Feedback({edition, code}: FeedbackProps) {
  const say = useTexts(searchTexts)
  const session = useSession()
  if (session.kind === "nobody") return <SignInHint>{say("feedback-sign-in")}</SignInHint>
  if (session.kind === "unknown") return <Waiting lines={2} />
  return (
    <>
      <Said edition={edition} code={code} />
      <Say key={`${edition} ${code}`} edition={edition} code={code} />
    </>
  )
}

function Said({edition, code}: FeedbackProps) {
  const say = useTexts(searchTexts)
  const {time} = useNumbers()
  const signedIn = useSession().kind === "user"
  const {data, error, refetch} = useReply("feedback.list", {params: {edition, code}}, {when: signedIn, keep: true})
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={1} />
  if (data.items.length === 0) return <p className={style.soft}>{say("feedback-none")}</p>
  return (
    <ul className={style.said}>
      {data.items.map(({id, text, name, at}) => (
        <li key={id}>
          <div className={style.soft}>
            {name ?? say("feedback-elsewhere")} · <time dateTime={at}>{time(at)}</time>
          </div>
          <div className={style.text}>{text}</div>
        </li>
      ))}
    </ul>
  )
}

const longest = 2000 // characters, as the server takes them

function Say({edition, code}: FeedbackProps) {
  const say = useTexts(searchTexts)
  const [text, setText] = useState("")
  const add = useAct("feedback.add", ["feedback.list"])
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({params: {edition, code}, body: {text: text.trim()}}, {onSuccess: () => setText("")})
  }
  return (
    <form noValidate onSubmit={send} className={style.form}>
      <Textarea
        label={say("feedback-text")}
        description={say("feedback-kept")}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longest}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {add.error && <Problem error={add.error} />}
      <Button type="submit" variant="default" disabled={text.trim() === ""} loading={add.isPending}>
        {say("feedback-send")}
      </Button>
    </form>
  )
}
