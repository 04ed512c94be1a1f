import {Text} from "@mantine/core"
import {wordEffects} from "../../../src/api/lists.ts"
import {ItemName} from "../look/item-name.tsx"
import {JobProgress} from "../look/job.tsx"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import {useStateWord} from "./state-texts.ts"
import type {useWordDeed} from "./use-word-deed.ts"
import {changedIn, type Effect, effectOf, othersIn} from "./word-effect.ts"
import {wordTexts} from "./word-texts.ts"

/** What a word changes: how many rows, and some of each kind before and after. */
export function EffectView({word, effect}: {readonly word: string; readonly effect: Effect}) {
  const say = useTexts(wordTexts)
  const {count} = useNumbers()
  const {aside} = useMarks()
  const {rows, decided, counts, volume, examples} = effect
  return (
    <section className={style.stack} aria-label={say("effect")}>
      <p className={style.said}>{say("effect-rows", {word, rows: count(rows), decided: count(decided)})}</p>
      {changedIn(effect) === 0 && <p className={style.said}>{say("effect-none")}</p>}
      <dl className={style.counts}>
        {wordEffects.map(one => {
          const n = counts[one] ?? 0
          return (
            n > 0 && (
              <div key={one} data-effect={one}>
                <dt>{say(one)}</dt>
                <dd>{one === "sure" ? aside(count(n), say("effect-volume", {volume: count(volume)})) : count(n)}</dd>
              </div>
            )
          )
        })}
      </dl>
      {examples.length > 0 && <Examples examples={examples} />}
    </section>
  )
}

function Examples({examples}: Pick<Effect, "examples">) {
  const say = useTexts(wordTexts)
  return (
    <ul className={style.changes} aria-label={say("example")}>
      {examples.map(({effect, row, name, before, after}) => (
        <li key={row}>
          <span className={style.names}>{name}</span>
          <span className={style.why}>{say(effect)}</span>
          <span className={style.items}>
            <Standing of={before} /> → <Standing of={after} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Standing({of: {state, codes}}: {readonly of: Effect["examples"][number]["before"]}) {
  const word = useStateWord()
  return (
    <span>
      {word(state)}{" "}
      {codes.map(code => (
        <ItemName key={code} item={code} />
      ))}
    </span>
  )
}

interface OutcomeProps {
  readonly deed: ReturnType<typeof useWordDeed>
  readonly word: string
  readonly isWithdrawn: boolean
}

/** How far reading the rows again is, and what came of it. */
export function Outcome({deed: {followed: job, busy}, word, isWithdrawn}: OutcomeProps) {
  const say = useTexts(wordTexts)
  const {count} = useNumbers()
  const effect = busy ? undefined : effectOf(job.job?.result)
  return (
    <div aria-live="polite">
      <JobProgress followed={job} label={say("reading", {word})} />
      {effect && (
        <>
          <Text mt="xs">
            {isWithdrawn
              ? say("withdrawn", {word, count: count(changedIn(effect))})
              : say("taught", {word, sure: count(effect.counts.sure ?? 0), others: count(othersIn(effect))})}
          </Text>
          <EffectView word={word} effect={effect} />
        </>
      )}
    </div>
  )
}
