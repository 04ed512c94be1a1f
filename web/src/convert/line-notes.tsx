import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import type {Snapshot} from "./conversion.ts"
import style from "./line-notes.module.css"
import {convertTexts} from "./texts.ts"

/** What there was to tell of a text's lines. */
export function LineNotes({now: {lines}}: {readonly now: Snapshot}) {
  const say = useTexts(convertTexts)
  const {count} = useNumbers()
  if (!lines) return null
  const parts = [
    say("lines", {count: count(lines.names.length)}),
    ...(["empty", "repeated", "long"] as const)
      .filter(what => lines[what] > 0)
      .map(what => say(what, {count: count(lines[what])})),
  ]
  return (
    <p className={style.notes} aria-live="polite">
      {parts.join(" · ")}
    </p>
  )
}
