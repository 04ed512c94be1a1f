import {Tooltip} from "@mantine/core"
import {useWords} from "../look/words.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {type Agreement, kappaWord, type Round} from "./pairs.ts"
import style from "./rounds.module.css"
import {roundTexts} from "./texts.ts"
import "../look/facet.css"

/** How far the two agree, as a whole and by facet. */
export function AgreementLine({round: {whole, facets, waiting}}: {readonly round: Round}) {
  const say = useTexts(roundTexts)
  const word = useWords()
  const {count} = useNumbers()
  return (
    <section className={style.agreement} aria-label={say("agreement")}>
      <Measure label={say("whole")} agreement={whole} words />
      {Object.entries(facets).map(([facet, agreement]) => (
        <Measure key={facet} label={word("facet", facet)} facet={facet} agreement={agreement} />
      ))}
      {waiting > 0 && <span className={style.soft}>{say("waiting", {count: count(waiting)})}</span>}
    </section>
  )
}

interface MeasureProps {
  readonly label: string
  readonly facet?: string
  readonly agreement: Agreement
  /** Say what the number means beside it. */
  readonly words?: boolean
}

function Measure({label, facet, agreement: {rows, same, kappa}, words = false}: MeasureProps) {
  const say = useTexts(roundTexts)
  const {count, share} = useNumbers()
  const told = say("same", {same: count(same), rows: count(rows)})
  const number = kappa === undefined ? undefined : say("kappa", {n: kappa.toFixed(2)})
  const why = [told, number, say(kappaWord(kappa)), say("kappa-why"), facet && say("facets-why")]
  return (
    <Tooltip multiline w={340} label={why.filter(Boolean).join(" · ")} events={{hover: true, focus: true, touch: true}}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means is told when it has the focus */}
      <span className={style.measure} tabIndex={0}>
        <span className={facet && "facet"} data-facet={facet}>
          {label}
        </span>
        <b>{rows === 0 ? "–" : share(same / rows)}</b>
        {words && <span>{told}</span>}
        {number && <span>{number}</span>}
        {words && <span className={style.soft}>{say(kappaWord(kappa))}</span>}
      </span>
    </Tooltip>
  )
}
