import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import type {CatalogueItem} from "./catalogue-items.ts"
import {Chart, type Mark} from "./chart.tsx"
import {FigureFrame} from "./figure-frame.tsx"
import {fitText, widthOf, wrapText} from "./fit-text.ts"
import {heatOf, type Named, others} from "./heat.ts"
import style from "./heat-figure.module.css"
import {MeasureChoice, useMeasure} from "./measure-choice.tsx"
import {boundsOf, stepOf} from "./scale.ts"
import {picturesTexts} from "./texts.ts"

interface HeatFigureProps {
  readonly items: readonly CatalogueItem[] | undefined
  readonly error: unknown
  readonly again: () => void
}

/** How much there is of each site by each scan method. */
export function HeatFigure({items, error, again}: HeatFigureProps) {
  const say = useTexts(picturesTexts)
  const {language} = useLanguage()
  const measure = useMeasure()
  const heat = items && heatOf(items, measure)
  const named = ({key, ...both}: Named) => (key === others ? say("others") : both[language] || both.zh)
  return (
    <FigureFrame
      id="heat-map"
      title={say("heat-map")}
      caption={say("heat-map-why")}
      empty={say("none-accepted")}
      error={error}
      again={again}
      controls={<MeasureChoice />}
      numbers={
        heat && {
          head: [say("site"), ...heat.methods.map(named)],
          rows: heat.sites.map((site, i) => [named(site), ...(heat.cells[i] ?? [])]),
        }
      }
      draw={(width, height) => items && <HeatMap items={items} named={named} width={width} height={height} />}
    />
  )
}

interface HeatMapProps {
  readonly items: readonly CatalogueItem[]
  readonly named: (of: Named) => string
  readonly width: number
  readonly height: number
}

const px = 11
const headHeight = 58
const legendHeight = 34
const narrowest = {zh: 46, en: 76}

function HeatMap({items, named, width, height}: HeatMapProps) {
  const say = useTexts(picturesTexts)
  const {count, short} = useNumbers()
  const {language} = useLanguage()
  const measure = useMeasure()
  const labels = items.flatMap(({site1}) => (site1 ? [widthOf(named({key: site1.code, ...site1}), px)] : []))
  const labelWidth = Math.min(110, Math.max(40, ...labels) + 10)
  const {sites, methods, cells, most} = heatOf(items, measure, Math.floor((width - labelWidth) / narrowest[language]))
  const wide = (width - labelWidth) / methods.length
  const high = Math.max(16, Math.min(72, (height - headHeight - legendHeight) / sites.length))
  const total = headHeight + high * sites.length + legendHeight
  const marks = sites.flatMap((site, i) =>
    methods.map((method, j): Mark => {
      const value = cells[i]?.[j] ?? 0
      const step = stepOf(value, most)
      const box = {x: labelWidth + j * wide, y: headHeight + i * high, width: wide, height: high}
      return {
        ...box,
        key: `${site.zh} ${method.key}`,
        lines: [
          `${named(site)} · ${named(method)}`,
          value === 0 ? say("none-there") : say(measure === "names" ? "names-of" : "volume-of", {count: count(value)}),
        ],
        shape: (
          <rect
            x={box.x + 0.5}
            y={box.y + 0.5}
            width={wide - 1}
            height={high - 1}
            style={{fill: `var(--scale-${step})`}}
          />
        ),
        words: value > 0 && (
          <text
            className={style.value}
            x={box.x + wide / 2}
            y={box.y + high / 2 + 4}
            textAnchor="middle"
            style={{fill: `var(--scale-ink-${step})`}}
          >
            {fitText(short(value), wide - 4, px)}
          </text>
        ),
      }
    }),
  )
  return (
    <Chart label={say("heat-map")} width={width} height={total} marks={marks}>
      {methods.map((method, j) => (
        <ColumnName key={method.key} text={named(method)} x={labelWidth + j * wide} width={wide} />
      ))}
      {sites.map((site, i) => (
        <text key={site.zh} x={labelWidth - 6} y={headHeight + i * high + high / 2 + 4} textAnchor="end">
          {fitText(named(site), labelWidth - 8, px)}
        </text>
      ))}
      <Legend most={most} x={labelWidth} y={total - 20} width={width - labelWidth} />
    </Chart>
  )
}

const linesOfHead = 4

/** A name over its column, in as many lines as it takes. */
function ColumnName({text, x, width}: {readonly text: string; readonly x: number; readonly width: number}) {
  const lines = wrapText(text, width - 4, px, linesOfHead)
  return (
    <text textAnchor="middle">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <tspan key={i} x={x + width / 2} y={headHeight - 7 - (lines.length - 1 - i) * 13}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface LegendProps {
  readonly most: number
  readonly x: number
  readonly y: number
  readonly width: number
}

/** The steps of the scale, each with the value that it begins at. */
function Legend({most, x, y, width}: LegendProps) {
  const {short} = useNumbers()
  const bounds = [0, ...boundsOf(most)].map((from, step) => ({from, step}))
  const shown = bounds.filter(({from, step}) => step < 2 || from > (bounds[step - 1]?.from ?? 0))
  const wide = Math.min(54, width / shown.length)
  return (
    <g>
      {shown.map(({from, step}, i) => (
        <g key={step}>
          <rect x={x + i * wide} y={y} width={wide - 2} height={8} style={{fill: `var(--scale-${step})`}} />
          <text x={x + i * wide} y={y + 19}>
            {wide < 46 || step === 0 ? short(from) : `≥${short(from)}`}
          </text>
        </g>
      ))}
    </g>
  )
}
