import {CloseButton, Group, Title} from "@mantine/core"
import {type KeyboardEvent, type ReactNode, useEffect, useRef} from "react"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import style from "./split.module.css"

/** A list and, beside it, what is open of it; where the window is narrow, over it. */
export function Split({pane, children}: {readonly pane?: ReactNode; readonly children: ReactNode}) {
  return (
    <div className={style.split} data-open={pane ? true : undefined}>
      <div className={style.list}>{children}</div>
      {pane}
    </div>
  )
}

interface PaneProps {
  readonly title: string
  /** Under the title, small. */
  readonly about?: ReactNode
  readonly actions?: ReactNode
  readonly close: () => void
  readonly children: ReactNode
}

/** What is open of a list. Escape closes it and goes back to where one came from. */
export function Pane({title, about, actions, close, children}: PaneProps) {
  const say = useTexts(lookTexts)
  const pane = useRef<HTMLElement>(null)
  const from = useRef<Element | null>(null)
  useEffect(() => {
    from.current = document.activeElement
    // where it covers the list, one would stay behind it
    if (pane.current && getComputedStyle(pane.current).position === "absolute") pane.current.focus()
  }, [])
  const leave = () => {
    close()
    if (from.current instanceof HTMLElement) from.current.focus()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !pane.current?.contains(event.target as Node)) return
    event.stopPropagation()
    leave()
  }
  return (
    <aside ref={pane} className={style.pane} aria-label={title} tabIndex={-1} onKeyDown={key}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title order={2} className={style.title}>
          {title}
        </Title>
        <CloseButton size="sm" aria-label={say("close")} onClick={leave} />
      </Group>
      {about && <div className={style.about}>{about}</div>}
      {actions && (
        <Group gap={6} mt={8}>
          {actions}
        </Group>
      )}
      {children}
    </aside>
  )
}
