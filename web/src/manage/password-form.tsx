import {Button, Checkbox, PasswordInput, Stack} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useAct} from "../api/reply.ts"
import {isRefusal} from "../api/tagged.ts"
import {Problem} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {usePasswordHint, usePasswordRules} from "./password-rules.ts"
import {manageTexts} from "./texts.ts"
import {isPassword} from "./user-facts.ts"

interface PasswordFormProps {
  readonly login: string
  /** The one before was somebody else's choice, or is too old: one goes on with the new one. */
  readonly first?: "given" | "old"
  /** All sessions have ended by it. */
  readonly done: (password: string) => void
}

/** A new password for oneself. */
export function PasswordForm({login, first, done}: PasswordFormProps) {
  const common = useTexts(manageTexts)
  const hint = usePasswordHint()
  const {length: least} = usePasswordRules()
  const say = useTexts(accountTexts)
  const [typed, setTyped] = useState({old: "", password: "", again: ""})
  const [tokens, setTokens] = useState(false)
  const [tried, setTried] = useState(false)
  const change = useAct("password.change")
  const wrong = isRefusal(change.error, "login.wrong")
  const faults = {
    old: typed.old === "" ? common("field-needed") : undefined,
    password: isPassword(typed.password, least) ? undefined : common("field-password", {least}),
    again: typed.again === typed.password ? undefined : say("password-differs"),
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.old || faults.password || faults.again) return
    const {old, password} = typed
    change.mutate({body: {old, password, tokens}}, {onSuccess: () => done(password)})
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    maxLength: 200,
    error: (tried && faults[name]) || (name === "old" && wrong && say("password-wrong")),
    onChange: (event: {currentTarget: {value: string}}) => {
      if (change.isError) change.reset()
      setTyped({...typed, [name]: event.currentTarget.value})
    },
  })
  return (
    <form onSubmit={send} noValidate>
      <input type="text" name="login" autoComplete="username" value={login} readOnly hidden />
      <Stack gap="sm" maw={340} align="stretch">
        {say(first === "given" ? "password-first-why" : first === "old" ? "password-old-why" : "password-why")}
        <PasswordInput label={say("password-old")} autoComplete="current-password" {...field("old")} />
        <PasswordInput
          label={say("password-new")}
          description={hint}
          autoComplete="new-password"
          {...field("password")}
        />
        <PasswordInput label={say("password-again")} autoComplete="new-password" {...field("again")} />
        {!first && (
          <Checkbox
            label={say("password-tokens")}
            checked={tokens}
            onChange={event => setTokens(event.currentTarget.checked)}
          />
        )}
        {change.isError && !wrong && <Problem error={change.error} />}
        <Button type="submit" loading={change.isPending} style={{alignSelf: "flex-start"}}>
          {say(first ? "password-first" : "password-change")}
        </Button>
      </Stack>
    </form>
  )
}
