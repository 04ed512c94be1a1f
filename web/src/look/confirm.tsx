import {Button, Group, Stack} from "@mantine/core"
import {type ReactNode, useState} from "react"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {Dialog} from "./dialog.tsx"
import {Problem} from "./page.tsx"

interface ConfirmProps {
  /** What is about to be done, with the name of what it is done to. */
  readonly title: string
  /** What will happen then. */
  readonly children: ReactNode
  /** The verb on the button. */
  readonly verb: string
  /** Something is lost by it. */
  readonly danger?: boolean
  /** Does it; the dialog closes when that succeeds, else says why not. */
  readonly act: () => Promise<unknown>
  readonly close: () => void
}

/** Asks once before something that can't simply be taken back. */
export function Confirm({title, children, verb, danger = false, act, close}: ConfirmProps) {
  const say = useTexts(lookTexts)
  const [state, setState] = useState<{readonly busy: boolean; readonly error?: unknown}>({busy: false})
  const go = async () => {
    setState({busy: true})
    try {
      await act()
      close()
    } catch (error) {
      setState({busy: false, error})
    }
  }
  return (
    <Dialog onClose={close} title={title} size="sm">
      <Stack gap="sm">
        <div>{children}</div>
        {state.error !== undefined && <Problem error={state.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {say("cancel")}
          </Button>
          <Button color={danger ? "red.9" : "pine"} loading={state.busy} onClick={go}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
