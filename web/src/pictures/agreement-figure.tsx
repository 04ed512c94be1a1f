import {Select} from "@mantine/core"
import {useReply} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {may, useSession} from "../api/session.ts"
import type {Place} from "../catalogues/place.ts"
import {useAddress} from "../look/in-address.ts"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./agreement-figure.module.css"
import {Chart, type Mark} from "./chart.tsx"
import {FigureFrame} from "./figure-frame.tsx"
import {fitText} from "./fit-text.ts"
import {picturesTexts} from "./texts.ts"

/** Of one facet, or of all together. */
interface Line {
  readonly key: string
  readonly label: string
  readonly rows: number
  readonly same: number
  readonly kappa?: number
}

/** How far two people agreed in a blind round, whole and by facet. */
export function AgreementFigure({place}: {readonly place: Place}) {
  const say = useTexts(picturesTexts)
  const word = useWords()
  const allowed = may(useSession(), "institution.review", place.institution)
  const {chosen, choose} = useAddress()
  const list = useReply("rounds.list", {params: place}, {when: allowed})
  const rounds = (list.data?.rounds ?? []).filter(({both}) => both > 0)
  const round = chosen.round ?? rounds[0]?.round
  const one = useReply(
    "rounds.get",
    {params: {...place, round: round ?? ""}},
    {when: allowed && round !== undefined, keep: true},
  )
  const none = !allowed || (list.data !== undefined && round === undefined)
  const lines = none ? [] : one.data && linesOf(one.data, say("whole"), facet => word("facet", facet))
  return (
    <FigureFrame
      id="agreement"
      title={say("agreement")}
      caption={say("agreement-why")}
      empty={say(allowed ? "agreement-none" : "agreement-right")}
      error={list.error ?? one.error}
      again={() => void (list.error ? list.refetch() : one.refetch())}
      controls={
        rounds.length > 1 && (
          <Select
            size="xs"
            w={130}
            aria-label={say("round")}
            value={round ?? null}
            data={rounds.map(({round}) => round)}
            onChange={next => choose({round: next ?? undefined})}
          />
        )
      }
      numbers={
        lines && {
          head: [say("facet"), say("compared"), say("same"), say("kappa")],
          rows: lines.map(({label, rows, same, kappa}) => [label, rows, same, kappa ?? ""]),
        }
      }
      draw={width => lines && <Bars lines={lines} width={width} />}
    />
  )
}

function linesOf(
  {whole, facets}: Pick<ReplyOf<"rounds.get">, "whole" | "facets">,
  wholeLabel: string,
  labelOf: (facet: string) => string,
): readonly Line[] {
  if (whole.rows === 0) return []
  return [
    {key: "whole", label: wholeLabel, ...whole},
    ...Object.entries(facets).map(([key, agreement]) => ({key, label: labelOf(key), ...agreement})),
  ]
}

const px = 11
const rowHeight = 30
const top = 22
const labelWidth = 92
const kappaWidth = 118
const shares = [0, 0.25, 0.5, 0.75, 1]

function Bars({lines, width}: {readonly lines: readonly Line[]; readonly width: number}) {
  const say = useTexts(picturesTexts)
  const {share, count} = useNumbers()
  const wide = Math.max(40, width - labelWidth - kappaWidth)
  const marks = lines.map(({key, label, rows, same, kappa}, i): Mark => {
    const y = top + i * rowHeight
    const part = rows > 0 ? same / rows : 0
    return {
      key,
      x: 0,
      y,
      width: labelWidth + wide,
      height: rowHeight,
      lines: [
        label,
        say("same-of", {same: count(same), rows: count(rows)}),
        ...(kappa === undefined ? [] : [`${say("kappa")} ${kappa.toFixed(2)}`]),
      ],
      shape: (
        <>
          <rect className={style.ground} x={labelWidth} y={y + 7} width={wide} height={rowHeight - 14} />
          <rect
            className={style.bar}
            data-whole={key === "whole" || undefined}
            x={labelWidth}
            y={y + 7}
            width={Math.max(1, part * wide)}
            height={rowHeight - 14}
          />
        </>
      ),
      words: (
        <>
          <text x={labelWidth - 8} y={y + 19} textAnchor="end">
            {fitText(label, labelWidth - 10, px)}
          </text>
          <text x={labelWidth + wide + 8} y={y + 19}>
            {share(part)}
            {kappa !== undefined && ` · κ ${kappa.toFixed(2)}`}
          </text>
        </>
      ),
    }
  })
  return (
    <Chart label={say("agreement")} width={width} height={top + lines.length * rowHeight} marks={marks}>
      {shares.map(at => (
        <text key={at} x={labelWidth + at * wide} y={13} textAnchor={at === 0 ? "start" : at === 1 ? "end" : "middle"}>
          {share(at)}
        </text>
      ))}
    </Chart>
  )
}
