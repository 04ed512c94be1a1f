import {Button, Modal, Stack, Text} from "@mantine/core"
import {base} from "../api/base.ts"
import {queries} from "../api/reply.ts"
import {signedOut, useSession} from "../api/session.ts"
import {useTexts} from "../texts/table.ts"
import {SignInForm} from "./sign-in.tsx"
import {appTexts} from "./texts.ts"

/** Over the page when a session has ended: the page stays as it is until its user is back. */
export function SessionDialog() {
  const say = useTexts(appTexts)
  const session = useSession()
  if (session.kind !== "lost") return null
  const {name, login} = session.me.user
  const leave = () => {
    signedOut()
    queries.clear()
    location.assign(`${base}/sign-in`)
  }
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} title={say("session-ended")} closeOnEscape={false}>
      <Stack gap="sm">
        <Text>{say("session-ended-why", {name})}</Text>
        <SignInForm login={login} done={() => {}} />
        <Button variant="subtle" color="gray" onClick={leave}>
          {say("session-other")}
        </Button>
      </Stack>
    </Modal>
  )
}
