import type {ReactNode} from "react"
import {Pane, Split} from "../look/split.tsx"
import {useTexts} from "../texts/table.ts"
import {manageTexts} from "./texts.ts"

interface ListAndOneProps {
  /** Which one is opened, by the address. */
  readonly asked: string | undefined
  /** What is shown of it, where the list has it. */
  readonly pane: ReactNode
  /** The list may have it further on. */
  readonly more: boolean
  readonly close: () => void
  readonly children: ReactNode
}

/** A list and, beside it, the one that is opened, or that there is no such one. */
export function ListAndOne({asked, pane, more, close, children}: ListAndOneProps) {
  const say = useTexts(manageTexts)
  const gone = asked && !more && (
    <Pane title={say("gone-title")} close={close}>
      <p>{say("gone")}</p>
    </Pane>
  )
  return <Split pane={pane || gone}>{children}</Split>
}
