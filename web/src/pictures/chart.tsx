import {useRouter} from "@tanstack/react-router"
import {type KeyboardEvent, type ReactNode, useRef, useState} from "react"
import {base} from "../api/base.ts"
import {useMarks} from "../texts/marks.ts"
import style from "./chart.module.css"
import {type Box, nearest} from "./nearest.ts"

/** Something in a picture that can be pointed at: what it says, and where it leads. */
export interface Mark extends Box {
  readonly key: string
  /** The first is its name. */
  readonly lines: readonly string[]
  /** An address of the application. */
  readonly to?: string
  readonly shape: ReactNode
  /** What is written on it, which may be less than what it says. */
  readonly words?: ReactNode
}

interface ChartProps {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** Axes, legends: drawn beneath the marks. */
  readonly children?: ReactNode
}

/**
 * A picture with marks. One of them can be reached by Tab, the others from it by
 * the arrow keys; the one that has the focus or is pointed at says what it is.
 */
export function Chart({label, width, height, marks, children}: ChartProps) {
  const [told, setTold] = useState<string>()
  const [reached, setReached] = useState(0)
  const shapes = useRef(new Map<string, HTMLElement | SVGElement>())
  const tabbed = Math.min(reached, marks.length - 1)
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") setTold(undefined)
    const to = nearest(marks, tabbed, event.key)
    if (to < 0) return
    event.preventDefault()
    shapes.current.get(marks[to]?.key ?? "")?.focus()
  }
  const shown = marks.find(({key}) => key === told)
  return (
    <div className={style.chart} style={{height}}>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no other element for a picture with parts */}
      <svg
        role="group"
        aria-label={label}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        onKeyDown={press}
      >
        {children}
        {marks.map((mark, i) => (
          <MarkShape
            key={mark.key}
            mark={mark}
            tabbed={i === tabbed}
            keep={element => {
              if (element) shapes.current.set(mark.key, element)
              else shapes.current.delete(mark.key)
            }}
            told={() => setTold(mark.key)}
            reached={() => {
              setReached(i)
              setTold(mark.key)
            }}
            left={() => setTold(before => (before === mark.key ? undefined : before))}
          />
        ))}
        <g aria-hidden>
          {marks.map(({key, words}) => (
            <g key={key}>{words}</g>
          ))}
        </g>
      </svg>
      {shown && <Tooltip mark={shown} width={width} height={height} />}
    </div>
  )
}

interface MarkShapeProps {
  readonly mark: Mark
  readonly tabbed: boolean
  readonly keep: (element: HTMLElement | SVGElement | null) => void
  readonly told: () => void
  readonly reached: () => void
  readonly left: () => void
}

function MarkShape({mark, tabbed, keep, told, reached, left}: MarkShapeProps) {
  const router = useRouter()
  const {list} = useMarks()
  const common = {
    ref: keep,
    className: style.mark,
    tabIndex: tabbed ? 0 : -1,
    "aria-label": list(mark.lines),
    onPointerEnter: told,
    onPointerLeave: left,
    onFocus: reached,
    onBlur: left,
  }
  if (!mark.to)
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: its numbers are told when it has the focus
      <g {...common} role="img">
        {mark.shape}
      </g>
    )
  const {to} = mark
  return (
    <a
      {...common}
      href={`${base}${to}`}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        router.history.push(`${base}${to}`)
      }}
    >
      {mark.shape}
    </a>
  )
}

const tooltipWidth = 240

function Tooltip({mark, width, height}: {readonly mark: Mark; readonly width: number; readonly height: number}) {
  const middle = Math.max(0, Math.min(width - tooltipWidth, mark.x + mark.width / 2 - tooltipWidth / 2))
  const low = mark.y + mark.height / 2 > height / 2
  return (
    <div
      role="tooltip"
      className={style.tooltip}
      style={{
        left: middle,
        maxWidth: tooltipWidth,
        ...(low ? {bottom: height - mark.y + 6} : {top: mark.y + mark.height + 6}),
      }}
    >
      {mark.lines.map((line, i) => (i === 0 ? <b key={line}>{line}</b> : <span key={line}>{line}</span>))}
    </div>
  )
}
