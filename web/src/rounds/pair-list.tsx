import {IconCheck} from "@tabler/icons-react"
import {useEffect, useRef} from "react"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Pair} from "./pairs.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"

interface PairListProps {
  readonly pairs: readonly Pair[]
  readonly chosen: Pair
  readonly done: (pair: Pair) => boolean
  readonly choose: (pair: Pair) => void
}

/** The rows that both answered; one is chosen. */
export function PairList({pairs, chosen, done, choose}: PairListProps) {
  const say = useTexts(roundTexts)
  const {short, count} = useNumbers()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[id="pair-${chosen.row}"]`)?.scrollIntoView({block: "nearest"})
  }, [chosen.row])
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={style.list}
      aria-label={say("pairs")}
      aria-activedescendant={`pair-${chosen.row}`}
    >
      {pairs.map(pair => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the page's keys move the choice
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
        <div
          key={pair.row}
          id={`pair-${pair.row}`}
          role="option"
          className={style.pair}
          aria-selected={pair === chosen}
          onClick={() => choose(pair)}
        >
          <span>{done(pair) && <IconCheck size={14} aria-label={say("done")} />}</span>
          <span title={pair.name}>{pair.name}</span>
          <span className={style.volume} title={say("volume", {n: count(pair.volume)})}>
            {short(pair.volume)}
          </span>
        </div>
      ))}
    </div>
  )
}
