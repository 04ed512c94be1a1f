// biome-ignore-all lint/a11y/useSemanticElements: a table can't have rows that stand where they are put
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and tells which row is active

import {IconCheck} from "@tabler/icons-react"
import {type MouseEvent, memo} from "react"
import {base} from "../api/base.ts"
import {besideLine, withBeside} from "../look/beside.ts"
import {ReadNameIn} from "../look/read-name.tsx"
import {marksOf} from "../texts/marks.ts"
import type {Say} from "../texts/table.ts"
import {ItemCode, KnownCode} from "./item-code.tsx"
import style from "./list.module.css"
import type {Word} from "./names-table.ts"
import type {Readings} from "./readings.ts"
import type {convertTexts} from "./texts.ts"

/** What all rows have in common; one object as long as nothing of it changes. */
export interface RowTools {
  readonly readings: Readings
  readonly language: "zh" | "en"
  readonly say: Say<(typeof convertTexts)["texts"]>
  readonly word: Word
  readonly share: (n: number) => string
  /** A row was clicked. */
  readonly press: (index: number, place: number) => void
  /** A link in a row was clicked. */
  readonly go: (href: string) => void
}

interface ListRowProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly place: number
  readonly tools: RowTools
  readonly active: boolean
  readonly opened: boolean
  /** The list does not scroll: what a row asks the server for may be asked. */
  readonly still: boolean
}

/** One name in one line: as it was read, its first item, and how sure that is. */
export const ListRow = memo(function ListRow({id, index, top, place, tools, active, opened, still}: ListRowProps) {
  const {readings, language, say, word, share} = tools
  const {row, name, account, items, status, accepted, confidence, flags, beside = []} = readings.at(place)
  const [first] = items
  const told = marksOf(language).list(flags.map(flag => word("flag", flag)))
  const CodeOf = still ? ItemCode : KnownCode
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
      onClick={event => isOnRow(event) && tools.press(index, place)}
    >
      <span role="gridcell" data-column="row">
        {row}
      </span>
      <span role="gridcell" data-column="name" title={withBeside(name, beside, language).slice(0, 1000)}>
        <ReadNameIn name={name.slice(0, shownChars)} account={account} language={language} word={word} />
        {beside.length > 0 && <span className={style.more}> {besideLine(beside).slice(0, shownChars)}</span>}
      </span>
      <span role="gridcell" data-column="items">
        {first && (
          <>
            <a
              href={`${base}/items/${encodeURIComponent(first.edition)}/${encodeURIComponent(first.code)}`}
              tabIndex={-1}
              className={style.item}
              onClick={event => follow(event, tools.go)}
            >
              <CodeOf item={first} language={language} />
            </a>
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
})

const shownChars = 400

/** A click on the row itself, not on a link in it, and not the end of marking text. */
const isOnRow = (event: MouseEvent): boolean =>
  (event.target as HTMLElement).closest("a") === null && `${getSelection()}` === ""

/** Within the application, unless a new window is asked for. */
function follow(event: MouseEvent<HTMLAnchorElement>, go: (href: string) => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  go(event.currentTarget.pathname)
}
