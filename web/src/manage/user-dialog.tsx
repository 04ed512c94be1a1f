import {Button, Group, PasswordInput, Radio, Stack, TextInput} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {isRefusal} from "../api/tagged.ts"
import {Dialog} from "../look/dialog.tsx"
import {tell} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {manageTexts} from "./texts.ts"
import {longestUser, type NewUser, noUser, userFaults} from "./user-facts.ts"
import {userTexts} from "./user-texts.ts"

interface AddUserProps {
  readonly close: () => void
  /** Told of the new user, with the password that was made for them. */
  readonly done: (made: ReplyOf<"users.add">) => void
}

export function AddUser({close, done}: AddUserProps) {
  const common = useTexts(manageTexts)
  const look = useTexts(lookTexts)
  const say = useTexts(userTexts)
  const [user, setUser] = useState(noUser)
  const [tried, setTried] = useState(false)
  const add = useAct("users.add", ["users.list"])
  const taken = isRefusal(add.error, "thing.taken")
  const faults = userFaults(user)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) return
    const {login, name, email, password} = user
    const body = {
      login: login.trim(),
      name: name.trim(),
      ...(email.trim() !== "" && {email: email.trim()}),
      ...(password !== undefined && {password}),
    }
    add.mutate(
      {body},
      {
        onSuccess: made => {
          tell(say("added", {name: made.user.name}))
          close()
          done(made)
        },
      },
    )
  }
  const field = (name: keyof NewUser) => {
    const fault = tried ? faults[name] : undefined
    return {
      value: user[name] ?? "",
      error: fault ? common(fault, {most: longestUser[name]}) : name === "login" && taken ? say("taken") : undefined,
      onChange: (event: {currentTarget: {value: string}}) => {
        if (name === "login") add.reset()
        setUser({...user, [name]: event.currentTarget.value})
      },
    }
  }
  return (
    <Dialog onClose={close} title={say("add")} closeOnClickOutside={false}>
      <form onSubmit={send} noValidate autoComplete="off">
        <Stack gap="sm">
          <TextInput
            label={common("login")}
            description={say("login-why")}
            withAsterisk
            data-autofocus
            autoComplete="off"
            {...field("login")}
          />
          <TextInput label={common("name")} withAsterisk {...field("name")} />
          <TextInput label={say("email")} type="email" {...field("email")} />
          <Radio.Group
            label={say("password-how")}
            value={user.password === undefined ? "made" : "given"}
            onChange={how => setUser({...user, password: how === "made" ? undefined : ""})}
          >
            <Group gap="md" mt={4}>
              <Radio size="xs" value="made" label={say("password-made")} />
              <Radio size="xs" value="given" label={say("password-given")} />
            </Group>
          </Radio.Group>
          {user.password !== undefined && (
            <PasswordInput
              aria-label={say("password")}
              description={say("password-why")}
              autoComplete="new-password"
              {...field("password")}
            />
          )}
          {add.isError && !taken && <Problem error={add.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {look("cancel")}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {say("add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
