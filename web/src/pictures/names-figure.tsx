import type {Place} from "../catalogues/place.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type CatalogueItem, filterOf, workOf} from "./catalogue-items.ts"
import {Chart, type Mark} from "./chart.tsx"
import {FigureFrame} from "./figure-frame.tsx"
import {fitText} from "./fit-text.ts"
import style from "./names-figure.module.css"
import {ticksOf} from "./scale.ts"
import {picturesTexts} from "./texts.ts"

interface NamesFigureProps {
  readonly place: Place
  readonly items: readonly CatalogueItem[] | undefined
  readonly error: unknown
  readonly again: () => void
}

/** Items with the most names. */
export function NamesFigure({place, items, error, again}: NamesFigureProps) {
  const say = useTexts(picturesTexts)
  const {language} = useLanguage()
  const ordered = items && [...items].sort((a, b) => b.names - a.names || b.volume - a.volume)
  return (
    <FigureFrame
      id="names"
      title={say("names-per-item")}
      caption={say("names-per-item-why")}
      empty={say("none-accepted")}
      error={error}
      again={again}
      numbers={
        ordered && {
          head: [say("edition"), say("code"), say("item"), say("names"), say("examinations")],
          rows: ordered.map(({edition, code, name, names, volume}) => [edition, code, name[language], names, volume]),
        }
      }
      draw={(width, height) => ordered && <Bars items={ordered} place={place} width={width} height={height} />}
    />
  )
}

interface BarsProps {
  readonly items: readonly CatalogueItem[]
  readonly place: Place
  readonly width: number
  readonly height: number
}

const px = 11
const rowHeight = 19
const top = 20
const valueWidth = 40

function Bars({items, place, width, height}: BarsProps) {
  const say = useTexts(picturesTexts)
  const {count} = useNumbers()
  const {language} = useLanguage()
  const shown = items.slice(0, Math.floor((height - top) / rowHeight))
  const labelWidth = Math.min(260, width * 0.42)
  const ticks = ticksOf(shown[0]?.names ?? 0)
  const wide = Math.max(20, width - labelWidth - valueWidth)
  const most = ticks.at(-1) ?? 1
  const marks = shown.map((item, i): Mark => {
    const y = top + i * rowHeight
    const length = Math.max(1, (item.names / most) * wide)
    return {
      key: filterOf(item),
      x: 0,
      y,
      width: labelWidth + length,
      height: rowHeight,
      lines: [
        item.name[language],
        item.code,
        say("names-of", {count: count(item.names)}),
        say("volume-of", {count: count(item.volume)}),
      ],
      to: workOf(place, {state: "accepted", item: filterOf(item)}),
      shape: (
        <>
          <rect className={style.bar} x={labelWidth} y={y + 3} width={length} height={rowHeight - 6} />
          <rect className={style.hit} x={0} y={y} width={width} height={rowHeight} />
        </>
      ),
      words: (
        <>
          <text x={labelWidth - 7} y={y + 13} textAnchor="end">
            {fitText(item.name[language], labelWidth - 9, px)}
          </text>
          <text x={labelWidth + length + 5} y={y + 13}>
            {count(item.names)}
          </text>
        </>
      ),
    }
  })
  return (
    <Chart label={say("names-per-item")} width={width} height={top + shown.length * rowHeight} marks={marks}>
      {ticks.map(tick => (
        <g key={tick}>
          <line
            className={style.rule}
            x1={Math.round(labelWidth + (tick / most) * wide) + 0.5}
            x2={Math.round(labelWidth + (tick / most) * wide) + 0.5}
            y1={top - 4}
            y2={top + shown.length * rowHeight}
          />
          <text x={labelWidth + (tick / most) * wide} y={11} textAnchor="middle">
            {count(tick)}
          </text>
        </g>
      ))}
    </Chart>
  )
}
