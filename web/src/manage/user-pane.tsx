import {Button, Group, Text, Title} from "@mantine/core"
import {type FormEvent, useState} from "react"
import {roleNames} from "../../../src/api/lists.ts"
import {reasonOf, useAct} from "../api/reply.ts"
import {Confirm} from "../look/confirm.tsx"
import {Facts} from "../look/facts.tsx"
import {tell, tellFault} from "../look/notice.tsx"
import {Problem} from "../look/page.tsx"
import {Pane} from "../look/split.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {HeldRoles} from "./held-roles.tsx"
import {RolePicker} from "./role-picker.tsx"
import {type Held, isMe, refreshOwn, type User, useRoleName} from "./roles.ts"
import {SecretDialog} from "./secret-dialog.tsx"
import {manageTexts} from "./texts.ts"
import {UserLinks} from "./user-links.tsx"
import {userTexts} from "./user-texts.ts"

interface UserPaneProps {
  readonly user: User
  readonly institutionName: (id: string) => string
  readonly close: () => void
}

/** One user: who they are, which roles they have, and what an administrator does for them. */
export function UserPane({user, institutionName, close}: UserPaneProps) {
  const common = useTexts(manageTexts)
  const say = useTexts(userTexts)
  const {day} = useNumbers()
  const [open, setOpen] = useState<"password" | "disable">()
  const [secret, setSecret] = useState<string>()
  const password = useAct("users.password")
  const disable = useAct("users.disable", ["users.list", "staff.list"])
  const {id, login, name, email, created, disabled} = user
  const params = {user: id}
  const shut = () => setOpen(undefined)
  const newPassword = async () => setSecret((await password.mutateAsync({params})).password)
  const disableThem = async () => {
    await disable.mutateAsync({params})
    tell(say("disabled-done", {name}))
  }
  return (
    <Pane
      title={name}
      about={login}
      close={close}
      actions={
        disabled === null && (
          <>
            <Button variant="default" onClick={() => setOpen("password")}>
              {say("password-new")}
            </Button>
            <Button variant="default" onClick={() => setOpen("disable")}>
              {say("disable")}
            </Button>
          </>
        )
      }
    >
      <Facts
        of={[
          [say("email"), email],
          [common("created"), day(created)],
          [say("disabled"), disabled && day(disabled)],
          [say("links"), <UserLinks key="links" user={user} />],
        ]}
      />
      <Roles user={user} institutionName={institutionName} />
      {open === "password" && (
        <Confirm title={say("password-title", {name})} verb={say("password-new")} act={newPassword} close={shut}>
          {say("password-asked", {name})}
        </Confirm>
      )}
      {open === "disable" && (
        <Confirm title={say("disable-title", {name})} verb={say("disable")} danger act={disableThem} close={shut}>
          {say("disable-why", {name})} {isMe(id) && <b>{say("disable-own")}</b>}
        </Confirm>
      )}
      {secret !== undefined && (
        <SecretDialog title={say("password-of", {name})} secret={secret} close={() => setSecret(undefined)}>
          {say("password-tell")}
        </SecretDialog>
      )}
    </Pane>
  )
}

function Roles({user, institutionName}: Pick<UserPaneProps, "user" | "institutionName">) {
  const common = useTexts(manageTexts)
  const {language} = useLanguage()
  const roleName = useRoleName()
  const {mutateAsync: revoke} = useAct("roles.revoke", ["users.list", "staff.list"])
  const {mutateAsync: grant} = useAct("roles.grant", ["users.list"])
  const {mutateAsync: grantAt} = useAct("staff.grant", ["users.list", "staff.list"])
  const giveBack = ({role, institution}: Held) =>
    institution === null
      ? grant({params: {user: user.id}, body: {role}})
      : // only such roles are held at an institution
        grantAt({params: {institution}, body: {login: user.login, role: role as "reader"}})
  const take = async (held: Held) => {
    await revoke({params: {user: user.id, role: held.id}})
    tell(common("revoked", {name: user.name, role: roleName(held.role)}), {
      label: common("undo"),
      act: () =>
        giveBack(held)
          .then(() => refreshOwn(user.id))
          .then(() => tell(common("undone")))
          .catch(error => tellFault(reasonOf(error, language))),
    })
    await refreshOwn(user.id)
  }
  return (
    <section aria-label={common("roles")}>
      <Title order={3} mt="md" mb={4}>
        {common("roles")}
      </Title>
      <HeldRoles
        user={user}
        where={({institution}) => (institution === null ? common("everywhere") : institutionName(institution))}
        revoke={take}
      />
      {user.disabled === null && <Grant user={user} />}
    </section>
  )
}

function Grant({user}: {readonly user: User}) {
  const common = useTexts(manageTexts)
  const say = useTexts(userTexts)
  const roleName = useRoleName()
  const free = roleNames.filter(role => !user.roles.some(held => held.role === role && held.institution === null))
  const [picked, setPicked] = useState(free[0])
  const role = picked !== undefined && free.includes(picked) ? picked : free[0]
  const grant = useAct("roles.grant", ["users.list"])
  if (role === undefined) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    grant.mutate(
      {params: {user: user.id}, body: {role}},
      {
        onSuccess: () => {
          tell(common("granted", {name: user.name, role: roleName(role)}))
          void refreshOwn(user.id)
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={send} aria-label={say("grant-title")}>
      <Title order={4} fz="sm" mt="md" mb={4}>
        {say("grant-title")}
      </Title>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <RolePicker roles={free} value={role} choose={setPicked} />
        <Button type="submit" mt={21} loading={grant.isPending}>
          {common("grant")}
        </Button>
      </Group>
      {grant.isError && <Problem error={grant.error} />}
      <Text size="xs" c="dimmed" mt={6}>
        {say("at-institution")}
      </Text>
    </form>
  )
}
