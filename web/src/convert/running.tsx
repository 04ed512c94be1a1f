import {Button} from "@mantine/core"
import {IconPlayerStop} from "@tabler/icons-react"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import style from "./running.module.css"
import {conversion} from "./server-reader.ts"
import {convertTexts} from "./texts.ts"
import type {Converting} from "./use-conversion.ts"

/** How far it is, and the way to stop. */
export function Running({converting: {now, reread}}: {readonly converting: Converting}) {
  const say = useTexts(convertTexts)
  const numbers = useNumbers()
  const count = numbers.count(now.size)
  const runs = now.phase === "reading" || now.phase === "away"
  const text = {
    empty: "",
    reading: now.lines
      ? say("reading-of", {count, all: numbers.count(now.lines.names.length)})
      : `${say("reading", {count})} · ${numbers.share(now.share)}`,
    away: say("away"),
    done: say("done", {count}),
    stopped: say("stopped", {count}),
    failed: say("failed", {count}),
  }[now.phase]
  return (
    <footer className={style.running}>
      <span role="status">{text}</span>
      {runs && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlayerStop size={13} />}
          onClick={() => conversion.stop()}
        >
          {say("stop")}
        </Button>
      )}
      {now.phase === "stopped" && (
        <Button variant="default" size="compact-xs" onClick={() => reread()}>
          {say("read-again")}
        </Button>
      )}
    </footer>
  )
}
