import {ActionIcon, Tooltip} from "@mantine/core"
import {IconX} from "@tabler/icons-react"
import {useStateWord} from "../catalogues/state-texts.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {AnswerList} from "./answer-list.tsx"
import type {NumberedAnswer} from "./answers.ts"
import {ItemLine, ItemLines} from "./item-line.tsx"
import type {Action} from "./keys.ts"
import {apart, isOpen} from "./one-of.ts"
import {type Item, itemName, outsideReason, type WorkRow} from "./row.ts"
import style from "./row-panel.module.css"
import {workTexts} from "./texts.ts"
import type {Work} from "./use-desk.ts"

interface DraftProps {
  readonly work: Work
  readonly row: WorkRow
  readonly mayMap: boolean
  readonly act: (action: Action, nth?: number) => void
}

/** What accepting keeps, and how the name stands to it; an item of several can be taken out, and one of several is chosen by number. */
export function Draft({work: {desk}, row, mayMap, act}: DraftProps) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const standing = desk.standing(row)
  const done = desk.isDone(row)
  const items = desk.draft
  const open = isOpen(items)
  return (
    <section className={style.section} aria-live="polite">
      <h3>
        {say(done ? "kept-as" : open ? "will-keep-one" : "will-keep")}
        {done && <span className={style.state}>{stateOf(standing.state)}</span>}
        {desk.isChanged && <span className={style.changed}>{say("changed")}</span>}
      </h3>
      {items.length === 0 && <Nothing desk={desk} row={row} />}
      {open && mayMap ? (
        <OneOf answers={desk.answers as readonly NumberedAnswer[]} items={items} act={act} />
      ) : open ? (
        <ItemLines items={items} />
      ) : (
        <Items items={items} onTake={mayMap ? taken => desk.take(taken) : undefined} />
      )}
      {items.length > 0 && (
        <div className={style.relation} data-relation={desk.relation}>
          {say(`relation-${desk.relation}`)}
        </div>
      )}
    </section>
  )
}

function Nothing({desk, row}: {readonly desk: Work["desk"]; readonly row: WorkRow}) {
  const say = useTexts(workTexts)
  if (desk.isOutside) return <div>{say("outside-how", {reason: say(outsideReason(row))})}</div>
  return <div className={style.soft}>{say(desk.isDone(row) ? "none" : "nothing-read")}</div>
}

interface ItemsProps {
  readonly items: readonly Item[]
  /** Whoever may only look takes none out. */
  readonly onTake: ((items: readonly Item[]) => void) | undefined
}

function Items({items, onTake}: ItemsProps) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  return items.map((item, i) => (
    <div key={item.code} className={style.draft}>
      <ItemLine item={item} />
      {onTake && items.length > 1 && (
        <Tooltip label={say("remove", {name: itemName(item, language)})}>
          <ActionIcon
            size="xs"
            aria-label={say("remove", {name: itemName(item, language)})}
            onClick={() => onTake(items.filter((_, at) => at !== i))}
          >
            <IconX size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  ))
}

interface OneOfProps {
  readonly answers: readonly NumberedAnswer[]
  readonly items: readonly Item[]
  readonly act: (action: Action, nth?: number) => void
}

/** What the name leaves open: the first choice by number, what is sure and the other choices beside it. */
function OneOf({answers, items, act}: OneOfProps) {
  const say = useTexts(workTexts)
  const {sure, choices} = apart(items)
  return (
    <>
      <ItemLines items={sure} />
      <div className={style.open}>{say("open-how")}</div>
      <AnswerList
        answers={answers.filter(({taken}) => taken)}
        waiting={false}
        disabled={false}
        onChoose={nth => act("choose", nth)}
      />
      {choices.length > 1 && <div className={style.soft}>{say("open-then")}</div>}
      <ItemLines items={choices.slice(1).flat(2)} />
    </>
  )
}
