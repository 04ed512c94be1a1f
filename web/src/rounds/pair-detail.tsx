import {Alert, Button, Textarea} from "@mantine/core"
import {type RefObject, useEffect, useImperativeHandle, useRef, useState} from "react"
import {editionInUse} from "../api/edition.ts"
import {reasonOf, useAct, useReply} from "../api/reply.ts"
import {ProblemError} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {ItemName} from "../look/item-name.tsx"
import {ItemPicker} from "../look/item-picker.tsx"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {Compare} from "./compare.tsx"
import {type Answer, choiceOf, type InForce, type Key, type Pair} from "./pairs.ts"
import style from "./rounds.module.css"
import {RowNow} from "./row-now.tsx"
import {roundTexts} from "./texts.ts"

/** What the keyboard asks of the pair that is shown. */
export type PairTools = (key: Key) => void

interface PairDetailProps {
  readonly place: Place
  readonly pair: Pair
  readonly inForce: InForce
  readonly done: boolean
  /** The mapping that stands now; `on` goes to the next pair. */
  readonly keep: (row: string, mapping: InForce, on: boolean) => void
  /** Ask the server for the round again. */
  readonly again: () => void
  readonly tools: RefObject<PairTools | null>
}

type Choice = ReturnType<typeof choiceOf>

const statusOf = (error: unknown): number | undefined =>
  error instanceof ProblemError ? error.problem.status : undefined

/** Whether the component is still on the page: what comes back later is told another way. */
function useHere(): RefObject<boolean> {
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return here
}

/** Two answers side by side, what they differ in, and deciding. */
export function PairDetail({place, pair, inForce, done, keep, again, tools}: PairDetailProps) {
  const say = useTexts(roundTexts)
  const {count} = useNumbers()
  const {language} = useLanguage()
  const began = useRef(Date.now())
  const [tool, setTool] = useState<"search" | "comment">()
  const params = {institution: place.institution, row: pair.row}
  const sheet = useReply("rows.get", {params})
  const decide = useAct("rows.decide", ["rows.get", "catalogues.figures", "catalogues.report", "work.list"])
  const undo = useAct("rows.undo", ["rows.get", "catalogues.figures", "work.list"])
  const moved = statusOf(decide.error) === 409
  const here = useHere()
  const take = (choice: Choice, what: string) => {
    if (decide.isPending) return
    setTool(undefined)
    decide.mutateAsync({params, body: {...choice, saw: inForce.id, tookMs: Date.now() - began.current}}).then(
      ({mapping}) => {
        tell(say("took", {what}))
        keep(pair.row, mapping, true)
      },
      error => {
        if (statusOf(error) === 409) again()
        if (!here.current)
          tellFault(`${pair.name}: ${statusOf(error) === 409 ? say("moved") : reasonOf(error, language)}`)
      },
    )
  }
  const answer = (one: Answer) => take(choiceOf(one), one.act === "accept" ? one.items.join(" + ") : say("no-match"))
  const back = () =>
    undo.mutate(
      {params},
      {
        onSuccess: ({mapping}) => {
          tell(say("undone"))
          keep(pair.row, mapping, false)
        },
      },
    )
  useImperativeHandle(tools, () => key => {
    if (key === "first") answer(pair.first)
    if (key === "second") answer(pair.second)
    if (key === "search" || key === "comment") setTool(key)
    if (key === "undo" && done) back()
  })
  return (
    <section className={style.detail} aria-label={pair.name}>
      <div className={style.name}>
        <h2>{pair.name}</h2>
        <code>{pair.code}</code>
        <span className={style.soft}>
          {[pair.modality, say("volume", {n: count(pair.volume)}), done && say("done")].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div className={style.answers}>
        {(["first", "second"] as const).map((which, i) => (
          <AnswerOf
            key={which}
            answer={pair[which]}
            nth={String(i + 1)}
            busy={decide.isPending}
            take={() => answer(pair[which])}
          />
        ))}
      </div>
      {moved ? (
        <Alert color="yellow" role="alert">
          {say("moved")}
        </Alert>
      ) : (
        (decide.isError || undo.isError) && <Problem error={decide.error ?? undo.error} />
      )}
      {pair.agree ? <p className={style.soft}>{say("equal")}</p> : <Compare first={pair.first} second={pair.second} />}
      <div className={style.tools}>
        <Button variant="default" size="compact-xs" onClick={() => setTool("search")}>
          {say("search")} <kbd style={{marginLeft: 6}}>s</kbd>
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => setTool("comment")}>
          {say("comment")} <kbd style={{marginLeft: 6}}>c</kbd>
        </Button>
        {done && (
          <Button variant="default" size="compact-xs" loading={undo.isPending} onClick={back}>
            {say("undo")} <kbd style={{marginLeft: 6}}>u</kbd>
          </Button>
        )}
      </div>
      {tool === "search" && (
        <div className={style.tool}>
          <ItemPicker
            edition={editionInUse}
            autoFocus
            label={say("search")}
            onLeave={() => setTool(undefined)}
            onPick={({code}) =>
              take({act: "change", items: [{edition: editionInUse, code}]}, `${editionInUse} ${code}`)
            }
          />
        </div>
      )}
      {tool === "comment" && <Comment params={params} close={() => setTool(undefined)} />}
      {sheet.data && <RowNow sheet={sheet.data} />}
    </section>
  )
}

interface AnswerOfProps {
  readonly answer: Answer
  readonly nth: string
  readonly busy: boolean
  readonly take: () => void
}

function AnswerOf({answer, nth, busy, take}: AnswerOfProps) {
  const say = useTexts(roundTexts)
  const word = useWords()
  const {time} = useNumbers()
  const {language} = useLanguage()
  return (
    <div className={style.answer}>
      <div className={style.who}>
        <strong>{answer.byName}</strong>
        <span className={style.soft}>{time(answer.at)}</span>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${say("take")} ${nth} · ${answer.byName}`}
          disabled={busy}
          onClick={take}
        >
          {say("take")} <kbd style={{marginLeft: 6}}>{nth}</kbd>
        </Button>
      </div>
      <div className={style.items}>
        {answer.act === "accept" ? (
          answer.items.map(item => <ItemName key={item} item={item} />)
        ) : (
          <span>{say("no-match")}</span>
        )}
      </div>
      {answer.relation !== null && answer.relation !== "equivalent" && (
        <span className={style.soft}>{say("relation", {what: word("relation", answer.relation)})}</span>
      )}
      {answer.reason !== "" && (
        <p className={style.reason}>
          {say("reason")}
          {language === "zh" ? ":" : ": "}
          {answer.reason}
        </p>
      )}
    </div>
  )
}

interface CommentProps {
  readonly params: {readonly institution: string; readonly row: string}
  readonly close: () => void
}

function Comment({params, close}: CommentProps) {
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
