import {Paper, Text} from "@mantine/core"
import {useNavigate, useSearch} from "@tanstack/react-router"
import {Page} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {SignInForm} from "./sign-in.tsx"
import {appTexts} from "./texts.ts"

/** Signing in, and then back to where one came from. */
export function SignInPage() {
  const say = useTexts(appTexts)
  const {to} = useSearch({strict: false}) as {to?: string}
  const go = useNavigate()
  return (
    <Page title={say("sign-in")}>
      <Text maw={560} mb="md">
        {say("product")}
      </Text>
      <Paper withBorder p="lg" maw={380}>
        <SignInForm done={() => void go({href: isOurs(to) ? to : "/catalogues"})} />
      </Paper>
    </Page>
  )
}

/** A path of this server, nothing that leads away from it. */
const isOurs = (to: string | undefined): to is string =>
  to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith("/sign-in")
