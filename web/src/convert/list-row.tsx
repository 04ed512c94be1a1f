// biome-ignore-all lint/a11y/useSemanticElements: a table can't have rows that stand where they are put
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and tells which row is active
import {IconCheck} from "@tabler/icons-react"
import {Link} from "@tanstack/react-router"
import type {MouseEvent} from "react"
import {ReadName} from "../look/read-name.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {useWords} from "../texts/words.ts"
import {ItemCode} from "./item-code.tsx"
import style from "./list.module.css"
import type {Reading} from "./readings.ts"
import {convertTexts} from "./texts.ts"

interface ListRowProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly reading: Reading
  readonly edition: string
  readonly active: boolean
  readonly opened: boolean
  /** The list does not scroll: what a row asks the server for may be asked. */
  readonly still: boolean
  readonly open: () => void
}

/** One name in one line: as it was read, its first item, and how sure that is. */
export function ListRow({id, index, top, reading, edition, active, opened, still, open}: ListRowProps) {
  const say = useTexts(convertTexts)
  const word = useWords()
  const {share} = useNumbers()
  const {language} = useLanguage()
  const {row, name, account, items, status, accepted, confidence, flags} = reading
  const [first] = items
  const told = flags.map(flag => word("flag", flag)).join(language === "zh" ? "、" : ", ")
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={opened}
      className={style.row}
      data-active={active || undefined}
      data-opened={opened || undefined}
      style={{transform: `translateY(${top}px)`}}
      onClick={event => isOnRow(event) && open()}
    >
      <span role="gridcell" data-column="row">
        {row}
      </span>
      <span role="gridcell" data-column="name" title={name.slice(0, 1000)}>
        <ReadName name={name.slice(0, shownChars)} account={account} />
      </span>
      <span role="gridcell" data-column="items">
        {first && (
          <>
            <Link
              to="/items/$edition/$code"
              params={{edition, code: first.code}}
              tabIndex={-1}
              preload={false}
              className={style.item}
            >
              <ItemCode edition={edition} code={first.code} ask={still} />
              <span className={style.itemName}>{first.name}</span>
            </Link>
            {items.length > 1 && <span className={style.more}>{say("more", {count: items.length})}</span>}
          </>
        )}
      </span>
      <span role="gridcell" data-column="status" data-status={status}>
        {accepted && <IconCheck size={13} role="img" aria-label={say("accepted")} />}
        {word("status", status)}
      </span>
      <span role="gridcell" data-column="confidence">
        {items.length > 0 && share(confidence)}
      </span>
      <span role="gridcell" data-column="flags" title={told}>
        {told}
      </span>
    </div>
  )
}

const shownChars = 400

/** A click on the row itself, not on a link in it, and not the end of marking text. */
const isOnRow = (event: MouseEvent): boolean =>
  (event.target as HTMLElement).closest("a") === null && `${getSelection()}` === ""
