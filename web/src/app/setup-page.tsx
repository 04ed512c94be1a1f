import {Button, Paper, PasswordInput, Stack, Text, TextInput} from "@mantine/core"
import {useMutation} from "@tanstack/react-query"
import {useNavigate} from "@tanstack/react-router"
import {type FormEvent, useState} from "react"
import {isLogin, passwordPresets} from "../../../src/api/lists.ts"
import {server} from "../api/server.ts"
import {sessionBegan} from "../api/session.ts"
import {Page, Problem} from "../look/page.tsx"
import {manageTexts} from "../manage/texts.ts"
import {isPassword, longestUser} from "../manage/user-facts.ts"
import {useTexts} from "../texts/table.ts"
import {appTexts} from "./texts.ts"

const names = ["login", "name", "password"] as const
type Name = (typeof names)[number]
const {length: least} = passwordPresets.usual

/** What is wrong with a field, in the page's language. */
function useFault(body: Readonly<Record<Name, string>>): (name: Name) => string | undefined {
  const say = useTexts(manageTexts)
  return name => {
    if (body[name].trim() === "") return say("field-needed")
    if (name === "login" && !isLogin(body.login)) return say("field-login")
    return name === "password" && !isPassword(body.password, least) ? say("field-password", {least}) : undefined
  }
}

/** The first administrator, made with the secret behind the # of the link that the first start printed. */
export function SetupPage() {
  const say = useTexts(appTexts)
  const go = useNavigate()
  const [secret] = useState(() => location.hash.slice(1))
  const [body, setBody] = useState({login: "", name: "", password: ""})
  const start = useMutation({
    mutationFn: async () => (await server.call("setup.start", {body: {secret, ...body}})).value,
    onSuccess: me => {
      sessionBegan(me)
      void go({to: "/manage/institutions", replace: true})
    },
  })
  const [tried, setTried] = useState(false)
  const fault = useFault(body)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!names.some(fault)) start.mutate()
  }
  const field = (name: Name) => ({
    size: "sm",
    required: true,
    error: tried && fault(name),
    value: body[name],
    onChange: (event: {currentTarget: {value: string}}) => setBody({...body, [name]: event.currentTarget.value}),
  })
  return (
    <Page title={say("setup")}>
      <Paper withBorder p="lg" maw={420}>
        <form onSubmit={send} noValidate>
          <Stack gap="sm">
            <Text c="dimmed">{say(secret === "" ? "setup-none" : "setup-why")}</Text>
            <TextInput label={say("login")} autoComplete="username" maxLength={longestUser.login} {...field("login")} />
            <TextInput label={say("name")} autoComplete="name" maxLength={longestUser.name} {...field("name")} />
            <PasswordInput
              label={say("password-new")}
              autoComplete="new-password"
              maxLength={longestUser.password}
              {...field("password")}
            />
            {start.isError && <Problem error={start.error} />}
            <Button type="submit" size="sm" loading={start.isPending} disabled={secret === ""}>
              {say("make")}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Page>
  )
}
