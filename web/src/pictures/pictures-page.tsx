import {useReply} from "../api/reply.ts"
import {useSession} from "../api/session.ts"
import type {Place} from "../catalogues/place.ts"
import {PlaceLinks} from "../catalogues/place-links.tsx"
import {SignInFirst} from "../catalogues/sign-in-first.tsx"
import {usePlace} from "../catalogues/use-place.ts"
import {useAddress} from "../look/in-address.ts"
import {Page} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {AgreementFigure} from "./agreement-figure.tsx"
import {CoverageFigure} from "./coverage-figure.tsx"
import type {FigureId} from "./figure-frame.tsx"
import {HeatFigure} from "./heat-figure.tsx"
import {NamesFigure} from "./names-figure.tsx"
import style from "./pictures-page.module.css"
import {picturesTexts} from "./texts.ts"
import {TreemapFigure} from "./treemap-figure.tsx"

/** A catalogue in pictures: how far it is, and what is in it. */
export function PicturesPage() {
  const say = useTexts(picturesTexts)
  const session = useSession()
  const {name, institution, catalogue} = usePlace()
  const place = {institution, catalogue}
  const title = name === "" ? say("title") : `${name} · ${say("title")}`
  if (session.kind === "nobody")
    return (
      <Page title={title}>
        <SignInFirst />
      </Page>
    )
  return (
    <Page title={title} actions={<PlaceLinks place={place} />}>
      {session.kind !== "unknown" && <Figures place={place} />}
    </Page>
  )
}

function Figures({place}: {readonly place: Place}) {
  const {chosen} = useAddress()
  const {data, error, refetch} = useReply("catalogues.items", {params: place}, {keep: true})
  const again = () => void refetch()
  const shown = (id: FigureId) => chosen.only === undefined || chosen.only === id
  return (
    <div className={style.figures} data-one={chosen.only !== undefined || undefined}>
      {shown("coverage") && <CoverageFigure place={place} />}
      {shown("heat-map") && <HeatFigure items={data?.items} error={error} again={again} />}
      {shown("names") && <NamesFigure place={place} items={data?.items} error={error} again={again} />}
      {shown("treemap") && <TreemapFigure place={place} data={data} error={error} again={again} />}
      {shown("agreement") && <AgreementFigure place={place} />}
    </div>
  )
}
