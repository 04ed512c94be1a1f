import {ActionIcon, Popover, Tooltip} from "@mantine/core"
import {IconPalette} from "@tabler/icons-react"
import type {ReactNode} from "react"
import {useTexts} from "../texts/table.ts"
import "./facet.css"
import style from "./legend.module.css"
import {legendTexts} from "./legend-texts.ts"

/** A colour of `facet.css`, and what is said of it. */
const colours = [
  ["equipment", "equipment-too"],
  ["site", "site-too"],
  ["side", "side"],
  ["method", "method-too"],
  ["processing", "processing-too"],
  ["position", "position-too"],
  ["typo", "typo"],
  ["unknown", "unknown"],
  ["aside", "aside"],
] as const

/** What the colours mean, where they are used; with what a page has of its own below. */
export function Legend({children}: {readonly children?: ReactNode}) {
  const say = useTexts(legendTexts)
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={say("title")}>
          <ActionIcon aria-label={say("title")}>
            <IconPalette size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={style.legend} aria-label={say("title")} tabIndex={-1}>
        <h2>{say("words")}</h2>
        <p>{say("words-why")}</p>
        <ul>
          {colours.map(([facet, text]) => (
            <li key={facet}>
              <span className="facet" data-facet={facet}>
                {say(text)}
              </span>
            </li>
          ))}
        </ul>
        <h2>{say("doubt")}</h2>
        <ul>
          <li className={style.warn}>{say("warn")}</li>
          <li className={style.bad}>{say("bad")}</li>
        </ul>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
