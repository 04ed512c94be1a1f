import type {Place} from "../catalogues/place.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type CatalogueItems, filterOf, workOf} from "./catalogue-items.ts"
import {Chart, type Mark} from "./chart.tsx"
import {FigureFrame} from "./figure-frame.tsx"
import {fitText} from "./fit-text.ts"
import {picturesTexts} from "./texts.ts"
import {headHeight, type Tile, tilesOf} from "./treemap.ts"
import style from "./treemap-figure.module.css"

interface TreemapFigureProps {
  readonly place: Place
  readonly data: CatalogueItems | undefined
  readonly error: unknown
  readonly again: () => void
}

/** Which items the examinations are of. */
export function TreemapFigure({place, data, error, again}: TreemapFigureProps) {
  const say = useTexts(picturesTexts)
  const {language} = useLanguage()
  const ordered = data && [...data.items].sort((a, b) => b.volume - a.volume)
  const has = data && (data.items.length > 0 || data.unmapped.volume > 0)
  return (
    <FigureFrame
      id="treemap"
      title={say("treemap")}
      caption={say("treemap-why")}
      empty={say("none-accepted")}
      error={error}
      again={again}
      numbers={
        ordered && {
          head: [say("modality"), say("site"), say("code"), say("item"), say("examinations")],
          rows: has
            ? [
                ...ordered.map(({modality, site1, code, name, volume}) => [
                  modality,
                  site1?.[language] ?? "",
                  code,
                  name[language],
                  volume,
                ]),
                ["", "", "", say("unmapped"), data.unmapped.volume],
              ]
            : [],
        }
      }
      draw={(width, height) => data && <Treemap data={data} place={place} width={width} height={height} />}
    />
  )
}

interface TreemapProps {
  readonly data: CatalogueItems
  readonly place: Place
  readonly width: number
  readonly height: number
}

const px = 11
const narrowest = 58 // in less room a name says nothing
const series = ["CT", "XR", "MR"]

/** A modality's colour; those that are new are grey, as what isn't accepted. */
const seriesOf = (modality: string): number => {
  const at = series.indexOf(modality)
  return at < 0 ? series.length : at
}

function Treemap({data, place, width, height}: TreemapProps) {
  const say = useTexts(picturesTexts)
  const {count, share, short} = useNumbers()
  const {language} = useLanguage()
  const tiles = tilesOf(data, width, height)
  const total = data.unmapped.volume + data.items.reduce((sum, {volume}) => sum + volume, 0)
  const nameOf = ({kind, item, count: others}: Tile): string =>
    kind === "unmapped"
      ? say("unmapped")
      : kind === "rest"
        ? say("others-of", {count: count(others ?? 0)})
        : (item?.name[language] ?? "")
  const marks = tiles
    .filter(({kind}) => kind !== "modality" && kind !== "site")
    .map((tile): Mark => {
      const {key, x, y, width, height, kind, item, site, volume, modality} = tile
      const search = kind === "unmapped" ? {state: "proposed"} : item && {state: "accepted", item: filterOf(item)}
      return {
        key,
        x,
        y,
        width,
        height,
        lines: [
          nameOf(tile),
          ...(item ? [item.code] : []),
          ...(site ? [site[language]] : []),
          `${say("volume-of", {count: count(volume)})} · ${say("share-of", {share: share(volume / total)})}`,
        ],
        ...(search && {to: workOf(place, search)}),
        shape: (
          <rect
            className={style.tile}
            x={x}
            y={y}
            width={width}
            height={height}
            style={{fill: `var(--series-wash-${seriesOf(modality)})`}}
          />
        ),
        words: (
          <>
            {height > 15 && width > narrowest && (
              <text x={x + 4} y={y + 12}>
                {fitText(nameOf(tile), width - 10, px)}
              </text>
            )}
            {height > 30 && width > narrowest && (
              <text className={style.volume} x={x + 4} y={y + 25}>
                {short(volume)}
              </text>
            )}
          </>
        ),
      }
    })
  return (
    <Chart label={say("treemap")} width={width} height={height} marks={marks}>
      {tiles
        .filter(({kind}) => kind === "modality")
        .map(({key, x, y, width, height, modality, volume}) => (
          <g key={key}>
            <rect
              x={x}
              y={y}
              width={width}
              height={Math.min(height, headHeight)}
              style={{fill: `var(--series-${seriesOf(modality)})`}}
            />
            <text className={style.head} x={x + 5} y={y + 13}>
              {fitText(`${modality} ${share(volume / total)}`, width - 8, 12)}
            </text>
          </g>
        ))}
    </Chart>
  )
}
