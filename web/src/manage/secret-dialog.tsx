import {Button, Group, Stack, Text, TextInput} from "@mantine/core"
import type {ReactNode} from "react"
import {Copy} from "../look/copy.tsx"
import {Dialog} from "../look/dialog.tsx"
import {useTexts} from "../texts/table.ts"
import {manageTexts} from "./texts.ts"

interface SecretDialogProps {
  readonly title: string
  readonly secret: string
  /** What to do with it. */
  readonly children?: ReactNode
  readonly close: () => void
}

/** A secret that is shown this once; it closes only by saying that it was kept. */
export function SecretDialog({title, secret, children, close}: SecretDialogProps) {
  const say = useTexts(manageTexts)
  return (
    <Dialog onClose={close} title={title} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {say("once-secret")}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            aria-label={title}
            value={secret}
            readOnly
            flex={1}
            ff="monospace"
            onFocus={event => event.currentTarget.select()}
            data-autofocus
          />
          <Copy text={secret} what={title} worded />
        </Group>
        {children && <Text size="sm">{children}</Text>}
        <Group justify="flex-end">
          <Button onClick={close}>{say("keep")}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
