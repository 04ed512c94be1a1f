import {Anchor, Button, Code, Stack} from "@mantine/core"
import {type ErrorComponentProps, Link} from "@tanstack/react-router"
import {Page} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"

/** A fault of the page itself: what it says helps whoever mends it. */
export function Broken({error, reset}: ErrorComponentProps) {
  const say = useTexts(lookTexts)
  return (
    <Page title={say("fault")}>
      <Stack align="flex-start">
        <Code block>{String(error)}</Code>
        <Button onClick={reset}>{say("again")}</Button>
      </Stack>
    </Page>
  )
}

export function Missing() {
  const say = useTexts(lookTexts)
  return (
    <Page title={say("missing")}>
      <p>{say("missing-hint")}</p>
      <Anchor component={Link} to="/">
        {say("home")}
      </Anchor>
    </Page>
  )
}
