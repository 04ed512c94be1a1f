import {Anchor} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import type {ReactNode} from "react"
import {ExplainedCode} from "../look/explained-code.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./item-line.module.css"
import {apart} from "./one-of.ts"
import {type Item, itemName} from "./row.ts"
import {workTexts} from "./texts.ts"

/** An item of an answer: its name, and its code as the way to its sheet. */
export function ItemLine({item, aside}: {readonly item: Item; readonly aside?: ReactNode}) {
  return (
    <span className={style.item}>
      <span className={style.name}>{itemName(item, useLanguage().language)}</span>
      <Anchor
        component={Link}
        to={`/items/${item.edition}/${item.code}`}
        target="_blank"
        className={style.code}
        tabIndex={-1}
      >
        <ExplainedCode edition={item.edition} code={item.code} />
      </Anchor>
      {aside}
    </span>
  )
}

/** Items of an answer, a line each; of which one is meant, with “or” between them. */
export function ItemLines({items}: {readonly items: readonly Item[]}) {
  const say = useTexts(workTexts)
  const {sure, choices} = apart(items)
  const alternatives = choices.flatMap(choice => choice.map((own, i) => [say(i === 0 ? "either" : "or"), own] as const))
  return [
    ...sure.map(item => (
      <div key={item.code}>
        <ItemLine item={item} />
      </div>
    )),
    ...alternatives.flatMap(([word, own]) =>
      own.map((item, i) => (
        <div key={item.code}>
          <span className={style.word}>{i === 0 ? word : say("and")}</span>
          <ItemLine item={item} />
        </div>
      )),
    ),
  ]
}
