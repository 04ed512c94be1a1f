import {useVirtualizer} from "@tanstack/react-virtual"
import {memo, useEffect, useRef} from "react"
import {base} from "../api/base.ts"
import {Code} from "../look/code.tsx"
import {partsOf} from "../look/code-parts.ts"
import {Marked} from "../look/marked.tsx"
import {matchesInName} from "../look/matches.ts"
import {PaperNote} from "../look/paper-note.tsx"
import {usePrinting} from "../look/printing.ts"
import {tagOf, useLanguage, useTexts} from "../texts/table.ts"
import style from "./item-list.module.css"
import type {Item} from "./items.ts"
import {searchTexts} from "./texts.ts"

const rowHeight = 46

interface ItemListProps {
  readonly id: string
  readonly edition: string
  readonly items: readonly Item[]
  readonly total: number
  /** What was searched for. */
  readonly query: string
  /** How many of the first are what it was read as. */
  readonly read: number
  /** Number of the row that the keys are at; -1 while they are at none. */
  readonly at: number
  /** Code of the item whose sheet is open. */
  readonly shown: string | undefined
  readonly onOpen: (index: number) => void
  readonly onEnd: () => void
}

/** Results, of which only those in sight are drawn; the next page is asked for before the end is. */
export const ItemList = memo(function ItemList({
  id,
  edition,
  items,
  total,
  query,
  read,
  at,
  shown,
  onOpen,
  onEnd,
}: ItemListProps) {
  const say = useTexts(searchTexts)
  const view = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => view.current,
    estimateSize: () => rowHeight,
    overscan: printing ? items.length : 1, // each more is drawn anew at every key
    getItemKey: index => items[index]?.code ?? index,
  })
  const drawn = rows.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (items.length < total && last >= items.length - 20) onEnd()
  }, [items.length, total, last, onEnd])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the top
  useEffect(() => {
    if ((rows.scrollOffset ?? 0) > 0) rows.scrollToOffset(0) // where it is at the top, asking would cost a layout
  }, [query, edition])
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, {align: "auto"})
  }, [at, rows])
  return (
    <div ref={view} className={style.view}>
      <PaperNote shown={items.length} total={total} />
      <div
        id={id}
        role="listbox"
        aria-label={say("results")}
        tabIndex={-1}
        className={style.rows}
        style={{height: rows.getTotalSize()}}
      >
        {drawn.map(({index, start}) => {
          const item = items[index]
          return (
            item && (
              <ItemRow
                key={item.code}
                id={`${id}-${index}`}
                top={start}
                edition={edition}
                item={item}
                index={index}
                total={total}
                query={query}
                read={index < read}
                active={index === at}
                shown={item.code === shown}
                onOpen={onOpen}
              />
            )
          )
        })}
      </div>
    </div>
  )
})

interface ItemRowProps {
  readonly id: string
  readonly top: number
  readonly edition: string
  readonly item: Item
  readonly index: number
  readonly total: number
  readonly query: string
  readonly read: boolean
  readonly active: boolean
  readonly shown: boolean
  readonly onOpen: (index: number) => void
}

const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const {id, top, edition, item, index, total, query, read, active, shown, onOpen} = props
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  const {code, facets} = item
  const zh = <Marked text={item.zh} at={matchesInName(item, query)} />
  const en = <Marked text={item.en} query={query} />
  const [first, second] = language === "zh" ? [zh, en] : [en, zh]
  return (
    <a // the router's links cost more than all else of a row
      id={id}
      href={`${base}/items/${encodeURIComponent(edition)}/${encodeURIComponent(code)}`}
      role="option"
      tabIndex={-1}
      aria-selected={active || shown}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-active={active || undefined}
      data-shown={shown || undefined}
      className={style.row}
      style={{transform: `translateY(${top}px)`}}
      onClick={event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(index)
      }}
    >
      <span className={style.code}>
        <Code parts={partsOf(code, facets)} query={query} />
      </span>
      <span className={style.name} lang={tagOf(language)}>
        {first}
        {read && <span className={style.read}>{say("as-read")}</span>}
      </span>
      <span className={style.other} lang={tagOf(language === "zh" ? "en" : "zh")}>
        {second}
      </span>
    </a>
  )
})
