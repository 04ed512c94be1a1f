import {type RefObject, useEffect, useRef} from "react"
import {reasonOf, useAct} from "../api/reply.ts"
import {ProblemError} from "../api/server.ts"
import type {Place} from "../catalogues/place.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {marksOf} from "../texts/marks.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import type {choiceOf, InForce, Pair} from "./pairs.ts"
import {roundTexts} from "./texts.ts"

/** A pair of answers on a row, and what is done with what comes of it. */
export interface PairAt {
  readonly place: Place
  readonly pair: Pair
  readonly inForce: InForce
  /** The mapping that stands now; `on` goes to the next pair. */
  readonly keep: (row: string, mapping: InForce, on: boolean) => void
  /** Ask the server for the round again. */
  readonly again: () => void
}

/** Deciding a row, and taking that back; where somebody else was faster, the round is asked for again. */
export function usePair({place, pair, inForce, keep, again}: PairAt) {
  const say = useTexts(roundTexts)
  const {language} = useLanguage()
  const {labelled} = marksOf(language)
  const began = useRef(Date.now())
  const here = useHere()
  const params = {institution: place.institution, row: pair.row}
  const deciding = useAct("rows.decide", ["rows.get", "catalogues.figures", "catalogues.report", "work.list"])
  const undoing = useAct("rows.undo", ["rows.get", "catalogues.figures", "work.list"])
  const decide = (choice: ReturnType<typeof choiceOf>, what: string) =>
    deciding.mutateAsync({params, body: {...choice, saw: inForce.id, tookMs: Date.now() - began.current}}).then(
      ({mapping}) => {
        tell(say("took", {what}))
        keep(pair.row, mapping, true)
      },
      error => {
        if (isMoved(error)) again()
        if (!here.current) tellFault(labelled(pair.name, isMoved(error) ? say("moved") : reasonOf(error, language)))
      },
    )
  const taken = ({mapping}: {readonly mapping: InForce}) => {
    tell(say("undone"))
    keep(pair.row, mapping, false)
  }
  const undo = () => undoing.mutate({params}, {onSuccess: taken})
  return {params, deciding, undoing, decide, undo, moved: isMoved(deciding.error)}
}

/** Somebody else decided the row meanwhile. */
const isMoved = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 409

/** Whether the component is still on the page: what comes back later is told another way. */
function useHere(): RefObject<boolean> {
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return here
}
