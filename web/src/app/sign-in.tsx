import {Anchor, Button, PasswordInput, Stack, Text, TextInput} from "@mantine/core"
import {useMutation} from "@tanstack/react-query"
import {useState} from "react"
import {base} from "../api/base.ts"
import {queries} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {sessionBegan} from "../api/session.ts"
import {useNeeded} from "../look/needed.ts"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {appTexts} from "./texts.ts"

/** Login and password; `done` when the server knows them. */
export function SignInForm({login: known = "", done}: {readonly login?: string; readonly done: () => void}) {
  const say = useTexts(appTexts)
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState("")
  const start = useMutation({
    mutationFn: async () => (await server.call("session.start", {body: {login, password}})).value,
    onSuccess: async me => {
      sessionBegan(me)
      await queries.invalidateQueries()
      done()
    },
  })
  const {fault, onSubmit} = useNeeded({login, password}, start.mutate)
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={say("login")}
          autoComplete="username"
          required
          size="sm"
          readOnly={known !== ""}
          value={login}
          error={fault("login")}
          onChange={event => setLogin(event.currentTarget.value)}
          autoFocus={known === ""}
          data-autofocus={known === "" || undefined}
        />
        <PasswordInput
          label={say("password")}
          autoComplete="current-password"
          required
          size="sm"
          value={password}
          error={fault("password")}
          onChange={event => setPassword(event.currentTarget.value)}
          data-autofocus={known !== "" || undefined}
        />
        {start.isError && <Problem error={start.error} />}
        <Button type="submit" size="sm" loading={start.isPending}>
          {say("sign-in")}
        </Button>
        <OpenId />
      </Stack>
    </form>
  )
}

/** The way through the organisation's own sign-in, where the server has one. */
function OpenId() {
  const say = useTexts(appTexts)
  return document.querySelector("meta[name=zhengming-openid]") ? (
    <Anchor href={`${base}/api/v1/openid/start`} ta="center">
      {say("sign-in-openid")}
    </Anchor>
  ) : (
    <Text size="xs" c="dimmed">
      {say("sign-in-why")}
    </Text>
  )
}
