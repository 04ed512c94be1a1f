import {Button, Group} from "@mantine/core"
import {useTexts} from "../texts/table.ts"
import type {Action} from "./keys.ts"
import style from "./selection-bar.module.css"
import {workTexts} from "./texts.ts"

interface SelectionBarProps {
  readonly size: number
  readonly act: (action: Action) => void
}

/** How many rows are selected, and what can be done with them. */
export function SelectionBar({size, act}: SelectionBarProps) {
  const say = useTexts(workTexts)
  return (
    <Group gap={8} className={style.bar}>
      <span role="status">{size === 0 ? "" : say("selected-count", {n: size})}</span>
      {size > 0 && (
        <>
          <Button size="compact-xs" onClick={() => act("bulk")} rightSection={<kbd>b</kbd>}>
            {say("selected-act")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => act("close")} rightSection={<kbd>Esc</kbd>}>
            {say("selected-clear")}
          </Button>
        </>
      )}
    </Group>
  )
}
