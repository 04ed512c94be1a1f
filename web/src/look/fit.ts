import {useCallback} from "react"
import {lookTexts} from "../texts/look.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"

/** How many of these fit as well as the best does; which of them is meant is not told by how well they fit. */
export const alikeOf = (scores: readonly number[]): number => {
  const best = Math.max(...scores)
  return scores.filter(score => score === best).length
}

/**
 * How well a candidate fits, in words: a share that is called what it is, for it is no probability; where several fit
 * best alike, that it is one of them.
 */
export function useFit(): (score: number, scores: readonly number[]) => string {
  const say = useTexts(lookTexts)
  const {share} = useNumbers()
  return useCallback(
    (score, scores) => {
      const alike = alikeOf(scores)
      return alike > 1 && score === Math.max(...scores)
        ? say("fits-alike", {n: alike})
        : say("fits", {share: share(score)})
    },
    [say, share],
  )
}
