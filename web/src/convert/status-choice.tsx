import {statuses} from "../../../src/api/lists.ts"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Readings} from "./readings.ts"
import style from "./status-choice.module.css"
import {convertTexts} from "./texts.ts"

interface StatusChoiceProps {
  readonly readings: Readings
  readonly size: number
  readonly chosen: string | undefined
  readonly choose: (status: string | undefined) => void
}

/** How many have each status, and the way to see these alone. */
export function StatusChoice({readings, size, chosen, choose}: StatusChoiceProps) {
  const say = useTexts(convertTexts)
  const word = useWords()
  const {count} = useNumbers()
  const choices = [
    {id: undefined, label: say("all"), n: size},
    {id: "accepted", label: say("accepted"), n: readings.accepted},
    ...statuses.map(id => ({id, label: word("status", id), n: readings.counts.get(id) ?? 0})),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its contents out otherwise
    <div role="group" aria-label={say("show")} className={style.choices}>
      {choices.map(({id, label, n}) => (
        <button
          key={label}
          type="button"
          className={style.choice}
          data-status={id}
          aria-pressed={chosen === id}
          onClick={() => choose(chosen === id ? undefined : id)}
        >
          {label} <b>{count(n)}</b>
        </button>
      ))}
    </div>
  )
}
