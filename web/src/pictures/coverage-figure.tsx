import {useReply} from "../api/reply.ts"
import type {Place} from "../catalogues/place.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {Chart, type Mark} from "./chart.tsx"
import {namedDays, type Point, pathOf, pointsOf} from "./coverage.ts"
import style from "./coverage-figure.module.css"
import {FigureFrame} from "./figure-frame.tsx"
import {picturesTexts} from "./texts.ts"

const left = 44
const right = 12
const top = 26
const bottom = 24
const shares = [0, 0.25, 0.5, 0.75, 1]

/** How much of the catalogue was done, day after day. */
export function CoverageFigure({place}: {readonly place: Place}) {
  const say = useTexts(picturesTexts)
  const {data, error, refetch} = useReply("catalogues.coverage", {params: place}, {keep: true})
  const points = data && pointsOf(data.days)
  return (
    <FigureFrame
      id="coverage"
      title={say("coverage")}
      caption={say("coverage-why")}
      empty={say("coverage-none")}
      error={error}
      again={() => void refetch()}
      numbers={
        data && {
          head: [say("day"), say("rows-done"), say("rows"), say("volume-done"), say("volume")],
          rows: data.days.map(({day, rowsDone, rows, volumeDone, volume}) => [day, rowsDone, rows, volumeDone, volume]),
        }
      }
      draw={(width, height) => points && <Lines points={points} width={width} height={height} />}
    />
  )
}

interface LinesProps {
  readonly points: readonly Point[]
  readonly width: number
  readonly height: number
}

const series = [
  {key: "names", of: (point: Point) => point.names},
  {key: "examinations", of: (point: Point) => point.examinations},
] as const

/** The rectangle that the lines are drawn in, in pixels. */
interface Area {
  readonly wide: number
  readonly high: number
}

function Lines({points, width, height}: LinesProps) {
  const say = useTexts(picturesTexts)
  const area = {wide: Math.max(40, width - left - right), high: height - top - bottom}
  const marks = useDays(points, area)
  const last = points.at(-1)
  return (
    <Chart label={say("coverage")} width={width} height={height} marks={marks}>
      <Axes points={points} area={area} />
      {series.map(({key, of}, i) => (
        <g key={key}>
          <path
            className={style.line}
            data-series={key}
            transform={`translate(${left} ${top})`}
            d={pathOf(
              points.map(point => ({x: point.x, y: of(point)})),
              area.wide,
              area.high,
            )}
          />
          <Legend name={key} share={last ? of(last) : 0} x={left + i * legendWidth} />
        </g>
      ))}
    </Chart>
  )
}

/** The days, each with what is told of it when one points there. */
function useDays(points: readonly Point[], {wide, high}: Area): readonly Mark[] {
  const say = useTexts(picturesTexts)
  const {share, day} = useNumbers()
  return points.map((point, i) => {
    const [from, to] = [edge(points, i - 1, i), edge(points, i, i + 1)]
    const box = {x: left + from * wide, y: top, width: Math.max(2, (to - from) * wide), height: high}
    return {
      key: point.day,
      ...box,
      lines: [
        day(`${point.day}T12:00:00`),
        say("names-share", {share: share(point.names)}),
        say("volume-share", {share: share(point.examinations)}),
      ],
      shape: <Day point={point} alone={points.length === 1} box={box} area={{wide, high}} />,
    }
  })
}

interface DayProps {
  readonly point: Point
  /** There is no other day, and so no line. */
  readonly alone: boolean
  readonly box: Pick<Mark, "x" | "y" | "width" | "height">
  readonly area: Area
}

function Day({point, alone, box, area: {wide, high}}: DayProps) {
  const at = left + point.x * wide
  return (
    <>
      <line className={style.now} x1={at} x2={at} y1={top} y2={top + high} />
      <rect className={style.day} {...box} />
      {series.map(({key, of}) => (
        <circle
          key={key}
          className={style.dot}
          data-series={key}
          data-alone={alone || undefined}
          cx={at}
          cy={top + (1 - of(point)) * high}
          r={3}
        />
      ))}
    </>
  )
}

/** Shares at the left, days below. */
function Axes({points, area: {wide, high}}: {readonly points: readonly Point[]; readonly area: Area}) {
  const {share, day} = useNumbers()
  return (
    <>
      {shares.map(at => {
        const y = top + (1 - at) * high
        return (
          <g key={at}>
            <line className={style.rule} x1={left} x2={left + wide} y1={y + 0.5} y2={y + 0.5} />
            <text x={left - 6} y={y + 4} textAnchor="end">
              {share(at)}
            </text>
          </g>
        )
      })}
      {namedDays(points, Math.floor(wide / 110)).map(({day: at, x}) => (
        <text
          key={at}
          x={left + x * wide}
          y={top + high + bottom - 6}
          textAnchor={x < 0.05 ? "start" : x > 0.95 ? "end" : "middle"}
        >
          {day(`${at}T12:00:00`)}
        </text>
      ))}
    </>
  )
}

interface LegendProps {
  readonly name: (typeof series)[number]["key"]
  /** Where the line ends. */
  readonly share: number
  readonly x: number
}

function Legend({name, share, x}: LegendProps) {
  const say = useTexts(picturesTexts)
  const numbers = useNumbers()
  return (
    <>
      <line className={style.line} data-series={name} x1={x} x2={x + 22} y1={9} y2={9} />
      <text x={x + 28} y={13}>
        {`${say(name)} ${numbers.share(share)}`}
      </text>
    </>
  )
}

const legendWidth = 150

/** Half way between two days; the ends of the time at its ends. */
const edge = (points: readonly Point[], before: number, after: number): number => {
  const [a, b] = [points[before], points[after]]
  if (!a) return 0
  return b ? (a.x + b.x) / 2 : 1
}
