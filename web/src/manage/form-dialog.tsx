import {Button, Group, Stack} from "@mantine/core"
import type {ReactNode} from "react"
import {Dialog} from "../look/dialog.tsx"
import {Problem} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"

interface FormDialogProps {
  readonly title: string
  /** What sending it does. */
  readonly verb: string
  readonly busy: boolean
  /** Why it was not done, where no field says so; null when it was, or was not tried. */
  readonly error: unknown
  readonly send: () => void
  readonly close: () => void
  readonly children: ReactNode
}

/** A dialog with fields, what went wrong with them, and the ways out. */
export function FormDialog({title, verb, busy, error, send, close, children}: FormDialogProps) {
  return (
    <Dialog onClose={close} title={title} closeOnClickOutside={false}>
      <form
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
        noValidate
        autoComplete="off"
      >
        <Stack gap="sm">
          {children}
          {error !== null && <Problem error={error} />}
          <FormEnd verb={verb} busy={busy} close={close} />
        </Stack>
      </form>
    </Dialog>
  )
}

interface FormEndProps extends Pick<FormDialogProps, "verb" | "busy" | "close"> {
  /** Another way out, between the two. */
  readonly children?: ReactNode
}

/** The end of a form: leaving it, or sending it. */
export function FormEnd({verb, busy, close, children}: FormEndProps) {
  const say = useTexts(lookTexts)
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={close}>
        {say("cancel")}
      </Button>
      {children}
      <Button type="submit" loading={busy}>
        {verb}
      </Button>
    </Group>
  )
}
