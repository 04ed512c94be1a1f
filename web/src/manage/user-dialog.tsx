import {Group, PasswordInput, Radio, TextInput} from "@mantine/core"
import {useState} from "react"
import {type StaffRole, staffRoles} from "../../../src/api/lists.ts"
import {reasonOf, useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {isRefusal} from "../api/tagged.ts"
import {tell, tellFault} from "../look/notice.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {FormDialog} from "./form-dialog.tsx"
import {usePasswordHint, usePasswordRules} from "./password-rules.ts"
import {RolePicker} from "./role-picker.tsx"
import {manageTexts} from "./texts.ts"
import {longestUser, type NewUser, noUser, userBody, userFaults} from "./user-facts.ts"
import {userTexts} from "./user-texts.ts"

interface AddUserProps {
  /** Where the new user gets a role at once, which the form asks for; nowhere when left out. */
  readonly institution?: string
  readonly close: () => void
  /** Told of the new user, with the password that was made for them. */
  readonly done: (made: ReplyOf<"users.add">) => void
}

export function AddUser({institution, close, done}: AddUserProps) {
  const say = useTexts(userTexts)
  const {language} = useLanguage()
  const {length: least} = usePasswordRules()
  const [user, setUser] = useState(noUser)
  const [tried, setTried] = useState(false)
  const [role, setRole] = useState<StaffRole>("mapper")
  const add = useAct("users.add", ["users.list"])
  const grant = useAct("staff.grant", ["staff.list", "users.list"])
  const taken = isRefusal(add.error, "thing.taken")
  const made = (reply: ReplyOf<"users.add">) => {
    tell(say("added", {name: reply.user.name}))
    if (institution !== undefined)
      grant.mutate(
        {params: {institution}, body: {login: reply.user.login, role}},
        {onError: error => tellFault(reasonOf(error, language))},
      )
    close()
    done(reply)
  }
  const send = () => {
    setTried(true)
    if (Object.keys(userFaults(user, least)).length === 0) add.mutate({body: userBody(user)}, {onSuccess: made})
  }
  const change = (next: NewUser) => {
    if (next.login !== user.login) add.reset() // the login that was taken is another now
    setUser(next)
  }
  return (
    <FormDialog
      title={say("add")}
      verb={say("add")}
      busy={add.isPending}
      error={taken ? null : add.error}
      send={send}
      close={close}
    >
      <UserFields user={user} change={change} tried={tried} taken={taken} />
      {institution !== undefined && <RolePicker roles={staffRoles} value={role} choose={setRole} />}
    </FormDialog>
  )
}

interface UserFieldsProps {
  readonly user: NewUser
  readonly change: (user: NewUser) => void
  /** Say what is wrong: not before somebody tried to send it. */
  readonly tried: boolean
  /** The server said that the login is taken. */
  readonly taken: boolean
}

/** The fields of a user's form, each with what is wrong with it. */
function UserFields({user, change, tried, taken}: UserFieldsProps) {
  const common = useTexts(manageTexts)
  const say = useTexts(userTexts)
  const {length: least} = usePasswordRules()
  const hint = usePasswordHint()
  const faults = tried ? userFaults(user, least) : {}
  const field = (name: keyof NewUser) => {
    const fault = faults[name]
    return {
      value: user[name] ?? "",
      error: fault
        ? common(fault, {most: longestUser[name], least})
        : name === "login" && taken
          ? say("taken")
          : undefined,
      onChange: (event: {currentTarget: {value: string}}) => change({...user, [name]: event.currentTarget.value}),
    }
  }
  return (
    <>
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
        onChange={how => change({...user, password: how === "made" ? undefined : ""})}
      >
        <Group gap="md" mt={4}>
          <Radio size="xs" value="made" label={say("password-made")} />
          <Radio size="xs" value="given" label={say("password-given")} />
        </Group>
      </Radio.Group>
      {user.password !== undefined && (
        <PasswordInput
          aria-label={say("password")}
          description={say("password-why", {rules: hint})}
          autoComplete="new-password"
          {...field("password")}
        />
      )}
    </>
  )
}
