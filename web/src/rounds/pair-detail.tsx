import {Alert, Button} from "@mantine/core"
import {type RefObject, useImperativeHandle, useState} from "react"
import {editionInUse} from "../api/edition.ts"
import {useReply} from "../api/reply.ts"
import {ItemPicker} from "../look/item-picker.tsx"
import {Problem} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {AnswerOf} from "./answer-of.tsx"
import {Compare} from "./compare.tsx"
import {PairComment} from "./pair-comment.tsx"
import {type Answer, choiceOf, type Key, namesIn, type Pair} from "./pairs.ts"
import style from "./rounds.module.css"
import {RowNow} from "./row-now.tsx"
import {roundTexts} from "./texts.ts"
import {type PairAt, usePair} from "./use-pair.ts"

/** What the keyboard asks of the pair that is shown. */
export type PairTools = (key: Key) => void

interface PairDetailProps extends PairAt {
  readonly done: boolean
  readonly tools: RefObject<PairTools | null>
}

type Tool = "search" | "comment"

/** Two answers side by side, what they differ in, and deciding. */
export function PairDetail({done, tools, ...at}: PairDetailProps) {
  const {pair} = at
  const say = useTexts(roundTexts)
  const [tool, setTool] = useState<Tool>()
  const {params, deciding, undoing, decide, undo, moved} = usePair(at)
  const sheet = useReply("rows.get", {params})
  const take = (...choice: Parameters<typeof decide>) => {
    if (deciding.isPending) return
    setTool(undefined)
    void decide(...choice)
  }
  const answer = (one: Answer) => take(choiceOf(one), one.act === "accept" ? namesIn(one) : say("no-match"))
  const find = (code: string) =>
    take({act: "change", items: [{edition: editionInUse, code}]}, `${editionInUse} ${code}`)
  useImperativeHandle(tools, () => key => {
    if (key === "first" || key === "second") answer(pair[key])
    if (key === "search" || key === "comment") setTool(key)
    if (key === "undo" && done) undo()
  })
  const close = () => setTool(undefined)
  return (
    <section className={style.detail} aria-label={pair.name}>
      <Name pair={pair} done={done} />
      <div className={style.answers}>
        {(["first", "second"] as const).map((which, i) => (
          <AnswerOf
            key={which}
            answer={pair[which]}
            nth={String(i + 1)}
            busy={deciding.isPending}
            take={() => answer(pair[which])}
          />
        ))}
      </div>
      {moved ? (
        <Alert color="yellow" role="alert">
          {say("moved")}
        </Alert>
      ) : (
        (deciding.isError || undoing.isError) && <Problem error={deciding.error ?? undoing.error} />
      )}
      {pair.agree ? <p className={style.soft}>{say("equal")}</p> : <Compare first={pair.first} second={pair.second} />}
      <div className={style.tools}>
        <ToolButton tool="search" press={() => setTool("search")} />
        <ToolButton tool="comment" press={() => setTool("comment")} />
        {done && <ToolButton tool="undo" press={undo} loading={undoing.isPending} />}
      </div>
      {tool === "search" && (
        <div className={style.tool}>
          <ItemPicker
            edition={editionInUse}
            autoFocus
            label={say("search")}
            onLeave={close}
            onPick={({code}) => find(code)}
          />
        </div>
      )}
      {tool === "comment" && <PairComment params={params} close={close} />}
      {sheet.data && <RowNow sheet={sheet.data} />}
    </section>
  )
}

function Name({pair, done}: {readonly pair: Pair; readonly done: boolean}) {
  const say = useTexts(roundTexts)
  const {count} = useNumbers()
  const facts = [pair.modality, say("volume", {n: count(pair.volume)}), done && say("done")]
  return (
    <div className={style.name}>
      <h2>{pair.name}</h2>
      <code>{pair.code}</code>
      <span className={style.soft}>{facts.filter(Boolean).join(" · ")}</span>
    </div>
  )
}

interface ToolButtonProps {
  readonly tool: Tool | "undo"
  readonly press: () => void
  readonly loading?: boolean
}

/** A button with the key that does the same: the first letter of what it does. */
function ToolButton({tool, press, loading = false}: ToolButtonProps) {
  const say = useTexts(roundTexts)
  return (
    <Button variant="default" size="compact-xs" loading={loading} onClick={press}>
      {say(tool)} <kbd style={{marginLeft: 6}}>{tool.charAt(0)}</kbd>
    </Button>
  )
}
