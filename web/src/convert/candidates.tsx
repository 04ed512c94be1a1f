import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useFit} from "../look/fit.ts"
import {Problem, Waiting} from "../look/page.tsx"
import {useWords} from "../look/words.ts"
import {useMarks} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./candidates.module.css"
import {ItemCode} from "./item-code.tsx"
import type {Beside} from "./readings.ts"
import {convertTexts} from "./texts.ts"

interface CandidatesProps {
  readonly edition: string
  readonly name: string
  readonly modality: string | undefined
  readonly beside: readonly Beside[]
}

const most = 8

/** Items that a name may mean, the best first, with what speaks for and against each. */
export function Candidates({edition, name, modality, beside}: CandidatesProps) {
  const say = useTexts(convertTexts)
  const word = useWords()
  const fitting = useFit()
  const {list} = useMarks()
  const {language} = useLanguage()
  const asked = {
    name,
    ...(modality !== undefined && {modality}),
    ...(beside.length > 0 && {beside: beside.map(({kind, column, text}) => ({kind, column, text}))}),
  }
  const {data, error, refetch} = useReply("names.recognise", {
    params: {edition},
    body: {names: [asked], candidates: most},
  })
  if (error) return <Problem error={error} again={() => void refetch()} />
  if (!data) return <Waiting lines={most} height={14} />
  const candidates = data.names[0]?.candidates ?? []
  if (candidates.length === 0) return <p className={style.why}>{say("no-candidates")}</p>
  const scores = candidates.map(({score}) => score)
  const words = (facets: readonly string[]) => list(facets.map(facet => word("facet", facet)))
  return (
    <ol className={style.candidates} aria-label={say("candidates")}>
      {candidates.map(({edition, code, name, en, score, agrees, contradicts}) => (
        <li key={code}>
          <Link to="/items/$edition/$code" params={{edition, code}}>
            <ItemCode item={{edition, code, name, en}} language={language} />
          </Link>
          <span className={style.why}>
            {[
              fitting(score, scores),
              agrees.length > 0 ? say("agrees", {what: words(agrees)}) : "",
              contradicts.length > 0 ? say("contradicts", {what: words(contradicts)}) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ol>
  )
}
