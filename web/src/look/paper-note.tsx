import {lookTexts} from "../texts/look.ts"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"

/** On paper alone: that a list has more rows than it was given so far. */
export function PaperNote({shown, total}: {readonly shown: number; readonly total: number}) {
  const say = useTexts(lookTexts)
  const {count} = useNumbers()
  if (shown >= total) return null
  return <p className="on-paper">{say("on-paper", {shown: count(shown), total: count(total)})}</p>
}
