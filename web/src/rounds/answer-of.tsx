import {Button} from "@mantine/core"
import {ItemName} from "../look/item-name.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {type Answer, isOneOf} from "./pairs.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

interface AnswerOfProps {
  readonly answer: Answer
  readonly nth: string
  readonly busy: boolean
  readonly take: () => void
}

/** One of the two answers: who gave it and when, its items and its reason. */
export function AnswerOf({answer, nth, busy, take}: AnswerOfProps) {
  const say = useTexts(roundTexts)
  const word = useWords()
  const {time} = useNumbers()
  const {labelled} = useMarks()
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
          <>
            {isOneOf(answer) && <span className={style.soft}>{say("one-of")}</span>}
            {answer.items.map(item => (
              <ItemName key={item} item={item} />
            ))}
          </>
        ) : (
          <span>{say("no-match")}</span>
        )}
      </div>
      {answer.relation !== null && answer.relation !== "equivalent" && (
        <span className={style.soft}>{say("relation", {what: word("relation", answer.relation)})}</span>
      )}
      {answer.reason !== "" && <p className={style.reason}>{labelled(say("reason"), answer.reason)}</p>}
    </div>
  )
}
