// biome-ignore-all lint/a11y/useSemanticElements: a table's layout can't put rows where they are scrolled to
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which of its rows is chosen

import {useMediaQuery} from "@mantine/hooks"
import {useVirtualizer} from "@tanstack/react-virtual"
import type {ReactNode} from "react"
import {type RefObject, useCallback, useEffect, useRef} from "react"
import type {WorkOrder} from "../../../src/api/lists.ts"
import {useStateWord} from "../catalogues/state-texts.ts"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {PaperNote} from "../look/paper-note.tsx"
import {usePrinting} from "../look/printing.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import type {Desk} from "./desk.ts"
import {type Filters, isDescending, narrowed} from "./filters.ts"
import {RowLine} from "./row-line.tsx"
import style from "./row-table.module.css"
import {workTexts} from "./texts.ts"
import type {Work} from "./use-desk.ts"

interface RowTableProps {
  readonly work: Work
  readonly grid: RefObject<HTMLDivElement | null>
  /** Why there may be no rows. */
  readonly empty: ReactNode
  readonly onChoose: (at: number, extend: boolean) => void
  readonly filters: Filters
  readonly onOrder: (order: WorkOrder) => void
}

/** The rows of the work list; only those in sight are drawn. The grid has the focus, and tells which row is chosen. */
export function RowTable({work, grid, empty, onChoose, filters, onOrder}: RowTableProps) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const numbers = useNumbers()
  const {language} = useLanguage()
  const {list, desk, selection} = work
  const small = useMediaQuery("(max-width: 48em)") ?? false
  const height = small ? 52 : 32
  const total = list.total ?? 0
  const printing = usePrinting()
  const head = small ? 0 : headHeight
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: useCallback(() => height, [height]),
    overscan: printing ? mostOnPaper : 8,
    scrollMargin: head,
    scrollPaddingStart: head + height, // below the head, which stays, and with the row before
    scrollPaddingEnd: height,
  })
  const [from, to] = [rows.range?.startIndex ?? 0, (rows.range?.endIndex ?? 0) + 1]
  useEffect(() => list.need(from, Math.min(to + 20, total)), [list, from, to, total])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are laid out anew
  useEffect(() => rows.measure(), [rows, height])
  const shown = useRef<{readonly desk: Desk; readonly at: number}>(undefined)
  useEffect(() => {
    if (list.total === undefined) return
    const isSame = shown.current?.desk === desk // else the list is another, however far the one before was scrolled
    if (isSame && shown.current?.at === desk.at) return
    shown.current = {desk, at: desk.at}
    rows.scrollToIndex(desk.at, {align: isSame ? "auto" : "center"})
  })
  if (list.total === undefined)
    return list.error ? <Problem error={list.error} again={() => list.again()} /> : <Waiting lines={12} height={20} />
  const drawn = rows.getVirtualItems()
  return (
    <div className={style.frame}>
      {printing && <PaperHead filters={filters} total={total} />}
      {printing && <PaperNote shown={loadedOf(list, total)} total={total} />}
      <div
        ref={grid}
        role="grid"
        aria-label={say("list")}
        aria-rowcount={total + 1}
        aria-activedescendant={drawn.some(({index}) => index === desk.at) ? idOf(desk.at) : undefined}
        tabIndex={0}
        className={style.grid}
      >
        <div role="row" aria-rowindex={1} className={style.head} style={{height: headHeight}}>
          <span role="columnheader" aria-label={say("state")} />
          {columns.map(([order, key, isNumber]) => (
            <Head key={order} order={order} filters={filters} onOrder={onOrder} right={isNumber}>
              {say(key)}
            </Head>
          ))}
        </div>
        <div role="rowgroup" className={style.rows} style={{height: rows.getTotalSize()}}>
          {drawn.map(({index, start, size}) => {
            const row = list.row(index)
            return (
              <RowLine
                key={index}
                id={idOf(index)}
                at={index}
                top={start - head}
                height={size}
                row={row}
                standing={row && desk.standing(row)}
                chosen={index === desk.at}
                selected={row !== undefined && selection.has(row)}
                say={say}
                stateOf={stateOf}
                numbers={numbers}
                language={language}
                onChoose={onChoose}
              />
            )
          })}
        </div>
        {total > 0 && (
          <div className={style.end} aria-hidden>
            {say("end-mark", {n: numbers.count(total)})}
          </div>
        )}
      </div>
      {total === 0 && <Nothing>{empty}</Nothing>}
      {list.error !== undefined && <Problem error={list.error} again={() => list.again()} />}
    </div>
  )
}

/** On paper alone: which rows these are, which the filters say on the screen. */
function PaperHead({filters, total}: {readonly filters: Filters; readonly total: number}) {
  const say = useTexts(workTexts)
  const stateOf = useStateWord()
  const {count} = useNumbers()
  const {labelled, clauses} = useMarks()
  const facts = [
    labelled(say("state"), stateOf(filters.state)),
    ...(filters.q === "" ? [] : [labelled(say("search"), filters.q)]),
    ...(narrowed({...filters, q: ""}) > 0 ? [say("narrowed")] : []),
    say("rows-count", {n: count(total)}),
    ...(filters.order === "doubt" ? [say(filters.reverse === "" ? "order" : "order-back")] : []),
  ]
  return <p className="on-paper">{clauses(facts)}</p>
}

const headHeight = 30
const mostOnPaper = 2000

/** How many rows are there so far, of those that go on paper. */
const loadedOf = (list: Work["list"], total: number): number =>
  Array.from({length: Math.min(total, mostOnPaper)}, (_, i) => list.row(i)).filter(Boolean).length

const columns = [
  ["name", "name", false],
  ["item", "item", false],
  ["confidence", "confidence-short", true],
  ["volume", "volume-short", true],
  ["code", "code", false],
] as const

interface HeadProps {
  readonly order: WorkOrder
  readonly filters: Filters
  readonly onOrder: (order: WorkOrder) => void
  readonly right: boolean
  readonly children: string
}

/** The head of a column, by which the list is ordered. */
function Head({order, filters, onOrder, right, children}: HeadProps) {
  const isOrder = filters.order === order
  const down = isDescending(filters)
  return (
    <span
      role="columnheader"
      aria-sort={isOrder ? (down ? "descending" : "ascending") : "none"}
      className={right ? style.right : undefined}
    >
      <button type="button" className={style.order} tabIndex={-1} onClick={() => onOrder(order)}>
        {children}
        {isOrder && <span aria-hidden>{down ? " ▼" : " ▲"}</span>}
      </button>
    </span>
  )
}

const idOf = (at: number): string => `row-${at}`
