import {Button} from "@mantine/core"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./source.module.css"
import {convertTexts} from "./texts.ts"
import type {Converting} from "./use-conversion.ts"

const headLines = 12

/** A text that is too long for the box: how much there is of it, and how it begins. */
export function SourceText({converting, text}: {readonly converting: Converting; readonly text: string}) {
  const say = useTexts(convertTexts)
  const {count} = useNumbers()
  const head = text.slice(0, 2000).split(/\r\n|\r|\n/, headLines)
  return (
    <div className={style.source}>
      <div className={style.head}>
        <b>{say("pasted")}</b>
        <span>{say("pasted-size", {count: count(text.length)})}</span>
        <Button variant="subtle" size="compact-xs" onClick={converting.clear}>
          {say("clear")}
        </Button>
      </div>
      <p className={style.why}>{say("pasted-why")}</p>
      <pre className={style.begins}>{head.map(line => `${line.slice(0, 80)}\n`)}…</pre>
    </div>
  )
}
