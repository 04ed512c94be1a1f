import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import type {CatalogueItem} from "./catalogue-items.ts"
import {Chart, type Mark} from "./chart.tsx"
import {FigureFrame} from "./figure-frame.tsx"
import {fitText, widthOf} from "./fit-text.ts"
import {type Heat, heatOf, type Named, others} from "./heat.ts"
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
      draw={(width, height) => heat && <HeatMap heat={heat} named={named} width={width} height={height} />}
    />
  )
}

interface HeatMapProps {
  readonly heat: Heat
  readonly named: (of: Named) => string
  readonly width: number
  readonly height: number
}

const px = 11
const headHeight = 58
const legendHeight = 34
const narrowest = 46

function HeatMap({heat, named, width, height}: HeatMapProps) {
  const say = useTexts(picturesTexts)
  const {count, short} = useNumbers()
  const measure = useMeasure()
  const {sites, methods, cells, most} = heat
  const labelWidth = Math.min(110, Math.max(40, ...sites.map(site => widthOf(named(site), px) + 10)))
  const columns = Math.max(1, Math.min(methods.length, Math.floor((width - labelWidth) / narrowest)))
  const wide = (width - labelWidth) / columns
  const high = Math.max(16, Math.min(30, (height - headHeight - legendHeight) / sites.length))
  const total = headHeight + high * sites.length + legendHeight
  const marks = sites.flatMap((site, i) =>
    methods.slice(0, columns).map((method, j): Mark => {
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
      {methods.slice(0, columns).map((method, j) => (
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
  const lines: string[] = []
  for (let rest = [...text]; rest.length > 0 && lines.length < linesOfHead; ) {
    let end = rest.length
    while (end > 1 && widthOf(rest.slice(0, end).join(""), px) > width - 4) end--
    const space = end < rest.length ? rest.lastIndexOf(" ", end) : -1
    const cut = space > 0 ? space + 1 : end
    const last = lines.length === linesOfHead - 1
    lines.push(last ? fitText(rest.join(""), width - 4, px) : rest.slice(0, cut).join("").trim())
    rest = rest.slice(cut)
  }
  return (
    <text textAnchor="middle">
      {lines.map((line, i) => (
        <tspan key={line} x={x + width / 2} y={headHeight - 7 - (lines.length - 1 - i) * 13}>
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
  const bounds = [0, ...boundsOf(most)]
  const wide = Math.min(52, width / bounds.length)
  return (
    <g>
      {bounds.map((bound, step) =>
        step > 1 && bound === bounds[step - 1] ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
          <g key={step}>
            <rect x={x + step * wide} y={y} width={wide - 2} height={8} style={{fill: `var(--scale-${step})`}} />
            <text x={x + step * wide} y={y + 19}>
              {step === 0 ? "0" : `≥${short(bound)}`}
            </text>
          </g>
        ),
      )}
    </g>
  )
}
