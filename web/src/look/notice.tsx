import {Button, Group} from "@mantine/core"
import {hideNotification, showNotification} from "@mantine/notifications"
import {lookTexts} from "../texts/look.ts"
import {languageNow} from "../texts/table.ts"

interface Undo {
  readonly label: string
  readonly act: () => void
}

const quietMs = 5000
const undoMs = 12_000 // long enough to read it and get there

/** Say quietly that something was done, with the way back where there is one. */
export function tell(text: string, undo?: Undo): void {
  const id = showNotification({
    message: undo ? <WithUndo text={text} undo={undo} close={() => hideNotification(id)} /> : text,
    role: "status",
    withBorder: true,
    closeButtonProps: closing(),
    autoClose: undo ? undoMs : quietMs,
  })
}

function WithUndo({text, undo, close}: {readonly text: string; readonly undo: Undo; readonly close: () => void}) {
  const back = () => {
    close()
    undo.act()
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      {text}
      <Button variant="default" size="compact-xs" onClick={back}>
        {undo.label}
      </Button>
    </Group>
  )
}

/** Say that something did not succeed, where no form or dialog is there to say it. */
export const tellFault = (text: string): void =>
  void showNotification({
    message: text,
    color: "red",
    role: "alert",
    withBorder: true,
    closeButtonProps: closing(),
    autoClose: undoMs,
  })

const closing = () => ({"aria-label": lookTexts.texts.close[languageNow()]})
