import {Anchor} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import type {ReactNode} from "react"
import {useLanguage} from "../texts/table.ts"
import style from "./item-line.module.css"
import {type Item, itemName} from "./row.ts"

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
        {item.code}
      </Anchor>
      {aside}
    </span>
  )
}
