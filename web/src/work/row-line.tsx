// biome-ignore-all lint/a11y/useSemanticElements: a table's layout can't put rows where they are scrolled to
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and says which of its rows is chosen
import {memo} from "react"
import {isSettled, type RowState} from "../../../src/api/lists.ts"
import {besideLine, withBeside} from "../look/beside.ts"
import {stretchesOf} from "../look/read-name.tsx"
import "../look/facet.css"
import type {Numbers} from "../texts/numbers.ts"
import type {Language, Say} from "../texts/table.ts"
import {markOf} from "./marks.ts"
import {apart, isOpen, namesOf} from "./one-of.ts"
import {type Item, itemName, readingOf, type WorkRow} from "./row.ts"
import style from "./row-line.module.css"
import type {Standing} from "./standing.ts"
import type {workTexts} from "./texts.ts"

interface RowLineProps {
  readonly id: string
  readonly at: number
  readonly top: number
  readonly height: number
  readonly row: WorkRow | undefined
  readonly standing: Standing | undefined
  readonly chosen: boolean
  readonly selected: boolean
  readonly say: Say<(typeof workTexts)["texts"]>
  readonly stateOf: (state: RowState) => string
  readonly numbers: Numbers
  readonly language: Language
  readonly onChoose: (at: number, extend: boolean) => void
}

/** One row of the work list; grey until it has been read. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const {id, at, top, height, row, standing, chosen, selected, say, stateOf, numbers, language, onChoose} = props
  const place = {transform: `translateY(${top}px)`, height}
  if (!row || !standing)
    return (
      <div id={id} role="row" aria-rowindex={at + 2} className={style.line} style={place}>
        <span role="gridcell" className={style.waiting} />
      </div>
    )
  const [first, ...more] = standing.items
  const {beside = []} = row
  const settled = isSettled(standing.state)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys, for the row it has chosen
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={at + 2}
      aria-selected={chosen}
      className={style.line}
      data-chosen={chosen || undefined}
      data-selected={selected || undefined}
      data-settled={settled || undefined}
      data-unsent={standing.unsent}
      style={place}
      onMouseDown={event => event.shiftKey && event.preventDefault()} // no text is selected with the rows
      onClick={event => onChoose(at, event.shiftKey)}
    >
      <span
        role="gridcell"
        className={style.mark}
        data-state={standing.state}
        title={selected ? say("selected") : standing.unsent ? say(`mark-${standing.unsent}`) : stateOf(standing.state)}
      >
        {selected ? "☑" : markOf(standing)}
      </span>
      <span role="gridcell" className={style.name} title={withBeside(row.name, beside, language)}>
        {stretchesOf(row.name, readingOf(row.mapping).account).map(({at: from, text, as}) =>
          as === undefined ? (
            text
          ) : (
            <span key={from} className="facet" data-facet={as}>
              {text}
            </span>
          ),
        )}
        {beside.length > 0 && <span className={style.more}> {besideLine(beside)}</span>}
      </span>
      <span role="gridcell" className={style.item} title={namesOf(standing.items, item => itemName(item, language))}>
        {(standing.unsent === "moved" || standing.unsent === "refused") && (
          <span className={style.crossed}>{say(`mark-${standing.unsent}`)} </span>
        )}
        {first ? itemName(first, language) : standing.state === "proposed" ? "" : stateOf(standing.state)}
        {more.length > 0 && <span className={style.more}> {moreOf(standing.items, say)}</span>}
        {first && !isUsual(standing) && (
          <span className={style.relation}> {say(`relation-${standing.relation}-short`)}</span>
        )}
      </span>
      <span role="gridcell" className={style.sure} data-low={row.mapping.confidence < 0.5 || undefined}>
        {settled && row.mapping.origin === "person" ? "" : numbers.share(row.mapping.confidence)}
      </span>
      <span role="gridcell" className={style.volume}>
        {numbers.count(row.volume)}
      </span>
      <span role="gridcell" className={style.code}>
        {row.code}
      </span>
    </div>
  )
})

/** What stands behind the first item: how many more are meant, or of how many it is one. */
function moreOf(items: readonly Item[], say: RowLineProps["say"]): string {
  const {sure, choices} = apart(items)
  const [first, ...others] = choices.map(({length}) => say("one-of", {n: length}))
  if (first === undefined) return `+${items.length - 1}`
  const shown = sure.length === 0 ? [first] : [...(sure.length > 1 ? [`+${sure.length - 1}`] : []), `+ ${first}`]
  return [...shown, ...others.map(text => `+ ${text}`)].join(" ")
}

/** Whether the relation says nothing that the items don't. */
const isUsual = ({items, relation}: Standing): boolean => relation === (isOpen(items) ? "broader" : "equivalent")
