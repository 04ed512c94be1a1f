// biome-ignore-all lint/a11y/useSemanticElements: a table can't have rows that stand where they are put
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and tells which row is active
import {useMediaQuery} from "@mantine/hooks"
import {useRouter} from "@tanstack/react-router"
import {useVirtualizer} from "@tanstack/react-virtual"
import {type KeyboardEvent, useEffect, useId, useMemo, useRef, useState} from "react"
import {usePrinting} from "../look/printing.ts"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./list.module.css"
import {ListRow, type RowTools} from "./list-row.tsx"
import type {Readings} from "./readings.ts"
import type {Shown} from "./shown.ts"
import {convertTexts} from "./texts.ts"

interface ListProps {
  readonly readings: Readings
  readonly shown: Shown
  /** Of `shown`, which grows in place. */
  readonly count: number
  /** The place of the reading that is open, -1 for none. */
  readonly opened: number
  readonly open: (place: number) => void
}

const rowHeight = 29
const narrowRowHeight = 66

/** Readings as a grid of one line each, only those in sight made. Arrow keys go from one to the next. */
export function List({readings, shown, count, opened, open}: ListProps) {
  const say = useTexts(convertTexts)
  const id = useId()
  const [active, setActive] = useState(0)
  const at = Math.min(opened >= 0 ? Math.max(0, shown.find(opened)) : active, count - 1)
  const {frame, rows, page} = useRows(count, opened, at)
  const press = useRef<RowTools["press"]>(() => {})
  press.current = (index, place) => {
    setActive(index)
    open(place === opened ? -1 : place)
  }
  const tools = useTools(readings, press)
  const go = (to: number) => {
    const next = Math.max(0, Math.min(count - 1, to))
    setActive(next)
    rows.scrollToIndex(next, {align: "auto"})
    if (opened >= 0) open(shown.at(next))
  }
  const key = (event: KeyboardEvent) => {
    const to = goal(event.key, at, page(), count - 1)
    if (to !== undefined) go(to)
    else if (event.key === "Enter" || event.key === " ") open(opened >= 0 ? -1 : shown.at(at))
    else if (event.key === "Escape" && opened >= 0) open(-1)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={frame}
      className={style.frame}
      role="grid"
      tabIndex={0}
      aria-label={say("results")}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
      onKeyDown={key}
    >
      <Head />
      {count === 0 && <NoRows />}
      {count > 0 && (
        <div role="rowgroup" className={style.rows} style={{height: rows.getTotalSize()}}>
          {rows.getVirtualItems().map(({index, start}) => {
            const place = shown.at(index)
            return (
              <ListRow
                key={place}
                id={`${id}-${index}`}
                index={index}
                top={start}
                place={place}
                tools={tools}
                active={index === at}
                opened={place === opened}
                still={!rows.isScrolling}
              />
            )
          })}
        </div>
      )}
    </div>
  )
}

/** Where a key leads from a row; undefined where it leads nowhere. */
const goal = (key: string, at: number, page: number, last: number): number | undefined =>
  ({ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: last})[key]

const columns = ["row", "name", "items", "status", "confidence", "flags"] as const

function Head() {
  const say = useTexts(convertTexts)
  return (
    <div role="rowgroup" className={style.head}>
      <div role="row" aria-rowindex={1} className={style.row}>
        {columns.map(column => (
          <span key={column} role="columnheader" data-column={column}>
            {say(column)}
          </span>
        ))}
      </div>
    </div>
  )
}

function NoRows() {
  const say = useTexts(convertTexts)
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" className={style.nothing}>
          {say("no-rows")}
        </div>
      </div>
    </div>
  )
}

/** The rows that are in sight, and how many of them make a page; an opened one comes into sight. */
function useRows(count: number, opened: number, at: number) {
  const frame = useRef<HTMLDivElement>(null)
  const height = useMediaQuery("(max-width: 48em)") ? narrowRowHeight : rowHeight
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: usePrinting() ? count : 12,
    scrollPaddingStart: headHeight,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the height changes, and only then
  useEffect(() => rows.measure(), [height])
  const follow = useRef(opened)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an opened row comes into sight once, when it opens
  useEffect(() => {
    if (opened >= 0 && follow.current !== opened) rows.scrollToIndex(at, {align: "auto"})
    follow.current = opened
  }, [opened])
  const page = () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / height) - 2)
  return {frame, rows, page}
}

const headHeight = 28

/** What the rows need; the same as long as language and readings are, so that rows that stay aren't drawn again. */
function useTools(readings: Readings, press: {readonly current: RowTools["press"]}): RowTools {
  const say = useTexts(convertTexts)
  const word = useWords()
  const {share} = useNumbers()
  const {language} = useLanguage()
  const {history} = useRouter()
  const known = word("status", "standard") // changes once the server has told its words
  // biome-ignore lint/correctness/useExhaustiveDependencies: `word` and `say` are new each time and say the same
  return useMemo(
    () => ({
      readings,
      language,
      say,
      word,
      share,
      press: (index, place) => press.current(index, place),
      go: href => history.push(href),
    }),
    [readings, language, known],
  )
}
