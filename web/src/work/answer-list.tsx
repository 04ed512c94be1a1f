import {Button, Skeleton} from "@mantine/core"
import {useFit} from "../look/fit.ts"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./answer-list.module.css"
import type {NumberedAnswer} from "./answers.ts"
import {ItemLines} from "./item-line.tsx"
import {workTexts} from "./texts.ts"
import "../look/facet.css"

interface AnswerListProps {
  readonly answers: readonly NumberedAnswer[]
  readonly waiting: boolean
  readonly disabled: boolean
  readonly onChoose: (nth: number) => void
}

/** Numbered answers: what agrees and what contradicts, and which similar names were decided so. */
export function AnswerList({answers, waiting, disabled, onChoose}: AnswerListProps) {
  const say = useTexts(workTexts)
  if (answers.length === 0)
    return <div className={style.none}>{waiting ? <Skeleton height={16} width="60%" /> : say("no-candidates")}</div>
  const scores = answers.flatMap(({candidate}) => candidate?.score ?? [])
  return (
    <ol className={style.list}>
      {answers.map(answer => (
        <li key={answer.nth} className={style.answer}>
          <Button
            variant="default"
            size="compact-xs"
            disabled={disabled}
            aria-label={say("take", {n: answer.nth})}
            onClick={() => onChoose(answer.nth)}
          >
            {answer.nth}
          </Button>
          <div>
            <ItemLines items={answer.taken ?? answer.items} />
            <Why answer={answer} scores={scores} />
          </div>
        </li>
      ))}
    </ol>
  )
}

interface WhyProps {
  readonly answer: NumberedAnswer
  /** Of all candidates. */
  readonly scores: readonly number[]
}

function Why({answer: {candidate, similar = []}, scores}: WhyProps) {
  const say = useTexts(workTexts)
  const word = useWords()
  const numbers = useNumbers()
  const fitting = useFit()
  return (
    <div className={style.why}>
      {candidate && <span>{fitting(candidate.score, scores)}</span>}
      {candidate?.agrees.map(kind => (
        <span key={`+${kind}`} className="facet" data-facet={kind} title={say("agrees")}>
          ✓ {word("kind", kind)}
        </span>
      ))}
      {candidate?.contradicts.map(kind => (
        <span key={`-${kind}`} className={style.against} title={say("contradicts")}>
          ✗ {word("kind", kind)}
        </span>
      ))}
      {similar.slice(0, shown).map(row => (
        <div key={row.row} className={style.similar} title={say("similar-scope")}>
          <span>{row.name}</span>
          <small>
            {row.own ? "" : `${row.institution.name} · `}
            {numbers.share(row.similarity)} · {numbers.count(row.volume)}
          </small>
        </div>
      ))}
      {similar.length > shown && <small>{say("more-names", {n: similar.length - shown})}</small>}
    </div>
  )
}

const shown = 3 // similar names under one answer
