import {ActionIcon, Button} from "@mantine/core"
import {useElementSize, useViewportSize} from "@mantine/hooks"
import {IconArrowsMaximize, IconArrowsMinimize} from "@tabler/icons-react"
import {type ReactNode, useRef} from "react"
import {csvFile, saveAs} from "../look/download.ts"
import {useAddress} from "../look/in-address.ts"
import {Nothing, Problem, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import "../look/scale.css"
import style from "./figure-frame.module.css"
import {type Numbered, NumbersTable} from "./numbers-table.tsx"
import {standalone} from "./standalone.ts"
import {picturesTexts} from "./texts.ts"

export type FigureId = "coverage" | "heat-map" | "names" | "treemap" | "agreement"

interface FigureFrameProps {
  readonly id: FigureId
  readonly title: string
  /** What one sees, in a sentence. */
  readonly caption: string
  /** Undefined while it is on its way. */
  readonly numbers: Numbered | undefined
  /** Said where there are no numbers. */
  readonly empty: string
  readonly error?: unknown
  readonly again?: () => void
  /** What of it can be chosen. */
  readonly controls?: ReactNode
  /** The picture for so much room. */
  readonly draw: (width: number, height: number) => ReactNode
}

const usualHeight = 320
const leastLarge = 420
const around = 180 // what stands above and below a large picture

/** A picture with its title, the same in numbers, and the way to take either home. */
export function FigureFrame(props: FigureFrameProps) {
  const {id, title, caption, numbers, empty, error, again, controls, draw} = props
  const say = useTexts(picturesTexts)
  const {chosen, choose} = useAddress()
  const {ref, width} = useElementSize<HTMLDivElement>()
  const picture = useRef<HTMLDivElement>(null)
  const large = chosen.only === id
  const asNumbers = chosen.numbers === id
  const {height: room} = useViewportSize()
  const height = large ? Math.max(leastLarge, room - around) : usualHeight
  const has = numbers !== undefined && numbers.rows.length > 0
  const saveSvg = () => {
    const svg = picture.current?.querySelector("svg")
    if (svg) saveAs(`${id}.svg`, new Blob([standalone(svg, title)], {type: "image/svg+xml"}))
  }
  const saveCsv = () => numbers && saveAs(`${id}.csv`, csvFile([numbers.head, ...numbers.rows]))
  return (
    <figure className={style.frame} aria-labelledby={`${id}-title`} data-large={large || undefined}>
      <figcaption className={style.head}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p>{caption}</p>
        <div className={style.acts}>
          {controls}
          <Button
            variant="default"
            size="compact-xs"
            aria-pressed={asNumbers}
            disabled={!has}
            onClick={() => choose({numbers: asNumbers ? undefined : id})}
          >
            {say(asNumbers ? "as-picture" : "as-numbers")}
          </Button>
          <Button variant="default" size="compact-xs" disabled={!has || asNumbers} onClick={saveSvg}>
            {say("svg")}
          </Button>
          <Button variant="default" size="compact-xs" disabled={!has} onClick={saveCsv}>
            {say("csv")}
          </Button>
          <ActionIcon
            size="sm"
            aria-label={say(large ? "all" : "large")}
            title={say(large ? "all" : "large")}
            onClick={() => choose({only: large ? undefined : id})}
          >
            {large ? <IconArrowsMinimize size={15} /> : <IconArrowsMaximize size={15} />}
          </ActionIcon>
        </div>
      </figcaption>
      <div ref={ref} className={style.body} style={{minHeight: height}}>
        {error !== undefined && error !== null ? (
          <Problem error={error} {...(again && {again})} />
        ) : numbers === undefined ? (
          <Waiting lines={8} height={22} />
        ) : !has ? (
          <Nothing>{empty}</Nothing>
        ) : asNumbers ? (
          <NumbersTable label={title} numbers={numbers} height={height} />
        ) : (
          <div ref={picture}>{width > 0 && draw(Math.floor(width), height)}</div>
        )}
      </div>
    </figure>
  )
}
