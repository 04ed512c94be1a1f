import {Link} from "@tanstack/react-router"
import type {ReactNode} from "react"
import {may, useSession} from "../api/session.ts"
import {useMarks} from "../texts/marks.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {type Figures, unmappedOf, waitingOf} from "./figures.ts"
import type {Place} from "./place.ts"
import {type Step, standingOf, stepNow, steps} from "./steps.ts"
import style from "./steps-bar.module.css"
import {stepsTexts} from "./steps-texts.ts"

/** Where a catalogue stands between its file and its export, each step with the way there. */
export function StepsBar({place, figures}: {readonly place: Place; readonly figures: Figures | undefined}) {
  const say = useTexts(stepsTexts)
  const {labelled} = useMarks()
  if (!figures) return <div className={style.steps} />
  const now = stepNow(figures)
  return (
    <nav aria-label={say("steps")}>
      <ol className={style.steps}>
        {steps.map(step => {
          const standing = standingOf(step, now)
          return (
            <li key={step} data-standing={standing} aria-current={standing === "now" ? "step" : undefined}>
              <StepLink step={step} place={place} title={labelled(say(step), say(standing))}>
                {say(step)}
              </StepLink>
              <Count step={step} figures={figures} />
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Count({step, figures}: {readonly step: Step; readonly figures: Figures}) {
  const say = useTexts(stepsTexts)
  const {count} = useNumbers()
  if (step === "hand-out") return null
  const counts = {"take-in": figures.rows, map: unmappedOf(figures), decide: waitingOf(figures)}
  const n = counts[step]
  return n === 0 ? null : <small>{say(`${step}-rows`, {n: count(n)})}</small>
}

interface StepLinkProps {
  readonly step: Step
  readonly place: Place
  readonly title: string
  readonly children: ReactNode
}

/** Where a step is taken; plain text for who may not. */
function StepLink({step, place: {institution, catalogue}, title, children}: StepLinkProps) {
  const session = useSession()
  const params = {institution, catalogue}
  const mapper = may(session, "institution.map", institution)
  if ((step === "take-in" || step === "map") && !mapper) return <span title={title}>{children}</span>
  if (step === "take-in")
    return (
      <Link to="/catalogues/$institution/$catalogue/import" params={params} title={title}>
        {children}
      </Link>
    )
  if (step === "decide")
    return (
      <Link to="/catalogues/$institution/$catalogue" params={params} title={title}>
        {children}
      </Link>
    )
  return (
    <Link
      to="/catalogues"
      search={{institution, catalogue, ...(step === "hand-out" && {part: "export"})}}
      title={title}
    >
      {children}
    </Link>
  )
}
