import {Button, PasswordInput, Stack} from "@mantine/core"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {isRefusal} from "../api/tagged.ts"
import {useAddress} from "../look/in-address.ts"
import {useNeeded} from "../look/needed.ts"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"

/** Whether the server knows another sign-in. */
export const hasOpenId = (): boolean => document.querySelector("meta[name=zhengming-openid]") !== null

/** Link how one signs in elsewhere with who one is here: by one's password, for whoever has the session could ask it. */
export function LinkForm({login}: {readonly login: string}) {
  const say = useTexts(accountTexts)
  const {chosen} = useAddress()
  const [password, setPassword] = useState("")
  const link = useAct("identity.link")
  const wrong = isRefusal(link.error, "login.wrong")
  const {fault, onSubmit} = useNeeded({password}, () =>
    link.mutate({body: {password}}, {onSuccess: ({url}) => location.assign(url)}),
  )
  return (
    <form onSubmit={onSubmit} noValidate>
      <input type="text" name="login" autoComplete="username" value={login} readOnly hidden />
      <Stack gap="sm" maw={340} align="stretch">
        {say(chosen.linked === undefined ? "link-why" : "link-done")}
        <PasswordInput
          label={say("password-old")}
          autoComplete="current-password"
          required
          value={password}
          error={wrong ? say("password-wrong") : fault("password")}
          onChange={event => {
            if (link.isError) link.reset()
            setPassword(event.currentTarget.value)
          }}
        />
        {link.isError && !wrong && <Problem error={link.error} />}
        <Button type="submit" variant="default" loading={link.isPending} style={{alignSelf: "flex-start"}}>
          {say("link")}
        </Button>
      </Stack>
    </form>
  )
}
